import { untrack } from 'svelte';
import type { Replay } from '../../../../assume/step.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';
import { type Flow, flowOf } from '../../use/steps/flow.svelte.ts';
import { credentialsOfUser } from './credentials-of-user.ts';
import { cast, doorCall, foreseen } from './door-call.ts';
import { liveSession } from './frames.ts';

/**
 * The story's way through STS's door: its own Next and Back go from step to step. The call is made with the first Next,
 * and until then the door shows the role on its peg.
 */
export class DoorWalk {
  readonly flow: Flow;
  readonly #playground: Playground;
  readonly #view: View;
  /** The begun replay: another one is not the story's. */
  #begun = $state(0);
  #isAsking = false;
  /** Whether the drawer was only its strip before. */
  #hasUnfolded = false;

  private constructor(playground: Playground, view: View, flow: Flow) {
    this.#playground = playground;
    this.#view = view;
    this.flow = flow;
    this.#begun = flow.begun;
  }

  /**
   * Opens the scene: how the call would be answered (or how it was, at the step `at`), or the one that a button has just
   * made; `isStill` says whether it is still wanted once it has arrived. @returns null if there is nothing to step through
   */
  static async begin(
    playground: Playground,
    view: View,
    isAhead: boolean,
    at: number,
    isStill: () => boolean,
  ): Promise<DoorWalk | null> {
    const flow = flowOf(playground);
    if (isAhead) {
      const session = liveSession(playground.world, cast.role, playground.now);
      // Whoever has put it on already looks at that again.
      const isKnown = session !== null && flow.showSession(session.id, at);
      const replay = isKnown ? null : await foreseen(playground.world, playground.now);
      if (!isStill()) return null;
      if (replay) flow.showAhead(replay);
    }
    return flow.replay ? new DoorWalk(playground, view, flow) : null;
  }

  get isMine(): boolean {
    return this.flow.begun === this.#begun && this.flow.replay !== null;
  }
  /** Whether the story's scene is the one on the stage. */
  get isInSight(): boolean {
    return this.isMine && this.flow.isOnStage;
  }
  get replay(): Replay | null {
    return this.isMine ? this.flow.replay : null;
  }
  /** Counts from 0. */
  get at(): number {
    return this.flow.cursor;
  }
  /** The step whose words are told, from 0: that of the picture, which is still on its way to `at`. */
  get said(): number {
    const { stage } = this.#view;
    return this.isInSight && stage ? stage.said : this.at;
  }
  get last(): number {
    return this.flow.last;
  }

  show(): void {
    untrack(() => {
      if (!this.isMine) return;
      this.#view.isStoryLeading = true;
      this.flow.enterStage();
      this.#view.bottomTab = 'steps';
      // The timeline stands below the picture, where there is room for it.
      this.#view.isDrawerAway = false;
      const { phone, layout } = this.#view;
      if (phone || !layout.folded('bottom')) return;
      this.#hasUnfolded = true;
      layout.foldForNow('bottom', false);
    });
  }

  /** Goes to the next step. @returns whether there was one */
  next(): boolean {
    if (!this.isMine || this.at >= this.last) return false;
    if (this.flow.isAhead) void this.ask();
    else this.flow.send({ type: 'next' });
    return true;
  }

  /** @returns whether there was a step before */
  back(): boolean {
    if (!this.isMine || this.at === 0) return false;
    this.flow.send({ type: 'back' });
    return true;
  }

  /** Makes the call that the door has shown ahead, and goes on with its answer. */
  async ask(): Promise<void> {
    if (this.#isAsking || !this.flow.isAhead) return;
    this.#isAsking = true;
    try {
      this.#playground.actAs(credentialsOfUser(this.#playground.world, cast.user), true);
      await this.#playground.run(doorCall(this.#playground.world));
      // Another answer than the one foreseen begins anew, and it is still the story's.
      this.#begun = this.flow.begun;
      if (this.at === 0) this.flow.send({ type: 'next' });
    } finally {
      this.#isAsking = false;
    }
  }

  leave(): void {
    this.#view.isStoryLeading = false;
    // Closed, so that its own Next doesn't stand beside the story's.
    if (this.isMine) this.flow.close();
    if (this.#hasUnfolded) this.#view.layout.foldForNow('bottom', true);
    this.#hasUnfolded = false;
  }
}
