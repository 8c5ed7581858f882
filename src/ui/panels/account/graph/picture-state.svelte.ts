import { untrack } from 'svelte';
import { type PictureState, type Region, orderLanes } from '../../../../exchange/link/link-state.ts';
import { arrange } from '../../../../graph/cloakroom/arrange.ts';
import { layout } from '../../../../graph/picture/layout.ts';
import type { Large } from './large/large.svelte.ts';
import type { PictureStates } from '../../../view/picture-states.svelte.ts';
import type { Shown } from './shown.svelte.ts';
import type { Stage } from './stage.svelte.ts';

/**
 * Returns the order of each lane if it differs from the one that a layout without memory gives; undefined if none
 * does.
 */
function orderOf(shown: Shown): PictureState['order'] {
  const { unfolded: picture, isHouse, compact } = shown;
  const { memory, room } = shown.unfoldedLayout;
  if (compact) return undefined;
  const plain = isHouse ? arrange(picture, { you: room?.you ?? null }) : layout(picture);
  // In a house pages hang beside their owners.
  const lanes = orderLanes.filter((lane) => !isHouse || lane !== 'policies');
  const orders = lanes.map((lane) => {
    const own = plain.memory[lane] ?? [];
    const there = new Set(own);
    return [lane, own, (memory[lane] ?? []).filter((id) => there.has(id))] as const;
  });
  const isPlain = orders.every(([, own, now]) => own.every((id, at) => id === now[at]));
  return isPlain ? undefined : Object.fromEntries(orders.map(([lane, , now]) => [lane, now]));
}

/** The parts of the panel that together make its picture's state. */
interface Looked {
  readonly shown: Shown;
  readonly stage: Stage;
  readonly large: Large;
  /** Whether the organization's tree stands in the picture's place. */
  readonly isTree: () => boolean;
}

/** Returns the state of the picture, which is sent along with its account. */
function stateOf({ shown, stage, large, isTree }: Looked): PictureState {
  const { isLarge } = shown;
  const opened = shown.opened.ids;
  const { trail, camera, isOverview } = large;
  const order = isOverview ? undefined : orderOf(shown);
  const region: Region | null = isOverview ? camera.region : stage.region;
  return {
    ...(order && { order }),
    ...(opened.length > 0 && !isLarge && { opened }),
    ...(isLarge && trail.depth > 0 && { trail: { open: trail.open, ids: trail.ids } }),
    ...(region && { region }),
    ...(isTree() && { organization: true }),
  };
}

/** Restores a picture's state that somebody else left, as far as its nodes exist. */
function restore({ opened, trail, region }: PictureState, { shown, stage, large }: Looked): void {
  const { model, isLarge } = shown;
  const isThere = (id: string): boolean => model.nodes.has(id);
  if (opened) shown.opened.add(...opened.filter(isThere));
  if (trail && isLarge) large.trail.begin({ open: trail.open, ids: trail.ids.filter(isThere) });
  if (region?.of === 'counts') large.camera.look(region);
  else if (region) stage.look(region, isLarge ? large.trail.centre : null);
}

/**
 * Offers the picture's state to links as long as it exists, and restores a given one. For a component's
 * initialisation.
 */
export function shareState(pictures: PictureStates, looked: Looked): void {
  // Effects, because parts outside the panel read the state, and the account may come after the panel.
  $effect(() => {
    const { toRestore } = pictures;
    if (!toRestore) return;
    pictures.toRestore = null;
    untrack(() => restore(toRestore, looked));
  });
  $effect(() => pictures.tellPicture(() => stateOf(looked)));
}
