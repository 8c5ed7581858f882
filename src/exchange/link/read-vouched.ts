import type { Fields } from '../details-fields.ts';
import { areTexts, isText, list, short } from './bounded-fields.ts';
import type { Vouched } from './trace.ts';

/** More than any token brings. */
const most = { keys: 40, values: 100 } as const;
/** AWS lends no role for longer, s. */
const longest = 43_200;

function keysIn(fields: Fields): Vouched['keys'] {
  return list(fields, 'keys', most.keys).map((one) => {
    const [name, values] = Array.isArray(one) ? (one as unknown[]) : [];
    if (!isText(name) || !areTexts(values) || values.length > most.values)
      throw fields.wrong('keys', 'must have names and values');
    return { name, values };
  });
}

function sessionIn(fields: Fields): Vouched['session'] {
  if (fields.value('session') === undefined) return undefined;
  const [name, seconds] = list(fields, 'session', 2);
  if (!isText(name) || !Number.isSafeInteger(seconds) || Number(seconds) < 0 || Number(seconds) > longest)
    throw fields.wrong('session', 'must have a name and seconds');
  return { name, seconds: Number(seconds) };
}

/** What a provider said of somebody who asked for a role. */
export function readVouched(fields: Fields): Vouched {
  fields.only('type', 'account', 'principal', 'keys', 'session');
  const type = fields.text('type');
  if (type !== 'webIdentity' && type !== 'saml') throw fields.wrong('type', 'must be webIdentity or saml');
  const session = sessionIn(fields);
  return {
    type,
    account: short(fields, 'account'),
    principal: short(fields, 'principal'),
    keys: keysIn(fields),
    ...(session && { session }),
  };
}
