import { panel as words } from '#words/graph.ts';
import { spoken } from '#words/spoken-node.ts';
import { neighboursOf } from './navigate.ts';
import { type Shown, titleOf } from './told-nodes.ts';

/** Returns the announcement when the keyboard reaches a drawn node; null if there is no such node. */
export function spokenNode(shown: Shown, id: string): string | null {
  const node = shown.picture.nodes.get(id);
  if (!node) return null;
  const title = titleOf(shown, id);
  if (node.stack !== null) return `${title}. ${words.stackHint}`;
  const neighbours = neighboursOf(shown.picture, id).map((it) => ({ ...it, name: titleOf(shown, it.id) }));
  return spoken(title, node.look?.isAbsent ? 'absent' : node.kind, neighbours);
}
