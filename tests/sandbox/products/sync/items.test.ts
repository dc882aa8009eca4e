import { callTwilio, client, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const service = client.sync.v1.services('default');
const items = () => service.syncMaps('links').syncMapItems;
const item = (key: string) => service.syncMaps('links').syncMapItems(key);
const itemsPath = '/v1/Services/default/Maps/links/Items';
const second = 1000;

beforeEach(() => service.syncMaps.create({ uniqueName: 'links' }));

test('an item is created once: a second create of its key is a conflict', async () => {
  await items().create({ key: 'k', data: { n: 1 } });

  const again = items().create({ key: 'k', data: { n: 2 } });

  await expect(again).rejects.toMatchObject({ status: 409, code: 54_208 });
  expect((await item('k').fetch()).data).toEqual({ n: 1 });
});

test('of many who create the same key at once, one succeeds', async () => {
  const all = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => items().create({ key: 'k', data: { n } })));

  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

describe('a revision', () => {
  test('counts the writes as text, and is the ETag', async () => {
    const created = await items().create({ key: 'k', data: {} });
    const updated = await item('k').updateWithHttpInfo({ data: { n: 1 } });

    expect([created.revision, updated.body.revision, updated.headers?.etag]).toEqual(['0', '1', '"1"']);
  });

  test.each(['0', '"0"'])('in If-Match (%s) lets the write of who read it last through', async (ifMatch) => {
    await items().create({ key: 'k', data: {} });

    const updated = await item('k').update({ ifMatch, data: { n: 1 } });

    expect(updated.data).toEqual({ n: 1 });
  });

  test('that is an old one refuses the write, and the deletion', async () => {
    await items().create({ key: 'k', data: {} });
    await item('k').update({ data: { n: 1 } });

    await expect(item('k').update({ ifMatch: '0', data: {} })).rejects.toMatchObject({ status: 412, code: 54_205 });
    await expect(item('k').remove({ ifMatch: '0' })).rejects.toMatchObject({ status: 412, code: 54_205 });
    expect((await item('k').fetch()).data).toEqual({ n: 1 });
  });
});

describe('a time to live', () => {
  test('ends the item on the sandbox’s clock; its key is free again', async () => {
    await items().create({ key: 'k', data: {}, itemTtl: 60 });
    sandbox().clock.advance(60 * second);

    await expect(item('k').fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
    await expect(items().create({ key: 'k', data: { again: true } })).resolves.toMatchObject({ revision: '0' });
  });

  test('is renewed by an update that names one, kept by one that does not, lifted by 0', async () => {
    await items().create({ key: 'k', data: {}, itemTtl: 60 });
    const kept = await item('k').update({ data: {} });
    const renewed = await item('k').update({ itemTtl: 3600 });
    const lifted = await item('k').update({ itemTtl: 0 });

    const left = [kept, renewed, lifted].map(({ dateExpires }) => dateExpires && dateExpires.getTime());
    const longer = left[1] - left[0];
    expect([longer > 3500 * second, longer < 3600 * second]).toEqual([true, true]);
    expect(left[2]).toBeNull();
  });

  test('of a map ends its items with it', async () => {
    await items().create({ key: 'k', data: {}, collectionTtl: 60 });
    sandbox().clock.advance(60 * second);

    await expect(item('k').fetch()).rejects.toMatchObject({ status: 404 });
    await expect(service.syncMaps.create({ uniqueName: 'links' })).resolves.toMatchObject({ uniqueName: 'links' });
  });

  test.each(['-1', '31536001', 'a day'])('of %s is refused', async (ItemTtl) => {
    const answer = await callTwilio(itemsPath, { form: { Key: 'k', Data: '{}', ItemTtl } });

    expect(answer.status).toBe(400);
  });
});

describe('data', () => {
  const ofSize = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

  test.each([
    ['16 KiB', ofSize(16_384), 201, undefined],
    ['a byte more', ofSize(16_385), 413, 54_006],
    ['not JSON', '{"a":', 400, 54_008],
    ['a list', '[1]', 400, 54_008],
    ['null', 'null', 400, 54_008],
    ['absent', undefined, 400, 20_001],
  ])('of %s is answered as documented', async (_, Data, status, code) => {
    const answer = await callTwilio(itemsPath, { form: { Key: 'k', ...(Data && { Data }) } });

    expect(answer.status).toBe(status);
    expect(((await answer.json()) as any).code).toBe(code);
  });

  test('takes the place of what was there as a whole', async () => {
    await items().create({ key: 'k', data: { a: 1, b: 2 } });

    const { data } = await item('k').update({ data: { b: 3 } });

    expect(data).toEqual({ b: 3 });
  });
});

describe('a key', () => {
  test.each([
    ['of 320 characters', 'k'.repeat(320), 201],
    ['longer', 'k'.repeat(321), 400],
    ['empty', '', 400],
  ])('%s is answered with %s', async (_, Key, status) => {
    const answer = await callTwilio(itemsPath, { form: { Key, Data: '{}' } });

    expect(answer.status).toBe(status);
  });

  test('with a slash can be written but not read', async () => {
    await items().create({ key: 'a/b', data: {} });

    const answers = await Promise.all(['a/b', 'a%2Fb'].map((key) => callTwilio(`${itemsPath}/${key}`)));

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  test('in other letters is read percent-encoded', async () => {
    await items().create({ key: 'Ünï çode+1', data: { n: 1 } });

    const answer = await callTwilio(`${itemsPath}/${encodeURIComponent('Ünï çode+1')}`);

    expect(await answer.json()).toMatchObject({ key: 'Ünï çode+1', data: { n: 1 } });
  });
});

describe('the list', () => {
  const keysOf = (all: { key: string }[]) => all.map(({ key }) => key).join('');

  beforeEach(async () => {
    for (const key of ['b', 'd', 'a', 'c']) await items().create({ key, data: {} });
  });

  test.each([
    [{}, 'abcd'],
    [{ order: 'desc' as const }, 'dcba'],
    [{ from: 'b' }, 'bcd'],
    [{ from: 'b', bounds: 'exclusive' as const }, 'cd'],
    [{ order: 'desc' as const, from: 'b' }, 'ba'],
    [{ pageSize: 3 }, 'abcd'],
  ])('%j is %s', async (query, expected) => {
    const all = await items().list(query);

    expect(keysOf(all)).toBe(expected);
  });

  test.each(['PageSize=101', 'Order=up', 'Bounds=none'])('refuses %s', async (query) => {
    const answer = await callTwilio(`${itemsPath}?${query}`);

    expect(answer.status).toBe(400);
  });
});

test('a deleted item is gone', async () => {
  await items().create({ key: 'k', data: {} });
  await item('k').remove();

  await expect(item('k').fetch()).rejects.toMatchObject({ status: 404 });
  await expect(item('k').update({ data: {} })).rejects.toMatchObject({ status: 404 });
});

test.each([
  ['is a burst of 200 in ten seconds, and no more', 20, 200],
  ['can be another one', 3, 30],
])('the rate of writes %s', async (_, syncMapRate, allowed) => {
  sandbox().changeSettings({ syncMapRate });
  await items().create({ key: 'k', data: {} });
  for (let n = 1; n < allowed; n += 1) await callTwilio(`${itemsPath}/k`, { form: { Data: '{}' } });

  const tooMany = item('k').update({ data: {} });

  await expect(tooMany).rejects.toMatchObject({ status: 429, code: 54_009 });
  await expect(item('k').fetch()).resolves.toBeDefined();
  sandbox().clock.advance(10 * second);
  await expect(item('k').update({ data: {} })).resolves.toBeDefined();
});

test('a write of 10 KiB counts as ten', async () => {
  const large = { key: 'k', data: { text: 'x'.repeat(10 * 1024) } };
  for (let n = 0; n < 20; n += 1) await items().create({ ...large, key: `k${n}` });

  await expect(items().create(large)).rejects.toMatchObject({ status: 429, code: 54_009 });
});

test('faults strike Sync like any product', async () => {
  sandbox().addFault({ kind: 'status', status: 503, host: '^sync\\.' });

  await expect(items().create({ key: 'k', data: {} })).rejects.toMatchObject({ status: 503 });
});
