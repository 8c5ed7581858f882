import { attributeNames, documentWords, isFieldWord, isOperator } from './own-names.ts';
import type { Texts } from './texts.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with each of its texts and numbers rewritten, also within lists. */
function each(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'number') return Number(change(String(value)));
  return Array.isArray(value) ? value.map((one: unknown) => each(one, change)) : value;
}

const mapped = (
  object: Fields,
  rename: (name: string) => string,
  change: (name: string, value: unknown) => unknown,
): Fields =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [rename(name), change(name, value)]));

/** A value that has no place in a policy, or JSON of another kind: its names and texts are rewritten. */
function strange(value: unknown, texts: Texts): unknown {
  if (typeof value === 'string') return texts.text(value);
  if (typeof value === 'number') return Number(texts.plain(String(value)));
  if (Array.isArray(value)) return value.map((one) => strange(one, texts));
  if (!isObject(value)) return value;
  return mapped(
    value,
    (name) => (documentWords.has(name) || attributeNames.has(name) ? name : texts.text(name)),
    (name, one) => {
      const isOwn = attributeNames.has(name) && (typeof one === 'number' || isFieldWord(name, String(one)));
      return isOwn ? one : strange(one, texts);
    },
  );
}

function condition(value: unknown, texts: Texts): unknown {
  if (!isObject(value)) return strange(value, texts);
  return mapped(
    value,
    (operator) => (isOperator(operator) ? operator : texts.text(operator)),
    (operator, keys) =>
      isObject(keys)
        ? mapped(
            keys,
            (key) => texts.key(key),
            (key, values) => each(values, (one) => texts.value(key, one, operator)),
          )
        : strange(keys, texts),
  );
}

function principal(value: unknown, texts: Texts): unknown {
  if (!isObject(value)) return strange(value, texts);
  return mapped(
    value,
    (kind) => (documentWords.has(kind) ? kind : texts.text(kind)),
    (_kind, who) => (isObject(who) ? strange(who, texts) : each(who, (one) => texts.text(one))),
  );
}

/** Rewrites an element of a statement. */
function element(name: string, value: unknown, texts: Texts): unknown {
  switch (name) {
    case 'Effect':
      return value === 'Allow' || value === 'Deny' ? value : strange(value, texts);
    case 'Action':
    case 'NotAction':
      return isObject(value) ? strange(value, texts) : each(value, (one) => texts.action(one));
    case 'Principal':
    case 'NotPrincipal':
      return principal(value, texts);
    case 'Condition':
      return condition(value, texts);
    default:
      return strange(value, texts);
  }
}

const statement = (value: unknown, texts: Texts): unknown =>
  isObject(value)
    ? mapped(
        value,
        (name) => (documentWords.has(name) ? name : texts.text(name)),
        (name, one) => element(name, one, texts),
      )
    : strange(value, texts);

/**
 * A text that may hold JSON: a policy's elements, actions, operators and keys stay as far as they are AWS's, all
 * other texts in it are rewritten. Text that is no JSON is rewritten as a whole.
 */
export function documentOrText(text: string, texts: Texts): string {
  if (!/^\s*[[{]/.test(text)) return texts.text(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return texts.text(text);
  }
  if (!isObject(value) || !('Statement' in value)) return JSON.stringify(strange(value, texts));
  return JSON.stringify(
    mapped(
      value,
      (name) => (documentWords.has(name) ? name : texts.text(name)),
      (name, one) => {
        if (name === 'Version' && typeof one === 'string' && documentWords.has(one)) return one;
        if (name !== 'Statement') return strange(one, texts);
        return Array.isArray(one) ? one.map((each) => statement(each, texts)) : statement(one, texts);
      },
    ),
  );
}
