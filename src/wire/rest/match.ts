import type { HttpBindings, OperationBinding } from './bindings.ts';

/** The operation of an address, and the values in the places of its pattern. */
interface Match {
  readonly operation: string;
  readonly labels: ReadonlyMap<string, string>;
}

interface Pattern {
  readonly expression: RegExp;
  readonly labels: readonly string[];
  /** The names and values that the query must have: `policy`, `list-type=2`. */
  readonly markers: readonly (readonly [name: string, value: string])[];
}

const patterns = new WeakMap<OperationBinding, Pattern>();

const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

function compile({ uri }: OperationBinding): Pattern {
  const [path = '', query = ''] = uri.split('?');
  const labels: string[] = [];
  const source = path
    .replace(/\/$/, '')
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return escaped(part);
      const isGreedy = part.endsWith('+}');
      labels.push(part.slice(1, isGreedy ? -2 : -1));
      return isGreedy ? '(.+)' : '([^/]+)';
    });
  return {
    expression: new RegExp(`^${source.join('')}/?$`.replace('(.+)/?$', '(.+)$'), 's'),
    labels,
    markers: [...new URLSearchParams(query)],
  };
}

function patternOf(binding: OperationBinding): Pattern {
  const made = patterns.get(binding) ?? compile(binding);
  patterns.set(binding, made);
  return made;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Query names that are no members of an operation's input: the SDKs' note of the operation, and a presigned signature.
 */
const isAside = (name: string): boolean => name === 'x-id' || /^x-amz-/i.test(name);

/**
 * The operation of a method and an address, or null if it isn't modelled. If the query has something that the operation
 * doesn't take, such as `?acl`, the address belongs to another operation.
 */
export function matchOperation(
  bindings: HttpBindings,
  request: {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    /** Whether the header `x-amz-copy-source` names what is to be copied. */
    readonly copies?: boolean;
  },
  queryNames: (operation: string) => ReadonlySet<string>,
): Match | null {
  for (const [operation, binding] of Object.entries(bindings.operations)) {
    if (binding.method !== request.method || (operation === 'CopyObject') !== (request.copies === true))
      continue;
    const { expression, labels, markers } = patternOf(binding);
    if (!markers.every(([name, value]) => request.query.get(name) === value)) continue;
    const found = expression.exec(request.path);
    if (!found) continue;
    const taken = queryNames(operation);
    const named = new Set(markers.map(([name]) => name));
    const isOwn = (name: string): boolean => named.has(name) || taken.has(name) || isAside(name);
    if (![...request.query.keys()].every(isOwn)) continue;
    const values = found.slice(1).map(decoded);
    if (values.some((value) => value === null)) continue;
    return { operation, labels: new Map(labels.map((label, i) => [label, values[i] ?? ''])) };
  }
  return null;
}
