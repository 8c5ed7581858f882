import type { GraphModel } from '../model/graph-model.ts';
import type { Highlight } from './highlight.ts';
import { labelOf, nameOf } from './labels.ts';
import type { Picture } from './stacks.ts';

/** A picture, and the graph whose part it is. */
export interface Shown {
  readonly picture: Picture;
  readonly model: GraphModel;
}

/** Returns a drawn node's title: its name, or for a stack the count. */
export function titleOf(shown: Shown, id: string): string {
  const node = shown.picture.nodes.get(id);
  if (!node) return id;
  return node.stack === null ? nameOf(node, shown.model) : labelOf(node, shown.model);
}

/** Returns the names of what a highlight lights in a picture, in its order. */
export function litNames(shown: Shown, { nodes }: Pick<Highlight, 'nodes'>): readonly string[] {
  const names = new Set<string>();
  for (const [id, tone] of nodes) {
    const node = tone === 'dim' ? null : shown.picture.standsFor(id);
    if (node !== null) names.add(titleOf(shown, node));
  }
  return [...names];
}
