import { jsonDepth } from '../json-depth.ts';

/** A fault, such as `must be a list`, and its place in the value: `tags[3].key`, or empty for the value itself. */
export interface Problem {
  readonly place: string;
  readonly what: string;
}
export type Check = (value: unknown) => Problem | null;
type Fields = Readonly<Record<string, Check>>;

/** People don't write deeper policy documents, and those overflow recursive readers. */
const maxDocumentDepth = 64;
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html (PolicyDocument) */
const maxDocumentLength = 131_072;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const problem = (what: string, place = ''): Problem => ({ place, what });

function under(place: string, inner: Problem): Problem {
  const joint = inner.place === '' || inner.place.startsWith('[') ? '' : '.';
  return { place: place + joint + inner.place, what: inner.what };
}

export function text(least: number, most: number, pattern?: RegExp): Check {
  const what = `must be text of ${least} to ${most} characters` + (pattern ? ` like ${pattern.source}` : '');
  return (value) =>
    typeof value === 'string' &&
    value.length >= least &&
    value.length <= most &&
    (pattern?.test(value) ?? true)
      ? null
      : problem(what);
}

export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Check {
  return (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : problem(`must be a whole number from ${least} to ${most}`);
}

export const flag: Check = (value) => (typeof value === 'boolean' ? null : problem('must be true or false'));

export function oneOf(...options: readonly (string | null)[]): Check {
  return (value) =>
    options.includes(value as string) ? null : problem(`must be ${options.map(String).join(' or ')}`);
}

export function either(...checks: readonly Check[]): Check {
  return (value) => {
    const problems = checks.map((check) => check(value));
    if (problems.includes(null)) return null;
    return problem(
      problems.map((one) => (one?.place ? `${one.place} ${one.what}` : one?.what)).join(', or '),
    );
  };
}

export function list(item: Check, most: number, least = 0): Check {
  return (value) => {
    if (!Array.isArray(value)) return problem('must be a list');
    if (value.length > most || value.length < least) return problem(`must hold ${least} to ${most} items`);
    for (const [index, entry] of value.entries()) {
      const found = item(entry);
      if (found) return under(`[${index}]`, found);
    }
    return null;
  };
}

/** An object with exactly these fields; those of `optional` may be absent. */
export function record(required: Fields, optional: Fields = {}): Check {
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value) => {
    if (!isObject(value)) return problem('must be an object');
    const missing = needed.find((field) => !Object.hasOwn(value, field));
    if (missing !== undefined) return problem('is missing', missing);
    for (const [field, entry] of Object.entries(value)) {
      const check = checks.get(field);
      if (!check) return problem('is not a field of this row', field.slice(0, 64));
      const found = check(entry);
      if (found) return under(field, found);
    }
    return null;
  };
}

/** The text of a JSON object or list, within a length and a depth, which are both measured before it is parsed. */
export function jsonText(most: number, depth: number, kind: 'object' | 'list' = 'object'): Check {
  const bounded = text(2, most);
  const is = kind === 'list' ? Array.isArray : isObject;
  return (value) => {
    const wrong = bounded(value);
    if (wrong) return wrong;
    if (jsonDepth(value as string) > depth)
      return problem(`must not be nested more than ${depth} levels deep`);
    try {
      return is(JSON.parse(value as string)) ? null : problem(`must be the text of a JSON ${kind}`);
    } catch {
      return problem('must be JSON text');
    }
  };
}

/** A policy document, within AWS's length. */
export const document = jsonText(maxDocumentLength, maxDocumentDepth);

/*
 * Lengths and characters are those of the IAM API reference:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
 */
export const time = integer(0, 8_640_000_000_000_000);
export const account = text(12, 12, /^\d+$/);
export const uniqueId = (prefix: string): Check => text(16, 128, uniqueIdPatterns[prefix]);
const uniqueIdPatterns: Readonly<Record<string, RegExp>> = {
  AIDA: /^AIDA[A-Z0-9]+$/,
  AGPA: /^AGPA[A-Z0-9]+$/,
  AROA: /^AROA[A-Z0-9]+$/,
  ANPA: /^ANPA[A-Z0-9]+$/,
  AKIA: /^AKIA[A-Z0-9]+$/,
  ASIA: /^ASIA[A-Z0-9]+$/,
  AIPA: /^AIPA[A-Z0-9]+$/,
};
export const [userId, groupId, roleId, policyId] = ['AIDA', 'AGPA', 'AROA', 'ANPA'].map(uniqueId) as [
  Check,
  Check,
  Check,
  Check,
];
export const ownerId = either(userId, groupId, roleId);
export const principalKind = oneOf('user', 'group', 'role');
export const name = (most: number): Check => text(1, most, /^[\w+=,.@-]+$/);
export const path = text(1, 512, /^\/(?:[!-~]+\/)?$/);
export const arn = text(20, 2048);
export const description = text(0, 1000);
export const tags = list(record({ key: text(1, 128), value: text(0, 256) }), 50);
export const versionId = text(2, 64, /^v[1-9]\d*(?:\.[\w-]*)?$/);

export const identity = { account, path, createDate: time };
export const key = text(1, 1024);

/** A document that isn't read here, such as XML or CSV. */
export const longText = text(0, 10_000_000);
export const texts = (most: number, count: number): Check => list(text(0, most), count);
