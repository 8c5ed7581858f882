import type { Head } from '../picture/columns.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture, PictureEdge, PictureNode } from '../picture/stacks.ts';

/** The things of a column that are folded, in the picture's order. */
export interface Fold {
  readonly column: Head;
  /** The column's middle, in the picture's units. */
  readonly x: number;
  readonly nodes: readonly PictureNode[];
}

export interface Folded {
  readonly picture: Picture;
  readonly layout: Layout;
  readonly folds: readonly Fold[];
}

interface Place {
  /** The height that the picture may have, in its units. */
  readonly height: number;
  /** The drawn nodes whose rows stay. */
  readonly path: readonly string[];
  /** Whether only those stay. */
  readonly onlyPath: boolean;
}

/** Returns who has the row of a node: a page and a key stand in their owner's. */
function rowsOf({ nodes }: Picture): (id: string) => string {
  return (id) => {
    const node = nodes.get(id);
    const isBeside = node?.page !== undefined || node?.kind === 'key' || node?.kind === 'temporaryKey';
    return isBeside && node.ownerId !== null && nodes.has(node.ownerId) ? node.ownerId : id;
  };
}

/** Returns the picture with those nodes only, and the lines between them. */
function partOf(picture: Picture, isIn: (id: string) => boolean): Picture {
  const home = (id: string): string | null => {
    const stands = picture.standsFor(id);
    return stands !== null && isIn(stands) ? stands : null;
  };
  return {
    ...picture,
    nodes: new Map([...picture.nodes].filter(([id]) => isIn(id))),
    edges: new Map([...picture.edges].filter(([, { source, target }]) => isIn(source) && isIn(target))),
    standsFor: home,
    ...(picture.copies && {
      copies: new Map([...picture.copies].map(([key, all]) => [key, all.filter((id) => isIn(id))])),
    }),
  };
}

/** The column that is nearest to a node's place. */
function columnOf({ places, columns }: Layout, { id, kind }: PictureNode): Head | undefined {
  const x = places.get(id)?.x ?? 0;
  // Callers from outside stand further to the left than others, beside the keys, and hold none.
  const isKey = kind === 'key' || kind === 'temporaryKey';
  const own = columns.filter(({ column }) => (column === 'keys') === isKey);
  return own.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.column;
}

/**
 * Returns the things that nothing names any more once nodes are gone: those in the last column whose lines all lead to
 * folded nodes. An object goes with its bucket.
 */
function bereft(
  { nodes, edges }: Picture,
  whole: Layout,
  isGone: (id: string) => boolean,
): ReadonlySet<string> {
  const near = new Map<string, string[]>();
  for (const { source, target } of edges.values()) {
    near.set(source, [...(near.get(source) ?? []), target]);
    near.set(target, [...(near.get(target) ?? []), source]);
  }
  const things = [...nodes.values()].filter((node) => near.has(node.id) && columnOf(whole, node) === 'what');
  const gone = new Set<string>();
  for (let before = -1; gone.size > before;) {
    before = gone.size;
    for (const { id } of things)
      if (near.get(id)?.every((other) => isGone(other) || gone.has(other))) gone.add(id);
  }
  return gone;
}

/** The hidden nodes by column, each counted where that column stands in what is left. */
function foldsOf(
  { nodes }: Picture,
  whole: Layout,
  left: Layout,
  isIn: (id: string) => boolean,
): readonly Fold[] {
  const hidden = [...nodes.values()].filter(({ id }) => !isIn(id) && whole.places.has(id));
  const yOf = (id: string): number => whole.places.get(id)?.y ?? 0;
  hidden.sort((a, b) => yOf(a.id) - yOf(b.id));
  const columns = new Map(hidden.map((node) => [node.id, columnOf(whole, node)]));
  return whole.columns.flatMap(({ column, x }): Fold[] => {
    const its = hidden.filter(({ id }) => columns.get(id) === column);
    const stands = left.columns.find((one) => one.column === column)?.x ?? x;
    return its.length === 0 ? [] : [{ column, x: stands, nodes: its }];
  });
}

/**
 * Folds whole rows away, from the bottom, until the rest of a picture has a height; the rows of a path stay. What is
 * folded is counted by column, so that it adds up with what is drawn. `arrange` lays out a part of the picture, a few
 * times. @returns null if nothing has to be folded
 */
export function folded(
  picture: Picture,
  whole: Layout,
  arrange: (part: Picture) => Layout,
  { height, path, onlyPath }: Place,
): Folded | null {
  const tall = (layout: Layout): number => layout.bounds.bottom - layout.bounds.top;
  if (!onlyPath && tall(whole) <= height) return null;
  const rowOf = rowsOf(picture);
  const stays = new Set(path.map((id) => rowOf(id)));
  const yOf = (id: string): number => whole.places.get(id)?.y ?? 0;
  const rows = [...new Set([...picture.nodes.keys()].map((id) => rowOf(id)))];
  const below = rows.filter((id) => !stays.has(id)).sort((a, b) => yOf(b) - yOf(a));
  if (below.length === 0) return null;
  const without = (count: number): Folded => {
    const rowsGone = new Set(below.slice(0, count));
    const isGone = (id: string): boolean => rowsGone.has(rowOf(id));
    const things = bereft(picture, whole, isGone);
    const isIn = (id: string): boolean => !isGone(id) && (!things.has(id) || stays.has(id));
    const part = partOf(picture, isIn);
    const layout = arrange(part);
    return { picture: part, layout, folds: foldsOf(picture, whole, layout, isIn) };
  };
  let [least, most] = onlyPath ? [below.length, below.length] : [1, below.length];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (tall(without(middle).layout) <= height) most = middle;
    else least = middle + 1;
  }
  return without(most);
}

/**
 * Returns the drawn nodes of the path on which somebody acts: the one who acts, with keys and pages, the groups, the
 * roles that these pages name, with their pages, and what is lit.
 */
export function actingPath(
  picture: Picture,
  from: readonly string[],
  lit: Iterable<string>,
): readonly string[] {
  const path = new Set([...from, ...lit].filter((id) => picture.nodes.has(id)));
  const isOnward = ({ kind, target }: PictureEdge): boolean =>
    kind === 'member' ||
    kind === 'attached' ||
    (kind === 'allows' && picture.nodes.get(target)?.kind === 'role');
  // From who over group and page to the role, and to its page.
  for (let hop = 0; hop < 4; hop++) {
    for (const edge of picture.edges.values()) {
      const { kind, source, target } = edge;
      if (kind === 'key' && path.has(target)) path.add(source);
      else if (isOnward(edge) && path.has(source)) path.add(target);
    }
  }
  return [...path];
}
