import type { Glob, Pattern } from './glob.ts';
import { globOf, hasWildcard, patternGlob, splitPattern } from './glob.ts';
import { mayBegin, mayEnd } from './glob-search.ts';
import { isMultivalued } from './multivalued-keys.ts';

interface Variable {
  readonly kind: 'variable';
  readonly key: string;
  readonly fallback: string | null;
  /** Whether the key can hold several values. Such a variable has no value here. */
  readonly isMultivalued: boolean;
  /** Whether it is written in a way that AWS doesn't document. */
  readonly isOdd: boolean;
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'escape'; readonly text: string }
  | Variable;

/** A value of a policy, read once. `constant` is set if it has no variable. */
export interface Template {
  readonly source: string;
  readonly parts: readonly Part[];
  readonly constant: Resolved | null;
  /**
   * False if the text before the first or behind the last variable differs: then the variables' values don't
   * matter.
   */
  mayMatch(text: string): boolean;
}

const noParts: readonly Part[] = [];

/**
 * A value for one request: `text` for comparing as it stands, patterns for comparing with wildcards. A value
 * without variables (nearly all) is one from the start. A full account has a hundred thousand, so each is one
 * object and no more.
 */
export class Resolved implements Template {
  readonly text: string;
  /** Null: the text alone. */
  private readonly pattern: Pattern | null;
  private globOfAll: Glob | null;
  private globsOfArn: readonly Glob[] | null | undefined;

  constructor(text: string, pattern: Pattern | null = null) {
    this.text = text;
    this.pattern = pattern;
    this.globOfAll = null;
    this.globsOfArn = undefined;
  }

  get source(): string {
    return this.text;
  }

  get parts(): readonly Part[] {
    return noParts;
  }

  get constant(): this {
    return this;
  }

  mayMatch(): boolean {
    return true;
  }

  get glob(): Glob {
    return (this.globOfAll ??= this.pattern ? patternGlob(this.pattern) : globOf(this.text));
  }

  /** The patterns of an ARN's six parts, or null if it has fewer. */
  get arn(): readonly Glob[] | null {
    if (this.globsOfArn === undefined)
      this.globsOfArn = splitPattern(this.pattern ?? [{ text: this.text, isLiteral: false }], 6);
    return this.globsOfArn;
  }
}

/** The key and the default between the braces of a variable: `${key, 'default'}`. */
const withDefault = /^([^,]*), '([^']*)'$/;

/** Reads the text between the braces of `${key}`, `${key, 'default'}`, `${*}`, `${?}` or `${$}`. */
function partOf(inner: string): Part {
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'escape', text: inner };
  const hasMore = inner.includes(',');
  const [, name, fallback = null] = (hasMore && withDefault.exec(inner)) || [];
  const written = name ?? (hasMore ? inner.slice(0, inner.indexOf(',')) : inner);
  const key = written.trim().toLowerCase();
  return {
    kind: 'variable',
    key,
    fallback,
    isMultivalued: isMultivalued(key),
    isOdd: hasMore && name === undefined,
  };
}

const textPart = (text: string): Part => ({ kind: 'text', text });

/**
 * Splits a text at its variables, from place `from` on. A variable that isn't closed, or has a `{` in it, is
 * plain text.
 */
function partsOf(source: string, from: number): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  let close = -1;
  for (let at = source.indexOf('${', from); at >= 0; at = source.indexOf('${', at)) {
    if (close < at) close = source.indexOf('}', at);
    if (close < 0) break;
    const brace = source.indexOf('{', at + 2);
    if (brace >= 0 && brace < close) {
      at = brace - 1;
      continue;
    }
    if (at > done) parts.push(textPart(source.slice(done, at)));
    parts.push(partOf(source.slice(at + 2, close)));
    at = done = close + 1;
  }
  if (done < source.length) parts.push(textPart(source.slice(done)));
  return parts;
}

/** A value with variables. They are read only when the text before them doesn't decide. */
class WithVariables implements Template {
  readonly source: string;
  private readonly from: number;
  private allParts: readonly Part[] | null;
  private fixed: Resolved | null | undefined;

  constructor(source: string, from: number) {
    this.source = source;
    this.from = from;
    this.allParts = null;
    this.fixed = undefined;
  }

  get parts(): readonly Part[] {
    return (this.allParts ??= partsOf(this.source, this.from));
  }

  get constant(): Resolved | null {
    if (this.fixed === undefined)
      this.fixed = this.parts.some(({ kind }) => kind === 'variable') ? null : filled(this.parts, () => null);
    return this.fixed;
  }

  mayMatch(text: string): boolean {
    return mayEnd(this.source, text) && mayBegin(this.source, this.source.indexOf('${', this.from), text);
  }
}

/**
 * Reads a value's policy variables from place `from` on; what stands before it is text (in a Resource,
 * variables are allowed after the fifth colon only). `from` null: the value has no variables at all, as in
 * documents of version 2008-10-17.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const templateOf = (source: string, from: number | null): Template =>
  from !== null && source.includes('${', from) ? new WithVariables(source, from) : new Resolved(source);

/** The value with its variables replaced, or null if a variable has no value. */
export function filled(
  parts: readonly Part[],
  valueOf: (variable: Variable) => string | null,
): Resolved | null {
  let whole = '';
  let isPlain = true;
  const texts: string[] = [];
  for (const part of parts) {
    const text = part.kind === 'variable' ? valueOf(part) : part.text;
    if (text === null) return null;
    isPlain &&= part.kind === 'text' || !hasWildcard(text);
    texts.push(text);
    whole += text;
  }
  if (isPlain) return new Resolved(whole);
  const pattern = parts.map(({ kind }, i) => ({ text: texts[i] ?? '', isLiteral: kind !== 'text' }));
  return new Resolved(whole, pattern);
}
