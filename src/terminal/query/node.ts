/** How two values are compared. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

/** A JMESPath expression as a tree. https://jmespath.org/specification.html#grammar */
export type Node =
  | { readonly type: 'current' }
  | { readonly type: 'literal'; readonly value: unknown }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'index'; readonly at: number }
  | { readonly type: 'slice'; readonly bounds: readonly (number | null)[] }
  /** `a.b`, `a[0]`, `a | b`: the second is applied to the result of the first. */
  | { readonly type: 'then'; readonly left: Node; readonly right: Node }
  | { readonly type: 'flatten'; readonly of: Node }
  /** `[*]` and similar: the part that is applied to each item of a list. */
  | { readonly type: 'items'; readonly of: Node; readonly each: Node }
  /** `*`: the part that is applied to each value of a record. */
  | { readonly type: 'values'; readonly of: Node; readonly each: Node }
  | { readonly type: 'filter'; readonly of: Node; readonly each: Node; readonly where: Node }
  | { readonly type: 'compare'; readonly by: Comparison; readonly left: Node; readonly right: Node }
  | { readonly type: 'or' | 'and'; readonly left: Node; readonly right: Node }
  | { readonly type: 'not'; readonly of: Node }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'record'; readonly entries: readonly (readonly [name: string, value: Node])[] }
  /** `&a`: an expression for a function. */
  | { readonly type: 'reference'; readonly of: Node }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Node[] };

export const current: Node = { type: 'current' };

/** The direct children of a node. */
function inside(node: Node): readonly Node[] {
  switch (node.type) {
    case 'current':
    case 'literal':
    case 'field':
    case 'index':
    case 'slice':
      return [];
    case 'then':
    case 'compare':
    case 'or':
    case 'and':
      return [node.left, node.right];
    case 'flatten':
    case 'not':
    case 'reference':
      return [node.of];
    case 'items':
    case 'values':
      return [node.of, node.each];
    case 'filter':
      return [node.of, node.each, node.where];
    case 'list':
      return node.items;
    case 'record':
      return node.entries.map(([, value]) => value);
    case 'call':
      return node.args;
  }
}

/** Whether the tree is deeper than a limit. This function itself doesn't recurse. */
export function isDeeper(root: Node, most: number): boolean {
  let level: readonly Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap(inside);
  }
  return false;
}
