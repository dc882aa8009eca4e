import { reportHtml, unpackReport, type ReportFile } from '../../../insights/view/report-file';
import { join, noon } from '../story';

const html = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>';
const file: ReportFile = {
  title: `Workspace ${html}`,
  notes: ['Holds personal data.'],
  now: noon,
  edition: 'today',
  conversations: join({ conversations: { outcome: html, case: 'مريم 王 👩‍👩‍👧‍👦' } }),
};
const page = { script: 'const end = "</script>";', styles: 'p { color: red; }' };

const dataOf = (text: string) => /id="report-data">([^<]*)</.exec(text)?.[1] ?? '';

test('what was packed is unpacked, in every script', async () => {
  expect(await unpackReport(dataOf(await reportHtml(file, page)))).toEqual(file);
});

test('nothing that strangers wrote stands in the file as markup', async () => {
  const text = await reportHtml(file, page);

  expect(text).not.toContain('<img');
  expect(text.match(/<script/g)).toHaveLength(2);
  expect(text).toContain('<title>Workspace &lt;img src=x onerror=&quot;');
});

test('only the page’s own script and styles may run, and nobody is asked for anything', async () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(await reportHtml(file, page))?.[1];

  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'/);
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no deflated text', 'aGVsbG8='],
])('a damaged report is refused: %s', async (_, packed) => {
  await expect(unpackReport(packed)).rejects.toThrow('damaged');
});

test('a report that was cut off is refused', async () => {
  const packed = dataOf(await reportHtml(file, page));

  await expect(unpackReport(packed.slice(0, packed.length - 80))).rejects.toThrow('damaged');
});

test('a report from before its lists were there is refused', async () => {
  for (const missing of ['conversations', 'notes']) {
    const packed = dataOf(await reportHtml({ ...file, [missing]: undefined }, page));

    await expect(unpackReport(packed)).rejects.toThrow(
      expect.objectContaining({ message: 'The report is damaged.', cause: new TypeError('not a report') }),
    );
  }
});

test('a report is unpacked with blanks around it, as an editor leaves them', async () => {
  expect(await unpackReport(`\n ${dataOf(await reportHtml(file, page))} \n`)).toEqual(file);
});

test('a report of more bytes than are packed in one step is whole', async () => {
  const notes = Array.from({ length: 20_000 }, (_, index) => `${Math.sin(index)}`);

  expect((await unpackReport(dataOf(await reportHtml({ ...file, notes }, page)))).notes).toEqual(notes);
});

test('the title says of what and when, and what it holds is told as text', async () => {
  const titleOf = async (more: Partial<ReportFile>) =>
    /<title>(.*)<\/title>/.exec(await reportHtml({ ...file, ...more }, page))?.[1];

  expect(await titleOf({ title: 'A & B <1>', about: 'of May' })).toBe('A &amp; B &lt;1&gt;: of May');
  expect(await titleOf({ title: 'A' })).toBe('A');
});

test('script and styles end no element but their own', async () => {
  const text = await reportHtml(file, { script: 'a("</script>")', styles: 'b::after { content: "</style>" }' });

  expect(text).toContain('<script>a("<\\/script>")</script>');
  expect(text).toContain('<style>b::after { content: "<\\/style>" }</style>');
});

test('a report that is no text is refused', async () => {
  const bytes = Buffer.from(JSON.stringify({ ...file, title: 'A' }));
  bytes[bytes.indexOf('"A"') + 1] = 0xff;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64');

  await expect(unpackReport(packed)).rejects.toThrow('damaged');
});
