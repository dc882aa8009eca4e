/** Times, durations and names as the page writes them. */
const clockTime = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const shortTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

export const atTime = (ms: number): string => clockTime.format(ms);
export const onDate = (ms: number): string => date.format(ms);
export const onDay = (ms: number): string => shortDay.format(ms).replaceAll(',', '');
export const atDayAndTime = (ms: number): string => `${onDay(ms)}, ${atTime(ms)}`;
const shortDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
export const atDateAndMinute = (ms: number): string => `${shortDate.format(ms)}, ${shortTime.format(ms)}`;

/** 0:05, 12:40, 1:02:03, and days where hours would be more than a hundred. */
export function clockSeconds(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours >= 100) return `${Math.floor(hours / 24)} d`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export const grouped = (count: number): string => count.toLocaleString('en');

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** WT… and its last digits: enough to tell two apart. */
export const shortSid = (sid: string): string =>
  /^[A-Z]{2}[0-9a-f]{32}$/.test(sid) ? `${sid.slice(0, 2)}…${sid.slice(-4)}` : sid;

export const withCapital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
