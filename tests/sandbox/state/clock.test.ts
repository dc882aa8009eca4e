import { createClock, isoSeconds } from '../../../sandbox/state/clock';

const start = Date.parse('2030-01-01T00:00:00Z');

function clockAtStart() {
  const clock = createClock();
  clock.set(start);
  return clock;
}

test('deadlines run in the order of their times, each at its own time', () => {
  const clock = clockAtStart();
  const ran: [string, string][] = [];
  const note = (name: string) => () => void ran.push([name, isoSeconds(clock.now())]);
  clock.at(start + 3000, note('third'));
  clock.at(start + 1000, note('first'));
  clock.at(start + 1000, note('second'));

  clock.advance(10_000);

  expect(ran).toEqual([
    ['first', '2030-01-01T00:00:01Z'],
    ['second', '2030-01-01T00:00:01Z'],
    ['third', '2030-01-01T00:00:03Z'],
  ]);
});

test('a deadline set by a deadline runs in the same advance', () => {
  const clock = clockAtStart();
  let reached = 0;
  clock.at(start + 1000, () => clock.at(clock.now() + 1000, () => (reached = clock.now())));

  clock.advance(5000);

  expect(reached).toBe(start + 2000);
});

test('a deadline called off does not run', () => {
  const clock = clockAtStart();
  const ran = jest.fn();
  const callOff = clock.at(start + 1000, ran);
  callOff();

  clock.advance(5000);

  expect(ran).not.toHaveBeenCalled();
});

test('deadlines come with real time too', async () => {
  const clock = createClock();

  const reached = await new Promise((resolve) => clock.at(clock.now() + 20, () => resolve(true)));

  expect(reached).toBe(true);
});
