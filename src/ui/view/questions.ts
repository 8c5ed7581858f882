/** A question that an address holds: who does what, on what, under which conditions. */
export interface Question {
  /**
   * The caller's ARN, the id of a session, the name of a service, or `anonymous` for a call that nobody signs; null for the
   * identity that acts when the question is asked.
   */
  readonly who: string | null;
  readonly action: string;
  readonly resource: string;
  /** Further condition keys of the request. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const kept = new Map([
  ['%3A', ':'],
  ['%2F', '/'],
  ['%40', '@'],
  ['%2C', ','],
]);

/** Writes a text for an address: the letters of ARNs stay, and letters with a meaning in a question are escaped. */
export const writeName = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:3A|2F|40|2C)/g, (code) => kept.get(code) ?? code);

/** Reads what `writeName` wrote; null for a text that it never writes. */
export function readName(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Writes a question:
 * `s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol&aws:SourceIp=203.0.113.7`. A key without
 * `=` is one that the request hasn't.
 */
export function writeQuestion({ who, action, resource, keys }: Question): string {
  const given = Object.entries(keys).flatMap(([key, values]) =>
    values.length === 0 ? writeName(key) : values.map((value) => `${writeName(key)}=${writeName(value)}`),
  );
  const more = [...(who === null ? [] : [`as=${writeName(who)}`]), ...given];
  return `${writeName(action)}/${writeName(resource)}${more.length > 0 ? `?${more.join('&')}` : ''}`;
}

/** Reads a key with its value, or without one. */
function readPair(pair: string): readonly [key: string, values: readonly string[]] | null {
  const [name = '', ...texts] = pair.split('=');
  const [key, value] = [readName(name), readName(texts.join('='))];
  return key && value !== null ? [key, texts.length === 0 ? [] : [value]] : null;
}

/** Returns the question in an address, or null if there is none. */
export function readQuestion(text: string): Question | null {
  const [path = '', more = '', ...rest] = text.split('?');
  const slash = path.indexOf('/');
  const action = readName(path.slice(0, Math.max(0, slash)));
  const resource = readName(path.slice(slash + 1));
  if (rest.length > 0 || action === null || resource === null) return null;
  if (!/^[\w-]+:\w+$/.test(action) || !/^(?:\*|arn:.+)$/.test(resource)) return null;
  let who: string | null = null;
  const keys = new Map<string, string[]>();
  for (const pair of more === '' ? [] : more.split('&')) {
    const read = readPair(pair);
    if (!read) return null;
    const [key, values] = read;
    if (key !== 'as') keys.set(key, [...(keys.get(key) ?? []), ...values]);
    else if (values.length === 0) return null;
    else who = values.join('');
  }
  return { who, action, resource, keys: Object.fromEntries(keys) };
}
