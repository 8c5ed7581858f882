import { untrack } from 'svelte';
import { prefersReducedMotion } from '../../../../view/reduced-motion.ts';
import { palettes, type Theme } from '../../../../../graph/drawing/palette.ts';
import { arrange, type Arranged, type Fold } from '../../../../../graph/goals/arrange.ts';
import type { between as Between } from '../../../../../graph/goals/between.ts';
import { drawGoals } from '../../../../../graph/goals/draw.ts';
import type { GoalState } from '../../../../../graph/goals/goals.ts';
import { leastZoom } from '../../../../../graph/goals/measures.ts';
import { goalsViewport } from '../../../../../graph/goals/viewport.ts';
import type { Bounds, Size } from '../../../../../graph/picture/geometry.ts';
import type { Scene } from '../../../../../graph/picture/scene.ts';
import type { Viewport } from '../../../../../graph/picture/viewport.ts';
import { ahead } from '../../../../parts/fetch-ahead.ts';
import { themeNow } from '../../../../view/theme-now.svelte.ts';
import type { Pictured } from '../../../account/graph/stage.svelte.ts';
import type { LessonRun } from '../lesson-run.svelte.ts';
import type { GoalPictures } from './goal-pictures.svelte.ts';
import { toldMiddle } from './goal-sentences.ts';

/** How long the picture takes from one state to another, and a line in one state that changes, in ms. */
const times = { morph: 400, line: 250 } as const;

/** Draws a moment between two states. Until it is there, one state follows the other at once. */
let between: typeof Between | null = null;
ahead(async () => {
  ({ between } = await import('../../../../../graph/goals/between.ts'));
});

/** The size of the picture's place, in CSS pixels. */
class Place {
  #size = $state.raw({ width: 0, height: 0 });

  get width(): number {
    return this.#size.width;
  }
  get height(): number {
    return this.#size.height;
  }
  /** The width at its right edge that a card covers. */
  covered = $state(0);
  readonly free: Size = $derived({ width: this.width - this.covered, height: this.height });
  resize(width: number, height: number): void {
    this.#size = { width, height };
  }
  fit(bounds: Bounds, middle: number): Viewport {
    return goalsViewport(bounds, { width: this.free.width, height: this.height }, middle);
  }
}

const eased = (part: number): number => 1 - (1 - part) ** 3;

interface Target {
  readonly scene: Scene;
  /** Whatever changes it makes the picture another one, which appears at once. */
  readonly of: string;
  readonly state: GoalState;
}

/** The picture of a lesson's goals on its way between its states. */
export class GoalsShown implements Pictured {
  readonly container = new Place();
  readonly around = null;
  readonly compact = false;
  /** Whether it is moving from one state to another. */
  isMoving = $state(false);
  #scene = $state.raw<Scene>({ nodes: [], edges: [] });
  #of = '';
  #state: GoalState = 'now';
  #frame = 0;

  /** Construct it while a component is made. */
  constructor(
    readonly run: LessonRun,
    private readonly pictures: GoalPictures,
  ) {
    // Effects, because time makes the moments between two states.
    $effect.pre(() => this.#go(this.#target));
    $effect(() => () => cancelAnimationFrame(this.#frame));
  }

  fit(bounds: Bounds): Viewport {
    const { container } = this;
    return this.run.audience?.fit(bounds, container.free) ?? container.fit(bounds, this.#middle);
  }

  /** The height at which the line stands that the picture's sentence is about. */
  readonly #middle: number = $derived.by(() => toldMiddle(this.pictures[this.run.shown], this.arranged));

  readonly theme: Theme = $derived(themeNow());

  readonly #arranged: { readonly [S in GoalState]: Arranged } = $derived.by(() => {
    const { start, now, goal } = this.pictures;
    const { width, height } = this.container.free;
    const [pictures, size] = [[start, now, goal], { width: Math.max(300, width), height }];
    const [first, second, third] =
      this.run.audience?.arrange(arrange, pictures, size, this.fold) ?? arrange(pictures, size, this.fold);
    return { start: first!, now: second!, goal: third! };
  });

  /** Leaves out what has no room, while the picture is too high for its place. */
  fold = $state.raw<Fold | undefined>();

  /** Whether the picture is higher than its place, so that not all of it can be seen at once. */
  readonly isTooHigh: boolean = $derived.by(() => {
    const { free, height } = this.container;
    return (
      height > 0 &&
      (this.run.audience?.isTooHigh(this.arranged, free, this.fold) ??
        this.arranged.needs * leastZoom > height)
    );
  });

  get arranged(): Arranged {
    return this.#arranged[this.run.shown];
  }

  readonly #target: Target = $derived.by(() => {
    const { shown } = this.run;
    const { width, height } = this.container;
    return {
      scene: drawGoals(this.pictures[shown], this.#arranged[shown], palettes[this.theme]),
      of: `${this.theme} ${String(width)} ${String(height)}`,
      state: shown,
    };
  });

  get scene(): Scene {
    return this.#scene;
  }

  readonly layout: Pictured['layout'] = $derived.by(() => {
    const { bounds, nodes, pages } = this.arranged;
    return { bounds, places: { get: (id: string) => nodes.get(id) ?? pages.get(id) } };
  });

  readonly picture = { standsFor: (entity: string): string | null => this.nodeOf(entity) };

  /** The drawn node of an entity. */
  nodeOf(entity: string): string | null {
    const { nodes, pages } = this.pictures[this.run.shown];
    const node = nodes.find((one) => one.entity === entity);
    return node?.id ?? (pages.some(({ id }) => id === entity) ? entity : null);
  }

  /** The entity of a drawn node, or null if it stands for none. */
  entityOf(id: string): string | null {
    const { nodes, pages } = this.pictures[this.run.shown];
    const node = nodes.find((one) => one.id === id);
    if (node) return node.entity;
    return pages.some((page) => page.id === id && page.kind === 'policy') ? id : null;
  }

  titleOf(id: string): string {
    const { nodes, pages } = this.pictures[this.run.shown];
    return [...nodes, ...pages].find((one) => one.id === id)?.name ?? '';
  }

  #go({ scene, of, state }: Target): void {
    cancelAnimationFrame(this.#frame);
    const duration = state === this.#state ? times.line : times.morph;
    this.#state = state;
    const isSame = of === this.#of;
    this.#of = of;
    const from = untrack(() => this.#scene);
    const mix = between;
    if (!mix || !isSame || prefersReducedMotion.current || from.nodes.length === 0) return this.#stand(scene);
    let begun: number | null = null;
    this.isMoving = true;
    const step = (time: number): void => {
      begun ??= time;
      const part = (time - begun) / duration;
      if (part >= 1) return this.#stand(scene);
      this.#scene = mix(from, scene, eased(part));
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #stand(scene: Scene): void {
    this.isMoving = false;
    this.#scene = scene;
  }
}
