import { base64Of, textOfBase64 } from './blobs.ts';
import { otherError } from './cli-error.ts';
import { asciiJson } from './python.ts';
import type { Paginator } from './service.ts';

type Values = Readonly<Record<string, unknown>>;

/** The values of the CLI's own paging options. */
interface Paging {
  readonly startingToken: string | null;
  readonly pageSize: unknown;
  readonly maxItems: number | null;
}

/** All pages of an answer, or as many as were asked for. */
export interface Pages {
  readonly pages: readonly Values[];
  readonly resultKeys: readonly string[];
  /** Members that only the first page has. */
  readonly rest: Values;
  /** The place for the next request: the CLI's `NextToken`. */
  readonly resumeToken: string | null;
}

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** The place in a token: the service's own tokens, and how many items of that page were printed. */
function startOf(token: string, inputs: readonly string[]): { tokens: Values; skip: number } {
  let decoded: unknown;
  try {
    decoded = JSON.parse(textOfBase64(token) ?? '');
  } catch {
    return olderStart(token, inputs);
  }
  if (typeof decoded !== 'object' || decoded === null) throw otherError(`Bad starting token: ${token}`);
  const { boto_truncate_amount: skip, ...tokens } = decoded as Record<string, unknown>;
  return { tokens, skip: typeof skip === 'number' ? skip : 0 };
}

/** Tokens of older versions, and those that a service gave itself: `token___5`. */
function olderStart(token: string, inputs: readonly string[]): { tokens: Values; skip: number } {
  const parts = token.split('___');
  let skip = 0;
  if (parts.length === inputs.length + 1) {
    const last = parts.pop() ?? '';
    if (/^\d+$/.test(last)) skip = Number(last);
    else parts.push(last);
  }
  if (parts.length > inputs.length) throw otherError(`Bad starting token: ${token}`);
  return {
    tokens: Object.fromEntries(
      inputs.map((name, i) => [name, parts[i] === 'None' ? null : (parts[i] ?? null)]),
    ),
    skip,
  };
}

/** The place that a starting token names. */
type Start = ReturnType<typeof startOf>;

/** The first request: from the starting token on, with as many items on a page as were asked for. */
function firstRequest(paginator: Paginator, input: Values, start: Start | null, pageSize: unknown): Values {
  const begun = withTokens(input, start?.tokens ?? {});
  return pageSize === undefined || paginator.limit_key === undefined
    ? begun
    : { ...begun, [paginator.limit_key]: pageSize };
}

/** The tokens for the page after one, or null after the last. */
function tokensAfter(page: Values, paginator: Paginator, inputs: readonly string[]): Values | null {
  if (paginator.more_results !== undefined && !valueAt(page, paginator.more_results)) return null;
  const outputs = list(paginator.output_token);
  const next = Object.fromEntries(inputs.map((name, i) => [name, valueAt(page, outputs[i] ?? '') || null]));
  return Object.values(next).every((token) => token === null) ? null : next;
}

function itemsOf(page: Values, key: string): readonly unknown[] {
  const found = valueAt(page, key);
  return Array.isArray(found) ? found : [];
}

/** The members that a page has at some paths, null where it has none. */
const restOf = (page: Values, paths: readonly string[] = []): Values =>
  paths.reduce<Values>((rest, path) => withValueAt(rest, path, valueAt(page, path) ?? null), {});

/**
 * Asks for one page after another, as the CLI does.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
export async function readPages(
  paginator: Paginator,
  input: Values,
  paging: Paging,
  ask: (input: Values) => Promise<Values>,
): Promise<Pages> {
  const inputs = list(paginator.input_token);
  const resultKeys = list(paginator.result_key);
  const [primary = ''] = resultKeys;
  const start = paging.startingToken === null ? null : startOf(paging.startingToken, inputs);
  let current = firstRequest(paginator, input, start, paging.pageSize);
  let tokens: Values = start?.tokens ?? Object.fromEntries(inputs.map((name) => [name, null]));
  const pages: Values[] = [];
  let rest: Values = {};
  let total = 0;
  let skip = start?.skip ?? 0;
  for (;;) {
    const answer = await ask(current);
    const page: Values = pages.length || !start ? answer : afterSkipped(answer, resultKeys, skip);
    if (pages.length) skip = 0;
    else rest = restOf(page, paginator.non_aggregate_keys);
    const items = itemsOf(page, primary);
    const over = paging.maxItems === null ? 0 : total + items.length - paging.maxItems;
    if (over > 0) {
      const kept = items.length - over;
      pages.push(withValueAt(page, primary, items.slice(0, kept)));
      const token = { ...tokens, boto_truncate_amount: kept + skip };
      return { pages, resultKeys, rest, resumeToken: base64Of(asciiJson(token)) };
    }
    pages.push(page);
    total += items.length;
    const next = tokensAfter(page, paginator, inputs);
    if (!next) return { pages, resultKeys, rest, resumeToken: null };
    if (total === paging.maxItems) return { pages, resultKeys, rest, resumeToken: base64Of(asciiJson(next)) };
    if (JSON.stringify(next) === JSON.stringify(tokens) && pages.length > 1)
      throw otherError(`Error during pagination: The same next token was received twice: ${asciiJson(next)}`);
    tokens = next;
    current = withTokens(current, next);
  }
}

function withTokens(input: Values, tokens: Values): Values {
  const without = Object.entries(input).filter(([name]) => !Object.hasOwn(tokens, name));
  const given = Object.entries(tokens).filter(([, token]) => token !== null && token !== 'None');
  return Object.fromEntries([...without, ...given]);
}

/** The first page after the last printed item. Members besides the main list were printed earlier. */
function afterSkipped(page: Values, [primary = '', ...others]: readonly string[], skip: number): Values {
  const found = valueAt(page, primary);
  let rest = withValueAt(page, primary, Array.isArray(found) ? found.slice(skip) : null);
  for (const key of others) {
    const value = valueAt(page, key);
    const empty = Array.isArray(value)
      ? []
      : typeof value === 'string'
        ? ''
        : typeof value === 'number'
          ? 0
          : null;
    rest = withValueAt(rest, key, empty);
  }
  return rest;
}

/** The pages as one answer. */
export function merged({ pages, resultKeys, rest, resumeToken }: Pages): Values {
  let whole: Values = {};
  for (const key of resultKeys) {
    const parts = pages
      .map((page) => valueAt(page, key))
      .filter((part) => part !== undefined && part !== null);
    if (!parts.length) continue;
    whole = withValueAt(whole, key, parts.every(Array.isArray) ? parts.flat() : joined(parts));
  }
  return {
    ...whole,
    ...rest,
    ...(resumeToken === null ? {} : { NextToken: resumeToken }),
  };
}

function joined(parts: readonly unknown[]): unknown {
  return parts.reduce((sum, part) =>
    typeof sum === 'number' && typeof part === 'number' ? sum + part : `${String(sum)}${String(part)}`,
  );
}

/** The value at a path such as `Role.Arn` in plain data, or undefined. */
export function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[name];
  }
  return current;
}

/** The record with a value at a path. */
export function withValueAt(
  record: Readonly<Record<string, unknown>>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.');
  if (!rest.length) return { ...record, [name]: value };
  const inner = Object.hasOwn(record, name) ? record[name] : {};
  return {
    ...record,
    [name]: withValueAt((inner ?? {}) as Readonly<Record<string, unknown>>, rest.join('.'), value),
  };
}
