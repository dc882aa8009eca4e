import { showReport, summaryOf, type Report } from '../../../cli/doctor/report';

test('a report shows status first, and the remedy below the reason', () => {
  const report: Report = { status: 'warning', about: 'Protection', why: 'It is open.', todo: 'Close it.' };

  expect(showReport(report)).toBe('warning  Protection      It is open.\n                         Close it.');
  expect(summaryOf([report, { ...report, status: 'ok' }])).toBe('1 ok, 1 warning, 0 errors');
});
