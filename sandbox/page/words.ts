/** Times, durations and names as the page writes them. */
const clockTime = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const shortTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });

export const atTime = (ms: number): string => clockTime.format(ms);
const atMinute = (ms: number): string => shortTime.format(ms);
/** With the day, when it is not the one of `now`. */
export const atMinuteOf = (ms: number, today: string): string =>
  onDate(ms) === today ? atMinute(ms) : `${weekday.format(ms)} ${atMinute(ms)}`;
export const onDate = (ms: number): string => date.format(ms);

/** 0:05, 12:40, 1:02:03, and days where hours would be more than a hundred. */
export function clockSeconds(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours >= 100) return `${Math.floor(hours / 24)} d`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** WT… and its last digits: enough to tell two apart. */
export const shortSid = (sid: string): string =>
  /^[A-Z]{2}[0-9a-f]{32}$/.test(sid) ? `${sid.slice(0, 2)}…${sid.slice(-4)}` : sid;

export const withCapital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
