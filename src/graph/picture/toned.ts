import type { Highlight, Toned } from './highlight.ts';
import type { Picture } from './stacks.ts';

/** Returns the picture with what a highlight's decision was about, and the line to it. */
export const withDecided = (picture: Picture, highlight: Highlight | null): Picture =>
  highlight?.decided?.drawn.added(picture, highlight) ?? picture;

/** Moves a highlight's tones to the drawn nodes, and leads its decision on to what it was about. */
export function tonesOn(highlight: Highlight, picture: Picture): Toned {
  const nodes = onDrawn(highlight.nodes, picture);
  const { decided, edges, labels } = highlight;
  return (
    decided?.drawn.ledOn(highlight, nodes, picture) ?? {
      nodes,
      edges: new Map(edges),
      labels: new Map(labels),
    }
  );
}

/**
 * Moves tones to the drawn nodes: a highlight names entities, but a stack may be drawn for one. Of a policy's pages
 * those of named owners count, if any is named.
 */
function onDrawn<T>(tones: ReadonlyMap<string, T>, { nodes, standsFor, copies }: Picture): Map<string, T> {
  const drawn = new Map<string, T>();
  for (const [id, tone] of tones) {
    const home = standsFor(id);
    const all = copies?.get(id) ?? (home === null ? [] : [home]);
    const named = all.filter((one) => tones.has(nodes.get(one)?.ownerId ?? ''));
    for (const one of named.length > 0 ? named : all) drawn.set(one, tone);
  }
  return drawn;
}
