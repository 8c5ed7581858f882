/** ISO 8601 with seconds, as the AWS CLI prints dates: `2026-11-25T10:42:00+00:00`. */
export function isoDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The date of an answer as CloudTrail records it: `Nov 25, 2026, 10:42:00 AM`. UTC. */
export function apiDate(iso: string): string {
  const date = new Date(iso);
  const hours = date.getUTCHours();
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day}, ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}
