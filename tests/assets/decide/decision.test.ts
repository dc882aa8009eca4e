import { change, changesThatStand, mergeChanges, refuse, rewrite, type Task } from '../../../assets/decide/decision';

const recording = (digit: string) => `https://files.example/RE${digit.repeat(32)}`;
const media = (digit: string) => ({ type: 'VoiceRecording' as const, url: recording(digit) });
const task = (attributes: Task['attributes']): Task => ({
  sid: 'WT1',
  attributes,
  status: 'assigned',
  reason: null,
  version: '"1"',
});

test('a change merges one level deep and keeps everything else, nulls included', () => {
  const attributes = { call_sid: 'CA1', left: null, conversations: { campaign: 'Spring', theirs: null } };

  expect(mergeChanges(attributes, { conversations: { outcome: 'Sale' }, customers: { name: 'Jane' } })).toEqual({
    call_sid: 'CA1',
    left: null,
    conversations: { campaign: 'Spring', theirs: null, outcome: 'Sale' },
    customers: { name: 'Jane' },
  });
});

test('null removes a value', () => {
  const attributes = { conversations: { campaign: 'Spring', outcome: 'Sale' } };

  expect(mergeChanges(attributes, { conversations: { campaign: null } })).toEqual({
    conversations: { outcome: 'Sale' },
  });
});

test('media is merged by recording, never by index', () => {
  const attributes = { conversations: { media: [media('1')] } };

  expect(mergeChanges(attributes, { conversations: { media: [media('2')] } })).toEqual({
    conversations: { media: [media('1'), media('2')] },
  });
});

test.each(['text', 7, ['a list'], true])('conversations that are %j are not written over', (conversations) => {
  expect(change(task({ conversations }), { conversations: { outcome: 'Sale' } })).toMatchObject({
    code: 'task-unreadable',
    message: 'conversations on the task is not an object; nothing was written over it.',
  });
});

test('the object that is not one is named, not the one before it', () => {
  const attributes = { conversations: { media: [] }, customers: 'see CRM' };

  expect(
    change(task(attributes), { conversations: { media: [media('1')] }, customers: { name: 'Jane' } }),
  ).toMatchObject({
    message: 'customers on the task is not an object; nothing was written over it.',
  });
});

test.each([['text'], [5], [{ a: 1 }]])('media that is %j is not written over, but can be removed', (standing) => {
  const attributes = { conversations: { media: standing } };

  expect(change(task(attributes), { conversations: { media: [media('1')] } })).toMatchObject({
    code: 'task-unreadable',
    message: 'conversations.media on the task is not a list; nothing was written over it.',
  });
  expect(mergeChanges(attributes, { conversations: { media: null } })).toEqual({ conversations: {} });
});

test('what is closed, and warned about, goes with the change', () => {
  const closing = { status: 'canceled', reason: 'hangup' } as const;

  expect(change(task({}), { conversations: { outcome: 'Sale' } }, { closing })).toEqual({
    kind: 'change',
    attributes: { conversations: { outcome: 'Sale' } },
    closing,
    warnings: [],
  });
});

test('a reply tells only the changes that stand', () => {
  const attributes = { conversations: { outcome: 'Theirs', campaign: 'Spring' } };
  const changes = { conversations: { outcome: 'Ours', campaign: 'Spring', content: null } };

  expect(changesThatStand(attributes, changes)).toEqual({ conversations: { campaign: 'Spring', content: null } });
});

test('a refusal has a code, a rewrite all attributes', () => {
  expect(refuse('conflict')).toEqual({ kind: 'refuse', code: 'conflict', message: undefined });
  expect(rewrite({ left: 1 })).toEqual({ kind: 'change', attributes: { left: 1 }, warnings: [] });
});
