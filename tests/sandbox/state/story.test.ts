import { createStory, readPeriods, type PlayDemo } from '../../../sandbox/state/story';

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('nobody plays where there are no Functions', () => {
  const story = createStory(() => undefined);

  expect(story.view()).toBeNull();
  expect(() => story.play()).toThrow('npm start runs both');
});

test('it tells what happens, and the last of it stays', async () => {
  const story = createStory(() => async (tell) => tell('Ann calls.'));

  story.play();
  await soon();

  expect(story.view()).toEqual({ playing: false, told: 'Ann calls.', failed: false });
});

test('it is played once at a time', () => {
  const story = createStory(() => () => new Promise(() => {}));
  story.play();

  expect(() => story.play()).toThrow('being played already');
});

test('what ends it early is told', async () => {
  const story = createStory(() => async () => {
    throw new Error('no Functions there');
  });

  story.play();
  await soon();

  expect(story.view()).toEqual({ playing: false, told: 'no Functions there', failed: true });
});

test('a reset ends it and forgets the days; what it still says is not heard', async () => {
  let late: Parameters<PlayDemo> | undefined;
  const story = createStory(() => async (...given) => {
    late = given;
    await new Promise(() => {});
  });
  story.play();
  story.periods = readPeriods([{ title: 'By hand', since: 1, until: 2 }]);

  story.clear();
  late?.[0]('Still here.');

  expect(late?.[1].aborted).toBe(true);
  expect([story.periods, story.view()?.told]).toEqual([[], '']);
});

test.each([[{}], ['days'], [[{ title: 'By hand' }]], [[{ title: 1, since: 1, until: 2 }]]])(
  'what is no list of periods is refused: %j',
  (input) => {
    expect(() => readPeriods(input)).toThrow('Send [{"title"');
  },
);
