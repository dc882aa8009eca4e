import { jsonOf, showReport, summaryOf, type Report } from '../../../cli/doctor/report';

test('a report shows status first, and the remedy below the reason', () => {
  const report: Report = { status: 'warning', about: 'Protection', why: 'It is open.', todo: 'Close it.' };

  expect(showReport(report)).toBe('warning  Protection      It is open.\n                         Close it.');
  expect(summaryOf([report, { ...report, status: 'ok' }])).toBe('1 ok, 1 warning, 0 errors');
});

test('a script gets the same as JSON, counted, with the exit code', () => {
  const reports: Report[] = [
    { status: 'warning', about: 'Protection', why: 'It is open.', todo: 'Close it.' },
    { status: 'ok', about: 'Node', why: 'It is fine.' },
  ];

  expect(JSON.parse(jsonOf(reports, 1))).toEqual({
    exitCode: 1,
    ok: 1,
    warnings: 1,
    errors: 0,
    reports: [reports[0], { ...reports[1], todo: null }],
  });
});
