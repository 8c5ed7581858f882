import type { Fields } from './details-fields.ts';

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?\s?(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/;

function fromText(text: string): number {
  // AWS's XML dates by the letter of RFC 822, which every browser reads alike.
  if (text.endsWith('GMT')) return Date.parse(text);
  const match = iso.exec(text);
  if (!match) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, (minute ?? 0) - offset, second);
}

/** A date as the AWS CLI, boto3 or an SDK writes it (text, or seconds since the epoch), in ms; undefined where absent. */
export function dateOf(fields: Fields, field: string): number | undefined {
  const value = fields.value(field);
  if (value === undefined) return undefined;
  const time =
    typeof value === 'number'
      ? value * (value < 1e11 ? 1000 : 1)
      : typeof value === 'string'
        ? fromText(value)
        : Number.NaN;
  if (!(time >= 0 && time <= 8.64e15))
    throw fields.wrong(field, 'must be a date such as 2025-03-03T09:00:00Z');
  return Math.trunc(time);
}
