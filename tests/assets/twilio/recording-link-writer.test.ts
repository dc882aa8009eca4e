/** When a recording is asked for besides the write of its link; the clock is the test's own. */
import { writeRecordingLink } from '../../../assets/twilio/recording-link-writer';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const sid = `RE${'1'.repeat(32)}`;
const link = `https://api.twilio.com/2010-04-01/Accounts/AC${'a'.repeat(32)}/Recordings/${sid}`;
const taskOf = (conversations?: object) => ({
  sid: 'WT1',
  attributes: { kept: 1, ...(conversations && { conversations }) },
  status: 'assigned',
  reason: null,
  version: '"1"',
});
const linked = { kept: 1, conversations: { segment_link: link } };
let nowMs: number;

beforeEach(() => {
  nowMs = 10_000;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => jest.restoreAllMocks());

const status = (word: string) => told({ status: word });
const written = (attributes: object, etag = '"2"') =>
  told({ sid: 'WT1', attributes: JSON.stringify(attributes), assignmentStatus: 'assigned', reason: null }, { etag });
const after = (milliseconds: number, answer: Prepared) => () => {
  nowMs += milliseconds;
  return answer as ReturnType<typeof told>;
};

/** `ranAgoMs`: how long ago the recording was seen to run; undefined: it is done. */
async function write(answers: Prepared[], ranAgoMs?: number, task = taskOf()) {
  const { context, asked } = answering(answers);
  const ranAt = ranAgoMs === undefined ? undefined : nowMs - ranAgoMs;
  const result = await writeRecordingLink(context, task, { sid }, ranAt);
  return {
    result,
    asked: asked.map(([name]) => (name === `recordings(${sid}).fetch` ? 'status' : 'task')),
    sent: asked,
  };
}

test('the link of a recording that is done is written, and nothing else is asked', async () => {
  const { result, sent } = await write([written(linked)]);

  expect(result).toMatchObject({ code: 'changed', gone: false, task: { attributes: linked } });
  expect(sent.map(([, fields]) => fields)).toEqual([{ attributes: JSON.stringify(linked), ifMatch: '"1"' }]);
});

describe('a link that stands already', () => {
  const standing = taskOf({ segment_link: link });

  test.each([undefined, 0, 3000])('costs no request where the recording ran %j ms ago', async (agoMs) => {
    const { result, asked } = await write([], agoMs, standing);

    expect([result.code, result.gone, asked]).toEqual(['unchanged', false, []]);
  });

  test('is taken away by a late callback where the recording came to nothing', async () => {
    const answers = [status('absent'), written({ kept: 1, conversations: {} })];

    const { result, asked, sent } = await write(answers, 3001, standing);

    expect([result.code, result.gone, asked]).toEqual(['changed', true, ['status', 'task']]);
    expect(sent[1][1]).toEqual({ attributes: '{"kept":1,"conversations":{}}', ifMatch: '"1"' });
  });

  test.each([
    ['is there', status('completed')],
    ['was deleted from Twilio, for it may live on elsewhere', failure('not-found')],
    ['cannot be asked for', failure('unavailable')],
  ])('stays where the recording %s', async (_, answer) => {
    const { result, asked } = await write([answer], 3001, standing);

    expect([result.code, result.gone, asked]).toEqual(['unchanged', false, ['status']]);
  });
});

test.each([
  [500, ['task']],
  [501, ['status', 'task']],
])('a recording that ran %i ms ago: asked are %j', async (agoMs, expected) => {
  const answers = [status('processing'), written(linked)].slice(-expected.length);

  const { result, asked } = await write(answers, agoMs);

  expect([result.code, result.gone, asked]).toEqual(['changed', false, expected]);
});

test.each([
  ['absent', 1000],
  ['failed', 1000],
  ['absent', 4000],
  ['deleted', 4000],
])('a recording that is %s by now gets no link, %i ms after it ran', async (word, agoMs) => {
  const { result, asked } = await write([status(word)], agoMs);

  expect([result, asked]).toEqual([{ code: 'unchanged', attempts: 0, gone: true }, ['status']]);
});

test('a recording that is not there any more gets no link', async () => {
  expect((await write([failure('not-found')], 1000)).result).toEqual({ code: 'unchanged', attempts: 0, gone: true });
});

test('a recording that came to nothing while its link was written loses it again', async () => {
  const { result, asked, sent } = await write(
    [after(600, written(linked)), status('absent'), written({ kept: 1, conversations: {} }, '"3"')],
    0,
  );

  expect(result).toMatchObject({ code: 'changed', gone: true, task: { version: '"3"' } });
  expect(asked).toEqual(['task', 'status', 'task']);
  expect(sent[2][1]).toEqual({ attributes: '{"kept":1,"conversations":{}}', ifMatch: '"2"' });
});

test('one that was just asked for is not asked again after a quick write', async () => {
  const { asked } = await write([after(400, status('processing')), after(100, written(linked))], 1000);

  expect(asked).toEqual(['status', 'task']);
});

test('after a slow write it is, reckoned from the asking', async () => {
  const answers = [after(400, status('processing')), after(101, written(linked)), status('completed')];

  const { result, asked } = await write(answers, 1000);

  expect([result.code, result.gone, asked]).toEqual(['changed', false, ['status', 'task', 'status']]);
});

test('one that could not be asked for gets its link, and is asked for again after it', async () => {
  const answers = [failure('unavailable'), written(linked), failure('unavailable')];

  const { result, asked } = await write(answers, 501);

  expect([result.code, result.gone, asked]).toEqual(['changed', false, ['status', 'task', 'status']]);
});

test('where nothing could be written nothing is to be taken away', async () => {
  const { result, asked } = await write([after(600, failure('not-found'))], 0);

  expect([result.code, result.gone, asked]).toEqual(['task-not-found', false, ['task']]);
});
