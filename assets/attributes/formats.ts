/** The two formats of the attribute schemas that JSON Schema has no word for. Both take trimmed text. */

/**
 * A day (`2026-11-22`) or a moment (`2026-11-22T10:00:00Z`) that exists in the calendar, in the years
 * 1901 to 2049: Insights loads no others ("Add additional TaskRouter data").
 */
function isInsightsDate(text: string): boolean {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const calendar = new Date(Date.UTC(year, month - 1, day));
  // A day or month too many runs over into another month.
  const exists = calendar.getUTCMonth() === month - 1;
  return exists && year >= 1901 && year <= 2049 && hour < 24 && minute < 60 && second < 60;
}

/** An absolute http or https URL with a host. */
function isHttpLink(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /\s/.test(text)) return false;
  return URL.canParse(text);
}

export const attributeFormats = { 'insights-date': isInsightsDate, 'http-link': isHttpLink };
