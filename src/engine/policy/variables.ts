import type { Glob } from './glob.ts';
import { globOf, literalGlob } from './glob.ts';

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

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'escape'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | null };

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
const withDefault = /^([^,]*),\s*'([^']*)'\s*$/;

function partOf(inner: string): Part {
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'escape', text: inner };
  const [, name, fallback] = withDefault.exec(inner) ?? [];
  return { kind: 'variable', key: (name ?? inner).trim().toLowerCase(), fallback: fallback ?? null };
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

function filled(parts: readonly Part[], valueOf: (key: string) => string | null): Resolved | null {
  let text = '';
  const glob: number[] = [];
  for (const part of parts) {
    const value = part.kind === 'variable' ? (valueOf(part.key) ?? part.fallback) : part.text;
    if (value === null) return null;
    text += value;
    for (const unit of part.kind === 'text' ? globOf(value) : literalGlob(value)) glob.push(unit);
  }
  return { text, glob };
}

/**
 * The value with its variables replaced, or null where one has no value in this request: then it matches
 * nothing. Only keys with exactly one value can be variables. A `*` or `?` that comes out of a variable is a
 * character and no wildcard: AWS doesn't document it, and a value that could widen a policy would be a hole.
 */
export function resolve(template: Template, keys: RequestKeys): Resolved | null {
  if (template.constant) return template.constant;
  return filled(template.parts, (key) => {
    const values = keys.values.get(key);
    return values?.length === 1 ? (values[0] ?? null) : null;
  });
}

/** Whether the template needs a key whose value can't be known here. */
export function needsUnknown(template: Template, keys: RequestKeys): boolean {
  return template.parts.some((part) => part.kind === 'variable' && isUnknown(keys, part.key));
}
