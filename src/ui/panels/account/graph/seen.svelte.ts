import { nameOf } from '../../../../graph/picture/labels.ts';
import type { Point } from '../../../../graph/picture/geometry.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import type { Layout } from '../../../../graph/picture/layout.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import type { Viewport } from '../../../../graph/picture/viewport.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import type { Shown } from './shown.svelte.ts';
import type { Stage } from './stage.svelte.ts';

/** The account's picture as somebody sees it. */
export class SeenPicture {
  constructor(
    readonly scene: Scene,
    readonly viewport: Viewport,
    readonly columns: Layout['columns'],
    private readonly picture: Picture,
    private readonly model: GraphModel,
    private readonly placeOf: (id: string) => Point | null,
  ) {}

  /** This picture as it is painted now, while some of its nodes are still on their way. */
  as(asSeen: (scene: Scene, placeOf: (id: string) => Point | null) => Scene): SeenPicture {
    const { viewport, columns, picture, model, placeOf } = this;
    return new SeenPicture(asSeen(this.scene, placeOf), viewport, columns, picture, model, placeOf);
  }

  /** Returns the node that is drawn for an entity. */
  readonly drawn = (id: string | null): string | null =>
    id === null ? null : (this.picture.standsFor(id) ?? id);

  readonly nameOf = (id: string): string | null => {
    const node = this.model.nodes.get(id);
    return node ? nameOf(node, this.model) : null;
  };
}

/** The account's picture now, and as it was last seen before something took its place. */
export class Seen {
  #before: SeenPicture | null = null;

  /** `isAbsent`: another picture is there. Construct it while a component is made. */
  constructor(
    private readonly shown: Shown,
    private readonly stage: Stage,
    private readonly isAbsent: () => boolean,
    isCovered: () => boolean,
  ) {
    // An effect, because only time makes a picture seen: what is replaced before it is painted never was.
    $effect(() => {
      const { now } = this;
      requestAnimationFrame(() => {
        if (!isCovered()) this.#before = now;
      });
    });
  }

  readonly now: SeenPicture | null = $derived.by(() => {
    const { shown } = this;
    // Read first: without a size, the scene would be drawn for nothing.
    if (this.isAbsent() || shown.isEmpty || shown.container.width === 0) return null;
    const { scene, layout, picture, model } = shown;
    const placeOf = (id: string): Point | null => this.stage.live?.placeOf(id) ?? null;
    return new SeenPicture(scene, this.stage.viewport, layout.columns, picture, model, placeOf);
  });

  /** The picture that was seen last before it was covered; null if none was. */
  get before(): SeenPicture | null {
    return this.#before;
  }
}
