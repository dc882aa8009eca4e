/** A browser plays and seeks a signed link whose recording is far larger than one reply of a Function. */
import { type Browser, type Page } from 'playwright-core';
import { signRecording } from '../../assets/decide/recording-link';
import { seed, startBundle, type Bundle } from '../harness/bundle';
import { launchBrowser, openPage } from './open-page';

let bundle: Bundle;
let browser: Browser;
let link: string;
const secret = 'a-secret-of-thirty-two-characters';
const hour = 3600;

beforeAll(async () => {
  bundle = await startBundle({ RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: secret });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await bundle.close();
});
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.sandbox.changeSettings({ enforceMediaAuth: true });
  const { sid } = bundle.sandbox.actions.putRecording({ call: seed.callSids.answeredCall, seconds: hour });
  const expires = Math.floor(Date.now() / 1000) + 60;
  link = `${bundle.functions.url}/recordings/media?RecordingSid=${sid}&Expires=${expires}&Signature=${signRecording(secret, sid, expires)}`;
});

/** Plays from a place on for half a second of sound; answers what the player then says. */
function playFrom(page: Page, place: number) {
  return page.evaluate(async (from) => {
    const player = document.querySelector<HTMLMediaElement>('audio, video')!;
    const reached = (event: string) =>
      new Promise((resolve) => player.addEventListener(event, resolve, { once: true }));
    player.muted = true;
    if (from > 0) {
      player.currentTime = from;
      await reached('seeked');
    }
    await player.play();
    while (player.currentTime < from + 0.5 && !player.error) await reached('timeupdate');
    player.pause();
    return { duration: player.duration, played: player.currentTime - from, error: player.error?.message };
  }, place);
}

/** A page of another origin, as the Insights player is, with an audio element for the link. */
async function openPlayer(address: string, attributes = ''): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(`<audio src="${address.replaceAll('&', '&amp;')}" preload="metadata" ${attributes}></audio>`);
  return page;
}

const lengthsSent = () =>
  bundle.sandbox.requests
    .list()
    .map(({ headers }) => Number(/-(\d+)$/.exec(headers.range)![1]) - Number(/=(\d+)/.exec(headers.range)![1]) + 1);

test.each(['', 'crossorigin="anonymous"'])(
  'an audio element %s knows the length, plays, and seeks to and fro',
  async (attributes) => {
    const page = await openPlayer(link, attributes);

    const places = [await playFrom(page, 0), await playFrom(page, 3300), await playFrom(page, 1200)];
    await page.close();

    expect(places).toEqual(places.map(() => ({ duration: hour, played: expect.any(Number), error: undefined })));
    for (const { played } of places) expect(played).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...lengthsSent())).toBeLessThan(4_000_000);
    expect(lengthsSent().length).toBeGreaterThan(2);
  },
);

test('opened like a page the link plays, and nothing complains', async () => {
  const opened = await openPage(browser, link);

  const end = await playFrom(opened.page, 3500);
  await opened.close();

  expect(end).toMatchObject({ duration: hour, error: undefined });
  expect(opened.complaints).toEqual([]);
});

test('a page of another origin may read the parts, for a waveform', async () => {
  const page = await openPlayer(link);

  const part = await page.evaluate(async (address) => {
    const answer = await fetch(address, { headers: { Range: 'bytes=1000000-1000287' } });
    return {
      status: answer.status,
      range: answer.headers.get('content-range'),
      bytes: (await answer.arrayBuffer()).byteLength,
    };
  }, link);
  await page.close();

  expect(part).toEqual({ status: 206, range: 'bytes 1000000-1000287/14400000', bytes: 288 });
});

test('a link that was changed does not play', async () => {
  const page = await openPlayer(link.replace(/RE0/, 'RE1'));

  const error = await page.evaluate(async () => {
    const player = document.querySelector('audio')!;
    if (!player.error) await new Promise((resolve) => player.addEventListener('error', resolve, { once: true }));
    return player.error!.code;
  });
  await page.close();

  expect(error).toBe(4);
  expect(bundle.sandbox.requests.list()).toEqual([]);
});
