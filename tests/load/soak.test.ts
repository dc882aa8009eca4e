/** A hundred callers for a few seconds; `npm run soak` is the same for a minute or as long as told. */
import { startBundle } from '../harness/bundle';
import { soak, verdict, type SoakReport } from './soak';

let report: SoakReport;

beforeAll(async () => {
  report = await soak({ seconds: 5, callers: 100 });
}, 60_000);

test('nothing is lost, nothing is late, nothing piles up', () => {
  // Other suites run beside this one.
  expect(verdict(report, 2000)).toEqual([]);
});

test('every Function was called', async () => {
  const bundle = await startBundle();
  const served = bundle.functions.routes.filter(({ type }) => type === 'function').map(({ path }) => path);
  await bundle.close();

  expect(Object.keys(report.paths).toSorted()).toEqual(served.toSorted());
});
