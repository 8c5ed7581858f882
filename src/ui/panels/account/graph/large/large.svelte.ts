import { untrack } from 'svelte';
import type { World } from '../../../../../engine/index.ts';
import type { GraphModel } from '../../../../../graph/model/graph-model.ts';
import type { Highlight } from '../../../../../graph/picture/highlight.ts';
import type { Playground } from '../../../../../playground/playground.svelte.ts';
import type { Shown } from '../shown.svelte.ts';
import { Camera } from './camera.svelte.ts';
import { Trail } from './trail.svelte.ts';

/**
 * The navigation in a large account: its overview, the part that opens in it, and the surroundings of a chosen entity.
 */
export class Large {
  readonly camera = new Camera();
  readonly trail: Trail;

  constructor(
    private readonly playground: Playground,
    private readonly shown: Shown,
    /** The highlight of a step or story, and whether the stage covers the picture. */
    private readonly telling: () => { readonly highlight: Highlight | null; readonly isStaged: boolean },
  ) {
    this.trail = new Trail({
      select: (id) => (playground.selected = id),
      account: () => shown.viewedAccount,
    });
  }

  /**
   * The nodes of the highlight that the account's graph has, until somebody goes back to the whole account. It may
   * light what no large account draws, such as the account's service.
   */
  readonly cast: readonly string[] = $derived.by(() => {
    const { highlight } = this.telling();
    if (highlight?.rest !== 'dim' || highlight === this.trail.leftAlone) return [];
    return [...highlight.nodes.keys()].filter((id) => this.shown.model.nodes.has(id));
  });

  readonly isOverview: boolean = $derived.by(
    () =>
      this.shown.isLarge && this.shown.around === null && this.cast.length === 0 && !this.telling().isStaged,
  );

  /** Tells the picture which part of the account to draw. */
  show(): void {
    const { centre } = this.trail;
    this.shown.around = centre !== null && this.shown.model.nodes.has(centre) ? centre : null;
    this.shown.cast = this.cast;
  }

  /** Begins another account with its overview, or with the surroundings of the entity that is selected there. */
  begin(): void {
    this.trail.reset();
    this.camera.fit();
    this.follow();
  }

  /** Shows the surroundings of the selection; for a key or an own policy those of its owner. */
  follow(): void {
    const { selected } = this.playground;
    if (!this.shown.isLarge) return;
    untrack(() => {
      const id = selected === null ? null : centreOf(this.playground.world, this.shown.model, selected);
      if (selected !== null && id === null) return;
      const isNear = id !== null && this.shown.around !== null && this.shown.picture.standsFor(id) === id;
      this.trail.follow(id, isNear);
    });
  }

  /** Goes back one level, or to the given level of the way. */
  back(level = this.trail.depth - 1): void {
    this.trail.leftAlone = this.telling().highlight;
    this.trail.backTo(Math.max(0, level));
  }
}

/**
 * Returns the entity whose surroundings are shown for a selection: itself, or the owner of a key or of an own policy.
 * Null if it isn't in the account's graph.
 */
function centreOf(world: World, model: GraphModel, id: string): string | null {
  const node = model.nodes.get(id);
  const isKey = node?.kind === 'key' || node?.kind === 'temporaryKey';
  if (node && !(isKey && node.ownerId !== null)) return id;
  const { inlinePolicies, mfaDevices } = world.tables;
  const owner = node?.ownerId ?? inlinePolicies.get(id)?.ownerId ?? mfaDevices.get(id)?.ownerId ?? null;
  return owner !== null && model.nodes.has(owner) ? owner : null;
}
