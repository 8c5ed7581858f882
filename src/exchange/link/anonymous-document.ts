import { anonymousKey, anonymousText } from './anonymous-text.ts';
import type { MadeUpWords } from './made-up-words.ts';

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The operators whose values are no names: yes or no, dates, numbers. */
export const plainOperator = /(?:Bool|Null|Date\w+|Numeric\w+)(?:IfExists)?$/;

/** Every text in a value. */
function texts(value: unknown, made: MadeUpWords): unknown {
  if (typeof value === 'string') return anonymousText(value, made);
  if (Array.isArray(value)) return value.map((one) => texts(one, made));
  return isObject(value) ? fields(value, (_name, one) => texts(one, made)) : value;
}

const fields = (
  object: Fields,
  change: (name: string, value: unknown) => unknown,
  rename: (name: string) => string = (name) => name,
): Fields =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [rename(name), change(name, value)]));

const condition = (operator: string, keys: unknown, made: MadeUpWords): unknown =>
  isObject(keys)
    ? fields(
        keys,
        (_key, values) => (plainOperator.test(operator) ? values : texts(values, made)),
        (key) => anonymousKey(key, made),
      )
    : keys;

/** How each element of a statement is made anonymous; the others hold AWS's own words and stay. */
function element(name: string, value: unknown, made: MadeUpWords): unknown {
  switch (name) {
    case 'Sid':
      return typeof value === 'string' ? anonymousText(value, made).replace(/[^A-Za-z0-9]/g, '') : value;
    case 'Resource':
    case 'NotResource':
      return texts(value, made);
    case 'Principal':
    case 'NotPrincipal':
      return isObject(value)
        ? fields(value, (kind, who) => (kind === 'Service' ? who : texts(who, made)))
        : value;
    case 'Condition':
      return isObject(value) ? fields(value, (operator, keys) => condition(operator, keys, made)) : value;
    default:
      return value;
  }
}

/** A policy document as text, with made-up words; a text that is none has them as well. */
export function anonymousDocument(text: string, made: MadeUpWords): string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return anonymousText(text, made);
  }
  if (!isObject(document)) return anonymousText(text, made);
  const statement = (one: unknown): unknown =>
    isObject(one) ? fields(one, (name, value) => element(name, value, made)) : one;
  return JSON.stringify(
    fields(document, (name, value) => {
      if (name === 'Id') return texts(value, made);
      if (name !== 'Statement') return value;
      return Array.isArray(value) ? value.map(statement) : statement(value);
    }),
  );
}
