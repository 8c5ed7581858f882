import type { GraphEdge } from '../../../../graph/model/elements.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { outwardFrom } from '../../../../graph/picture/neighbourhood.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';

const mostPath = 40;
const mostOutward = 30;
const mostReached = 10;

interface Wishes {
  readonly opened: readonly string[];
  readonly lit: readonly string[];
  readonly selected: string | null;
  readonly reached: readonly GraphEdge[];
  readonly acting: string | null;
}

/**
 * Nodes that are drawn by themselves, not in a stack: those that were looked for, are lit, are selected or
 * reached from the selection, and the acting one.
 */
export function wantedIn(model: GraphModel, wishes: Wishes): ReadonlySet<string> {
  const { opened, lit, selected, reached, acting } = wishes;
  const chosen = selected === null ? [] : [selected, ...outwardFrom(model, selected, mostOutward)];
  const ends = reached.slice(0, mostReached).flatMap(({ source, target }) => [source, target]);
  return new Set([
    ...opened,
    ...lit.slice(0, mostPath),
    ...chosen,
    ...ends,
    ...(acting === null ? [] : [acting]),
  ]);
}

/**
 * The node whose surroundings a small container shows: the one of `here` that is drawn, or one that the story
 * is about.
 */
export function centreIn(
  whole: Picture,
  here: readonly (string | null)[],
  highlight: Highlight | null,
): string | null {
  const told = highlight?.rest === 'dim' ? highlight.nodes : null;
  const wanted = told ? [...here.filter((id) => told.has(id ?? '')), ...told.keys()] : here;
  for (const id of wanted) {
    const home = id === null ? null : whole.standsFor(id);
    if (home !== null && whole.nodes.has(home)) return home;
  }
  return whole.nodes.keys().next().value ?? null;
}
