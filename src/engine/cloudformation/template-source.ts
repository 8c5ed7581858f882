import type { Node } from 'yaml';
import { isMap, isNode, isScalar, isSeq, LineCounter } from 'yaml';
import { readYaml } from './template-text.ts';

/** A value of a template in its text, by offsets. */
export interface SourceNode {
  /** Where it begins, with its tag, and where it ends. */
  readonly from: number;
  readonly to: number;
  /** Whether it is written in brackets, as all of JSON is. */
  readonly isFlow: boolean;
  /** The members of a map and the items of a list; a function of YAML's short form has neither. */
  readonly members?: readonly SourceMember[];
  readonly items?: readonly SourceItem[];
}

export interface SourceMember {
  readonly name: string;
  readonly from: number;
  /** The place after its colon. */
  readonly after: number;
  readonly node: SourceNode;
}

export interface SourceItem {
  /** The place of its dash, or of its value in brackets. */
  readonly from: number;
  readonly node: SourceNode;
}

/**
 * Finds the values of a template's text, so that some can be written anew and all else stays as it is. JSON is read as
 * YAML. Throws where the text isn't YAML: JSON with tabs in its indents isn't.
 */
export function sourceOf(text: string): SourceNode {
  return nodeOf(readYaml(text, new LineCounter(), true).contents, text);
}

const nowhere: SourceNode = { from: 0, to: 0, isFlow: true };

function nodeOf(node: unknown, text: string): SourceNode {
  if (!isNode(node) || !node.range) return nowhere;
  const [start, end] = node.range;
  // A tag of the value's own stands before it.
  const tag =
    node.tag === undefined ? undefined : /!\S*\s+$/.exec(text.slice(Math.max(0, start - 200), start))?.[0];
  const leaf = { from: start - (tag?.length ?? 0), to: end, isFlow: true };
  if (tag !== undefined || !(isMap(node) || isSeq(node))) return leaf;
  const isFlow = node.flow === true;
  if (isSeq(node)) {
    const dashes = offsetsOf(node, 'seq-item-ind');
    const items = node.items.map((item, index): SourceItem => {
      const inner = nodeOf(item, text);
      return { from: isFlow ? inner.from : (dashes[index] ?? NaN), node: inner };
    });
    return items.some(({ from }) => Number.isNaN(from))
      ? leaf
      : { ...leaf, ...within(leaf, items, isFlow), items };
  }
  const colons = offsetsOf(node, 'map-value-ind');
  const members = node.items.map(({ key, value }, index): SourceMember => {
    const range = isScalar(key) ? key.range : undefined;
    const colon = colons[index] ?? NaN;
    const name = isScalar(key) ? String(key.value) : '';
    return { name, from: range?.[0] ?? NaN, after: colon + 1, node: nodeOf(value, text) };
  });
  return members.some(({ from, after }) => Number.isNaN(from + after))
    ? leaf
    : { ...leaf, ...within(leaf, members, isFlow), members };
}

/** A block ends with its last value: the library counts the comments after it, too. */
function within(
  leaf: SourceNode,
  all: readonly { readonly from: number; readonly node: SourceNode }[],
  isFlow: boolean,
): SourceNode {
  const [first, last] = [all[0], all.at(-1)];
  return isFlow || !first || !last ? leaf : { from: first.from, to: last.node.to, isFlow };
}

/** The offsets of the signs before a collection's values, in their order. */
function offsetsOf(node: Node, sign: 'seq-item-ind' | 'map-value-ind'): readonly number[] {
  const { srcToken: token } = node as Node & {
    readonly srcToken?: { readonly items?: readonly Readonly<Record<'start' | 'sep', readonly Token[]>>[] };
  };
  return (token?.items ?? []).flatMap(({ start, sep }) =>
    [...(start ?? []), ...(sep ?? [])].flatMap(({ type, offset }) => (type === sign ? [offset] : [])),
  );
}

interface Token {
  readonly type: string;
  readonly offset: number;
}
