/** Calls per callback and per action, the media Function's own time before the first byte, and its memory over an hour of sound. */
import { once } from 'node:events';
import { get } from 'node:http';
import { signRecording } from '../../assets/decide/recording-link';
import { median, type Figure } from './figure';
import { seed, startBenchBundle, type BenchBundle } from './support/bench-bundle';

export const name = 'Recordings';

const secret = 'a-secret-of-thirty-two-characters';
const TaskSid = seed.taskSids.answeredCall;
const CallSid = seed.callSids.answeredCall;
const hour = 3600;
/** Milliseconds Twilio takes for each request while times are measured. */
const latencyMs = 20;

const callback = {
  AccountSid: seed.accountSid,
  CallSid,
  RecordingSid: `RE${'7'.repeat(32)}`,
  RecordingStatus: 'completed',
  RecordingChannels: '1',
  RecordingStartTime: 'Wed, 20 Apr 2022 23:45:25 +0000',
  ErrorCode: '0',
};

async function callsOf(bundle: BenchBundle, path: string, parameters: Record<string, string>): Promise<number> {
  bundle.sandbox.requests.clear();
  const { status, body } = await bundle.call(path, parameters);
  if (status !== 200 && status !== 204) throw new Error(`${path} answered ${status} ${body?.code}`);
  return bundle.twilioCalls();
}

async function callsPerCallback(bundle: BenchBundle): Promise<Figure[]> {
  const tell = (query: string, changed = {}) =>
    callsOf(bundle, `/webhooks/recording-status${query}`, { ...callback, ...changed });
  const put = await tell(`?TaskSid=${TaskSid}`);
  const again = await tell(`?TaskSid=${TaskSid}`);
  const absent = await tell(`?TaskSid=${TaskSid}`, { RecordingStatus: 'absent' });
  const lateStart = await tell(`?TaskSid=${TaskSid}`, { RecordingStatus: 'in-progress' });
  bundle.sandbox.reset();
  // Twilio tells whole seconds: only at the beginning of one is it told at once.
  await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
  const promptStart = await tell(`?TaskSid=${TaskSid}`, {
    RecordingStatus: 'in-progress',
    RecordingStartTime: new Date().toUTCString(),
  });
  bundle.sandbox.reset();
  const byCall = await tell('');
  return [
    { what: 'recording-status, link put on the task', ours: put, unit: 'calls', target: '2' },
    { what: 'recording-status, link stands', ours: again, unit: 'calls', target: '1' },
    { what: 'recording-status, absent: link taken away', ours: absent, unit: 'calls', target: '2' },
    { what: 'recording-status, in-progress told at once', ours: promptStart, unit: 'calls', target: '2' },
    { what: 'recording-status, in-progress told late: is it absent by now?', ours: lateStart, unit: 'calls' },
    { what: 'recording-status without TaskSid', ours: byCall, unit: 'calls' },
  ];
}

async function callsPerAction(bundle: BenchBundle): Promise<Figure[]> {
  bundle.sandbox.reset();
  bundle.sandbox.addFault({ kind: 'callback-lost', times: 'always' });
  const record = (Action: string) => callsOf(bundle, '/studio/record-call', { TaskSid, CallSid, Action });
  const start = await record('start');
  const pause = await record('pause');
  return [
    { what: 'record-call start: task read, recording started, link written', ours: start, unit: 'calls' },
    { what: 'record-call pause, resume, stop', ours: pause, unit: 'calls' },
  ];
}

interface Part {
  /** Milliseconds until the head of the answer and the first bytes were there. */
  firstByte: number;
  bytes: number;
  status: number;
}

async function fetchPart(url: string, range: string): Promise<Part> {
  const started = performance.now();
  const request = get(url, { headers: { range } });
  const [answer] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  let firstByte = 0;
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    firstByte ||= performance.now() - started;
    bytes += chunk.length;
  }
  return { firstByte, bytes, status: answer.statusCode ?? 0 };
}

function putHour(bundle: BenchBundle): { ours: string; twilios: string } {
  const { sid } = bundle.sandbox.actions.putRecording({ call: CallSid, seconds: hour });
  const expires = Math.floor(Date.now() / 1000) + hour;
  const query = `RecordingSid=${sid}&Expires=${expires}&Signature=${signRecording(secret, sid, expires)}`;
  return {
    ours: `${bundle.url}/recordings/media?${query}`,
    twilios: `${bundle.sandbox.url}/2010-04-01/Accounts/${seed.accountSid}/Recordings/${sid}.mp3`,
  };
}

/** Both ways in turn, and of each the undisturbed rounds: our way crosses two more processes, which a busy machine delays. */
async function ownTime(bundle: BenchBundle): Promise<Figure[]> {
  const { ours, twilios } = putHour(bundle);
  bundle.sandbox.changeSettings({ latencyMs });
  const times = { ours: [] as number[], twilios: [] as number[] };
  for (let round = 0; round < 100; round++) {
    const first = (round * 200_000) % 13_000_000;
    const part = await fetchPart(ours, `bytes=${first}-`);
    if (part.status !== 206 || part.bytes !== 524_288)
      throw new Error(`media answered ${part.status} with ${part.bytes} bytes`);
    times.ours.push(part.firstByte);
    times.twilios.push((await fetchPart(twilios, `bytes=${first}-${first + 524_287}`)).firstByte);
  }
  bundle.sandbox.changeSettings({ latencyMs: 0 });
  const undisturbed = (values: number[]) =>
    values.slice(10).toSorted((a, b) => a - b)[Math.floor((values.length - 10) / 10)];
  return [
    {
      what: 'media, first byte of a part of 512 KiB, over Twilio’s own first byte',
      ours: undisturbed(times.ours) - undisturbed(times.twilios),
      unit: 'ms',
      target: '<= 5',
    },
  ];
}

async function memoryOf(bundle: BenchBundle): Promise<number> {
  bundle.process.send('memory');
  const [{ memory }] = (await once(bundle.process, 'message')) as [{ memory: NodeJS.MemoryUsage }];
  return (memory.heapUsed + memory.external) / 2 ** 20;
}

/** Hours fetched in parts as a player does: what the process has in use between two parts, and what ten more hours leave behind. */
async function memory(bundle: BenchBundle): Promise<Figure[]> {
  const { ours } = putHour(bundle);
  const listen = async () => {
    const held: number[] = [];
    for (let at = 0; at < 14_400_000; held.push(await memoryOf(bundle)))
      at += (await fetchPart(ours, `bytes=${at}-`)).bytes;
    return held;
  };
  await listen();
  const before = await memoryOf(bundle);
  const first = await listen();
  for (let more = 0; more < 9; more++) await listen();
  const last = await listen();
  return [
    { what: 'media, parts of an hour of sound (14.4 MB)', ours: first.length, unit: 'parts' },
    {
      what: 'media, memory in use at the most during an hour in parts, over before',
      ours: Math.max(0, Math.max(...first) - before),
      unit: 'MB',
      target: '<= 10',
    },
    {
      what: 'media, memory left by ten more hours (144 MB)',
      ours: Math.max(0, median(last) - median(first)),
      unit: 'MB',
      target: '<= 10',
    },
  ];
}

export async function measure(): Promise<Figure[]> {
  const bundle = await startBenchBundle({ RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: secret });
  try {
    return [
      ...(await callsPerCallback(bundle)),
      ...(await callsPerAction(bundle)),
      ...(await ownTime(bundle)),
      ...(await memory(bundle)),
    ];
  } finally {
    await bundle.close();
  }
}
