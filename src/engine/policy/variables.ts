import type { Glob } from './glob.ts';
import { globOf, literalGlob } from './glob.ts';
import { isMultivalued } from './multivalued-keys.ts';

/** The condition keys of one request. Names are in lower case: AWS compares them regardless of case. */
export interface RequestKeys {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Keys that the real request would have and that can't be known here; a `/` at the end means all that begin so. */
  readonly unknown: readonly string[];
}

/** Whether the key's value can't be known here. `key` in lower case. */
export function isUnknown(keys: RequestKeys, key: string): boolean {
  return (
    !keys.values.has(key) &&
    keys.unknown.some((name) => name === key || (name.endsWith('/') && key.startsWith(name)))
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

/** A value as it meets a request: `text` for comparing as it stands, `glob` for comparing with wildcards. */
export interface Resolved {
  readonly text: string;
  readonly glob: Glob;
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
  const parts: Part[] = [];
  let done = 0;
  if (from !== null) {
    for (const match of source.matchAll(variable)) {
      if (match.index < from) continue;
      if (match.index > done) parts.push({ kind: 'text', text: source.slice(done, match.index) });
      parts.push(partOf(match[1] ?? ''));
      done = match.index + match[0].length;
    }
  }
  if (done < source.length) parts.push({ kind: 'text', text: source.slice(done) });
  const fixed = parts.every((part) => part.kind !== 'variable');
  return { source, parts, constant: fixed ? filled(parts, () => null) : null };
}

function filled(parts: readonly Part[], valueOf: (variable: Variable) => string | null): Resolved | null {
  let text = '';
  const glob: number[] = [];
  for (const part of parts) {
    const value = part.kind === 'variable' ? valueOf(part) : part.text;
    if (value === null) return null;
    text += value;
    for (const unit of part.kind === 'text' ? globOf(value) : literalGlob(value)) glob.push(unit);
  }
  return { text, glob };
}

/**
 * The value with its variables replaced, or null where one has no value in this request: then it matches
 * nothing. Keys that can hold several values are no variables, whatever they hold. A `*` or `?` that comes out of a
 * variable is a character and no wildcard: AWS doesn't document it, and a value that could widen a policy would be a
 * hole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
 */
export function resolve(template: Template, keys: RequestKeys): Resolved | null {
  if (template.constant) return template.constant;
  return filled(template.parts, ({ key, fallback, isOdd, isMultivalued: hasNone }) => {
    if (isOdd) return null;
    const values = hasNone ? undefined : keys.values.get(key);
    return (values?.length === 1 ? values[0] : null) ?? fallback;
  });
}

/** Whether the template needs a key whose value can't be known here, or a variable that nobody knows how to read. */
export function needsUnknown(template: Template, keys: RequestKeys): boolean {
  return template.parts.some(
    (part) => part.kind === 'variable' && (part.isOdd || (!part.isMultivalued && isUnknown(keys, part.key))),
  );
}
