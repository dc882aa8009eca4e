/** Twilio's date format in api.twilio.com and in recording callbacks: Fri, 14 Oct 2016 21:56:34 +0000. */
export function rfc2822(ms: number): string;
export function rfc2822(ms: number | null): string | null;
export function rfc2822(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toUTCString().replace('GMT', '+0000');
}
