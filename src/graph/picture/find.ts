import { keepSmallest } from './sorting.ts';
import { nameOf } from './labels.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { GraphNode } from '../model/elements.ts';

export interface Found {
  readonly node: Pick<GraphNode, 'id' | 'kind'>;
  readonly name: string;
}

/**
 * Ranks a match: 0 if the name starts with the query, 1 if a word in it does, 2 if it is inside, 3 if it is in the id;
 * null for none.
 */
function rankOf({ node, name }: Found, query: string): number | null {
  const at = name.toLowerCase().indexOf(query);
  if (at === 0) return 0;
  if (at > 0) return /[\s/._@-]/.test(name[at - 1] ?? '') ? 1 : 2;
  return node.id.toLowerCase().includes(query) ? 3 : null;
}

/**
 * Finds entities by name or id, the best first; for an empty query all, by name. `among` limits them, such as to the
 * members of a stack; else `more` are looked through, too. `total` counts all matches. Linear in the account.
 */
export function findEntities(
  model: GraphModel,
  query: string,
  limit: number,
  among: readonly string[] | null = null,
  more: readonly Found[] = [],
): { readonly found: readonly Found[]; readonly total: number } {
  const wanted = query.trim().toLowerCase();
  const hits: (Found & { readonly rank: number })[] = [];
  const look = (one: Found): void => {
    const rank = wanted === '' ? 0 : rankOf(one, wanted);
    if (rank !== null) hits.push({ ...one, rank });
  };
  const lookAt = (node: GraphNode): void => look({ node, name: nameOf(node, model) });
  if (among) among.flatMap((id) => model.nodes.get(id) ?? []).forEach(lookAt);
  else {
    for (const node of model.nodes.values()) lookAt(node);
    more.forEach(look);
  }
  const before = (a: (typeof hits)[number], b: (typeof hits)[number]): boolean =>
    a.rank === b.rank ? a.name < b.name : a.rank < b.rank;
  return { found: keepSmallest(hits, limit, before), total: hits.length };
}
