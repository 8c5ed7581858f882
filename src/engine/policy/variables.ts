import type { Glob, Pattern } from './glob.ts';
import { patternGlob, splitPattern } from './glob.ts';
import { isMultivalued } from './multivalued-keys.ts';
import type { Work } from './work.ts';

/** The condition keys of one request. Names are in lower case: AWS compares them regardless of case. */
export interface RequestKeys {
  readonly values: Pick<ReadonlyMap<string, readonly string[]>, 'get' | 'has'>;
  /** Keys that the real request would have and that can't be known here; a `/` at the end means all that begin so. */
  readonly unknown: readonly string[];
}

/** Whether the key's value can't be known here. `key` in lower case. */
export function isUnknown({ values, unknown }: RequestKeys, key: string): boolean {
  return (
    unknown.length > 0 &&
    !values.has(key) &&
    unknown.some((name) => name === key || (name.endsWith('/') && key.startsWith(name)))
  );
}

interface Variable {
  readonly kind: 'variable';
  readonly key: string;
  readonly fallback: string | null;
  /** Whether the key can hold several values: then it has none here. */
  readonly isMultivalued: boolean;
  /** Written in a way of which AWS doesn't say what it means. */
  readonly isOdd: boolean;
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'escape'; readonly text: string }
  | Variable;

/** A value as it meets a request: `text` for comparing as it stands, its patterns for comparing with wildcards. */
export class Resolved {
  readonly text: string;
  readonly #pattern: Pattern;
  #glob: Glob | null = null;
  #arn: readonly Glob[] | null | undefined;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
    // Nearly every value is one text: a full account has a hundred thousand.
    const [only] = pattern;
    this.text = only && pattern.length === 1 ? only.text : pattern.map(({ text }) => text).join('');
  }

  get glob(): Glob {
    return (this.#glob ??= patternGlob(this.#pattern));
  }

  /** The patterns of an ARN's six parts, or null where it has fewer. */
  get arn(): readonly Glob[] | null {
    if (this.#arn === undefined) this.#arn = splitPattern(this.#pattern, 6);
    return this.#arn;
  }
}

/** A value of a policy, read once. `constant` is set where no variable stands in it. */
export interface Template {
  readonly source: string;
  readonly parts: readonly Part[];
  readonly constant: Resolved | null;
}

/** `${key}`, `${key, 'default'}`, `${*}`, `${?}`, `${$}`. */
const variable = /\$\{([^{}]*)\}/g;
const withDefault = /^([^,]*), '([^']*)'$/;

function partOf(inner: string): Part {
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'escape', text: inner };
  const [, name, fallback = null] = withDefault.exec(inner) ?? [];
  const [written = ''] = (name ?? inner).split(',');
  const key = written.trim().toLowerCase();
  const isOdd = name === undefined && inner.includes(',');
  return { kind: 'variable', key, fallback, isMultivalued: isMultivalued(key), isOdd };
}

/**
 * Reads a value's policy variables from place `from` on; what stands before it is text (in a Resource,
 * variables are allowed after the fifth colon only). `from` null: the value has no variables at all, as in
 * documents of version 2008-10-17.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function templateOf(source: string, from: number | null): Template {
  if (from === null || !source.includes('${')) {
    const constant = new Resolved([{ text: source, isLiteral: false }]);
    return { source, parts: [{ kind: 'text', text: source }], constant };
  }
  const parts: Part[] = [];
  let done = 0;
  for (const match of source.matchAll(variable)) {
    if (match.index < from) continue;
    if (match.index > done) parts.push({ kind: 'text', text: source.slice(done, match.index) });
    parts.push(partOf(match[1] ?? ''));
    done = match.index + match[0].length;
  }
  if (done < source.length) parts.push({ kind: 'text', text: source.slice(done) });
  const fixed = parts.every((part) => part.kind !== 'variable');
  return { source, parts, constant: fixed ? filled(parts, () => null) : null };
}

function filled(parts: readonly Part[], valueOf: (variable: Variable) => string | null): Resolved | null {
  const pattern: Pattern[number][] = [];
  for (const part of parts) {
    const text = part.kind === 'variable' ? valueOf(part) : part.text;
    if (text === null) return null;
    pattern.push({ text, isLiteral: part.kind !== 'text' });
  }
  return new Resolved(pattern);
}

/**
 * The value with its variables replaced, or null where one has no value in this request: then it matches
 * nothing. Keys that can hold several values are no variables, whatever they hold. A `*` or `?` that comes out of a
 * variable is a character and no wildcard: AWS doesn't document it, and a value that could widen a policy would be a
 * hole. Null, too, where the work is too much.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
 */
export function resolve(template: Template, keys: RequestKeys, work: Work): Resolved | null {
  if (template.constant) return template.constant;
  if (!work.affords(template.source.length)) return null;
  return filled(template.parts, ({ key, fallback, isOdd, isMultivalued: hasNone }) => {
    if (isOdd) return null;
    const values = hasNone ? undefined : keys.values.get(key);
    const value = (values?.length === 1 ? values[0] : null) ?? fallback;
    return value !== null && work.affords(value.length) ? value : null;
  });
}

/** Whether the template needs a key whose value can't be known here, or a variable that nobody knows how to read. */
export function needsUnknown({ parts, constant }: Template, keys: RequestKeys): boolean {
  if (constant) return false;
  return parts.some(
    (part) => part.kind === 'variable' && (part.isOdd || (!part.isMultivalued && isUnknown(keys, part.key))),
  );
}
