import { untrack } from 'svelte';
import { type Region, type Stands, orderLanes } from '../../../exchange/link/link-state.ts';
import { arrange } from '../../../graph/cloakroom/arrange.ts';
import { layout } from '../../../graph/picture/layout.ts';
import type { Large } from './large/large.svelte.ts';
import type { Standing } from '../../view/standing.svelte.ts';
import type { Shown } from './shown.svelte.ts';
import type { Stage } from './stage.svelte.ts';

/** In which order things stand, where they would stand in another one by themselves. */
function orderOf(shown: Shown): Stands['order'] {
  const { picture, isHouse, compact } = shown;
  const { memory, room } = shown.layout;
  if (compact) return undefined;
  const plain = isHouse ? arrange(picture, { you: room?.you ?? null }) : layout(picture);
  // In a house pages hang beside who has them.
  const lanes = orderLanes.filter((lane) => !isHouse || lane !== 'policies');
  const orders = lanes.map((lane) => {
    const own = plain.memory[lane] ?? [];
    const there = new Set(own);
    return [lane, own, (memory[lane] ?? []).filter((id) => there.has(id))] as const;
  });
  const isPlain = orders.every(([, own, now]) => own.every((id, at) => id === now[at]));
  return isPlain ? undefined : Object.fromEntries(orders.map(([lane, , now]) => [lane, now]));
}

/** A picture of an account, and how it is looked at. */
interface Looked {
  readonly shown: Shown;
  readonly stage: Stage;
  readonly large: Large;
}

/** How the picture stands, to be sent along with its account. */
function standsOf({ shown, stage, large }: Looked): Stands {
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
  };
}

/** Lets the picture stand as somebody left it, as far as what they looked at is there. */
function takeUp({ opened, trail, region }: Stands, { shown, stage, large }: Looked): void {
  const { model, isLarge } = shown;
  const isThere = (id: string): boolean => model.nodes.has(id);
  if (opened) shown.opened.add(...opened.filter(isThere));
  if (trail && isLarge) large.trail.begin({ open: trail.open, ids: trail.ids.filter(isThere) });
  if (region?.of === 'counts') large.camera.look(region);
  else if (region) stage.look(region, isLarge ? large.trail.centre : null);
}

/** Tells how the picture stands for as long as it is there, and lets it stand as somebody left it. Made while a component is. */
export function standAs(standing: Standing, looked: Looked): void {
  // Effects, because who asks stands outside of the panel, and the account may come after it.
  $effect(() => {
    const { wanted } = standing;
    if (!wanted) return;
    standing.wanted = null;
    untrack(() => takeUp(wanted, looked));
  });
  $effect(() => standing.offerPicture(() => standsOf(looked)));
}
