import { nameMatches } from '../../engine/index.ts';
import type { EdgeLabel, EdgeTone, Highlight, NodeTone } from './highlight.ts';
import type { Picture } from './stacks.ts';

/** The tones and words of a highlight on drawn nodes and lines. */
interface Toned {
  readonly nodes: Map<string, NodeTone>;
  readonly edges: Map<string, EdgeTone>;
  readonly labels: Map<string, EdgeLabel>;
}

/**
 * Leads a decision's lit path on from the pages that made it to what it was about: the last line has its words, and
 * what it reaches is lit.
 */
export function ledOn(
  { decidedOn, edges, labels }: Highlight,
  nodes: Map<string, NodeTone>,
  picture: Picture,
): Toned {
  const toned: Toned = { nodes, edges: new Map(edges), labels: new Map(labels) };
  if (decidedOn === undefined) return toned;
  for (const { id, kind, target } of picture.edges.values()) {
    const verdict = edges.get(id);
    const names = kind === 'attached' ? (picture.nodes.get(target)?.page?.names ?? []) : [];
    if (verdict !== 'allow' && verdict !== 'deny') continue;
    for (const { id: thing, written } of names) {
      if (!written.some((one) => nameMatches(one, decidedOn))) continue;
      const home = picture.standsFor(thing) ?? thing;
      const line = `${verdict === 'allow' ? 'allows' : 'denies'}:${target}>${home}`;
      if (!picture.edges.has(line)) continue;
      toned.edges.set(line, verdict);
      toned.nodes.set(home, verdict === 'allow' ? 'lit' : 'denied');
      const words = labels.get(id);
      if (words) toned.labels.set(line, words);
      toned.labels.delete(id);
      // A pattern that matches several things leads to the one that was asked about.
      if (thing === decidedOn || written.includes(decidedOn)) break;
    }
  }
  return toned;
}
