import { courseOf } from '../../../assets/decide/recording-course';

test.each([
  ['in-progress', 'runs'],
  ['stopped', 'runs'],
  ['processing', 'runs'],
  ['completed', 'done'],
  ['absent', 'gone'],
  ['failed', 'gone'],
  ['deleted', 'gone'],
  ['started-to-shine', undefined],
  ['__proto__', undefined],
])('%s: the recording %s', (status, course) => {
  expect(courseOf(status)).toBe(course);
});
