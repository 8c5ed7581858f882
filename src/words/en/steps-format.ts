/** How times, spans and keys are written in the steps. */

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A moment (ms) as the learner's own clock shows it: `11:42`. */
export const clockTime = (ms: number): string => clock.format(ms);

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A span in seconds in words: `1 hour`, `15 minutes`, `1 hour 30 minutes`. */
export function span(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.floor(seconds % 60);
  const parts = [
    hours > 0 ? plural(hours, 'hour') : '',
    minutes > 0 ? plural(minutes, 'minute') : '',
    rest > 0 ? plural(rest, 'second') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : '0 seconds';
}

/** What is left of a session, in ms: `59:48`, `1:02:03`; never below zero. */
export function countdown(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(total / 3600);
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Values as a list in a sentence: `a`, `a or b`, `a, b or c`. */
export function either(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
