import type { Point } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture, PictureNode } from '../picture/stacks.ts';
import { merged } from '../picture/memory.ts';
import { placePages } from './place-pages.ts';
import { blockGap, columnsAt, pagePitch, rowHeight } from './measures.ts';

/** A group, a holder or a person's own pages: what takes rows of its own between people and the door. */
interface Block {
  /** Whose it is; empty for pages that nobody has. */
  readonly id: string;
  /** The node in the groups' column; null where only pages stand in these rows. */
  readonly ownerId: string | null;
  readonly pages: readonly PictureNode[];
  readonly height: number;
  /** Where it would like its middle to be. */
  readonly wanted: number;
}

/** The mean height of a node's neighbours to its left. */
function wantedAt(picture: Picture, id: string, places: ReadonlyMap<string, Point>): number {
  let [sum, count] = [0, 0];
  for (const { source, target } of picture.edges.values()) {
    const other = source === id ? target : target === id ? source : null;
    const place = other === null ? undefined : places.get(other);
    if (!place) continue;
    sum += place.y;
    count += 1;
  }
  return count === 0 ? Number.MAX_SAFE_INTEGER : sum / count;
}

const groupHeight = rowHeight.box + 10;

/** Blocks sorted by where they would like to be, those that are known in the order that they had. */
function inKnownOrder(blocks: readonly Block[], known: readonly string[]): readonly Block[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const wanted = (id: string): number => byId.get(id)?.wanted ?? 0;
  const kept = known.filter((id) => byId.has(id));
  const newcomers = blocks.flatMap(({ id }) => (known.includes(id) ? [] : [id]));
  return merged(kept, newcomers, wanted, wanted).flatMap((id) => byId.get(id) ?? []);
}

/**
 * Places groups, holders and pages in blocks, one below the other, each as near to those it serves as there is room.
 * No two share a row, so that a line past one of them meets nothing. Those in `known` keep its order, so that a
 * membership less moves nobody. @returns the owners, the order of all blocks, and where the last one ends
 */
export function placeBlocks(
  picture: Picture,
  order: Layout['order'],
  pages: ReadonlyMap<string, readonly PictureNode[]>,
  places: Map<string, Point>,
  known: readonly string[],
): { readonly owners: readonly string[]; readonly order: readonly string[]; readonly bottom: number } {
  const owners = [...order.groups, ...order.holders];
  const ownerIds = new Set(owners);
  const groups = new Set(order.groups);
  const blocks: Block[] = owners.map((id) => {
    const own = pages.get(id) ?? [];
    return {
      id,
      ownerId: id,
      pages: own,
      height: Math.max(groups.has(id) ? groupHeight : rowHeight.holder, own.length * pagePitch),
      wanted: wantedAt(picture, id, places),
    };
  });
  for (const [ownerId, own] of pages) {
    const place = places.get(ownerId);
    if (ownerIds.has(ownerId) || (ownerId !== '' && !place)) continue;
    blocks.push({
      id: ownerId,
      ownerId: null,
      pages: own,
      height: own.length * pagePitch,
      wanted: place?.y ?? Number.MAX_SAFE_INTEGER,
    });
  }
  // Beside its owner, a page of one's own comes before one's group: the line to it is the shorter one.
  blocks.sort((a, b) => a.wanted - b.wanted || Number(a.ownerId !== null) - Number(b.ownerId !== null));
  const sorted = inKnownOrder(blocks, known);
  let bottom = 0;
  for (const { ownerId, pages: own, height, wanted } of sorted) {
    const top = Math.max(bottom, wanted === Number.MAX_SAFE_INTEGER ? bottom : wanted - height / 2);
    if (ownerId !== null) places.set(ownerId, { x: columnsAt.groups, y: top + height / 2 - 9 });
    placePages(places, own, columnsAt.pages, top + (height - own.length * pagePitch) / 2 + 3);
    bottom = top + height + blockGap;
  }
  return { owners, order: sorted.map(({ id }) => id), bottom: Math.max(0, bottom - blockGap) };
}
