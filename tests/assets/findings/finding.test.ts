import { finding, findingsBytes, findingsShown, shownFindings } from '../../../assets/findings/finding';

test('a long name from outside is shortened', () => {
  expect(finding('x'.repeat(80), 'is wrong', 'fix it').field).toBe('x'.repeat(80));
  expect(finding('x'.repeat(81), 'is wrong', 'fix it').field).toBe(`${'x'.repeat(79)}…`);
});

test('all findings are shown while they fit into a reply', () => {
  const findings = Array.from({ length: findingsShown }, (_, place) => finding(`f${place}`, 'is wrong', 'fix it'));

  expect(shownFindings(findings)).toEqual(findings);
});

test('the rest is counted', () => {
  const findings = Array.from({ length: findingsShown + 7 }, (_, place) => finding(`f${place}`, 'is wrong', 'fix it'));

  const shown = shownFindings(findings);

  expect(shown).toHaveLength(findingsShown + 1);
  expect(shown.at(-1)?.problem).toBe('and 7 more of this sort');
});

test('findings that are long in bytes are counted as soon as a reply has no room for them', () => {
  const findings = Array.from({ length: 90 }, () => finding('𝔁'.repeat(40), '語'.repeat(200), 'fix it'));

  const shown = shownFindings(findings);

  expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(findingsBytes + 200);
  expect(shown.at(-1)?.problem).toBe(`and ${90 - (shown.length - 1)} more of this sort`);
});
