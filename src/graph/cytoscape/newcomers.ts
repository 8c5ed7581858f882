import type { Core } from 'cytoscape';
import type { Drawn } from './elements.ts';

/** How long motion takes, in ms. */
export const moveTime = 250;
/** The most elements that are styled and drawn for the first time within one frame. */
const mostAtOnce = 15;

/** What comes into the picture: at once where it is little, else over some frames, so that none takes long. */
export class Newcomers {
  #left: readonly Drawn[] = [];
  #timer = 0;

  constructor(
    private readonly cy: Core,
    /** Some were added. */
    private readonly onCome: () => void,
  ) {}

  /** Whether some are still to be added. */
  get isComing(): boolean {
    return this.#left.length > 0;
  }

  /** Nodes before their edges. Calm ones don't fade in. They take the place of those that were still to come. */
  add(drawn: readonly Drawn[], isCalm: boolean): void {
    this.stop();
    this.#add(drawn.slice(0, mostAtOnce), isCalm);
    this.#left = drawn.slice(mostAtOnce);
    if (this.isComing) this.#timer = requestAnimationFrame(() => this.add(this.#left, isCalm));
    this.onCome();
  }

  stop(): void {
    cancelAnimationFrame(this.#timer);
    this.#left = [];
  }

  #add(drawn: readonly Drawn[], isCalm: boolean): void {
    this.cy.batch(() => {
      for (const { definition } of drawn) {
        const added = this.cy.add(definition);
        if (!isCalm) fadeIn(added, Number(definition.data['opacity']));
      }
    });
  }
}

function fadeIn(element: ReturnType<Core['add']>, opacity: number): void {
  element.style('opacity', 0);
  element.animate(
    { style: { opacity } },
    { duration: moveTime, complete: () => element.removeStyle('opacity') },
  );
}
