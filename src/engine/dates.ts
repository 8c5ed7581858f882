/** ISO 8601 to the second, without its zone: `2026-11-25T10:42:00`. */
const toSecond = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, -5);

/** ISO 8601 with seconds, as the AWS CLI prints dates: `2026-11-25T10:42:00+00:00`. */
export const isoDate = (milliseconds: number): string => `${toSecond(milliseconds)}+00:00`;

/** ISO 8601 with seconds, as CloudTrail writes dates: `2026-11-25T10:42:00Z`. */
export const trailDate = (milliseconds: number): string => `${toSecond(milliseconds)}Z`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Converts a date from `isoDate` into CloudTrail's form for dates in answers: `Nov 25, 2026, 10:42:00 AM`.
 * UTC.
 */
export function apiDate(iso: string): string {
  const month = months[Number(iso.slice(5, 7)) - 1];
  const hours = Number(iso.slice(11, 13));
  const minutesAndSeconds = iso.slice(13, 19);
  const day = `${month} ${Number(iso.slice(8, 10))}, ${iso.slice(0, 4)}`;
  return `${day}, ${hours % 12 || 12}${minutesAndSeconds} ${hours < 12 ? 'AM' : 'PM'}`;
}
