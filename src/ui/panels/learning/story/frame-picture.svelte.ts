import { untrack } from 'svelte';
import type { Credentials, Decision, World } from '../../../../engine/index.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { stillThere } from '../../../../playground/acting.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { StoryFrameId } from '../../../../words/story-frame-ids.ts';
import type { View } from '../../../view/view.svelte.ts';
import { slotOf } from '../../use/steps/flow-slot.svelte.ts';
import type { DoorWalk } from './door-walk.svelte.ts';
import type { Reply } from './actions.ts';
import { doorFetched } from './door-parts.ts';
import { cameraOf, decidedIn, highlightOf, missing, namedIn } from './frames.ts';
import { toldIn } from './told-in.ts';

/** Returns the way of a decision; null if its part of the page couldn't be fetched: the reply says the same. */
async function wayOf(world: World, decision: Decision): Promise<Highlight | null> {
  try {
    const { wayOfDecision } = await import('../../use/decision/last-decided.ts');
    return wayOfDecision(world, decision);
  } catch (error) {
    console.error(error);
    return null;
  }
}

/**
 * The story's hold on the picture: each frame brings its own picture into sight, whatever was done before, and says
 * whether somebody has looked elsewhere since.
 */
export class FramePicture {
  readonly #playground: Playground;
  readonly #view: View;
  #frame = $state<StoryFrameId | null>(null);
  #isActed = $state(false);
  /** The way of the decision that the frame's button asked for, if the picture shows it. */
  #decision: Highlight | null = null;
  #lit = $state.raw<Highlight | null>(null);
  #selected = $state<string | null>(null);
  /** The steps of a role through which the frame leads, once they have arrived; null for none. */
  #walk = $state.raw<DoorWalk | null>(null);
  /** The one who acted before a button of this frame chose somebody else. */
  #before: { readonly mine: Credentials; readonly chosen: Credentials } | null = null;
  /** The step of the door up to which it was read. */
  #read = 0;
  /** Settles once the frame's door is open, or can't be opened. */
  #opening: Promise<void> | null = null;
  /** Counts the frames that were begun: a door that arrives later than the next frame is left closed. */
  #begun = 0;

  constructor(playground: Playground, view: View) {
    this.#playground = playground;
    this.#view = view;
  }

  get walk(): DoorWalk | null {
    return this.#walk;
  }

  /** Whether the picture shows something else than the frame: somebody explores it. */
  get isAway(): boolean {
    const { highlight, stage, account, isPictureMoved, isPictureCut, isDrawerOpen, phone } = this.#view;
    if (this.#frame === null) return false;
    if (this.#walk) return !this.#walk.isInSight;
    const isElsewhere = highlight !== this.#lit || stage !== null || account !== null;
    if (isPictureCut && isDrawerOpen && !phone) return true;
    // A phone's picture is moved to be read, and follows its frame anyway.
    return isElsewhere || this.#playground.selected !== this.#selected || (isPictureMoved && !phone);
  }

  /** The ids of the things that the frame's sentences name now. */
  get names(): readonly string[] {
    if (this.#frame === null) return [];
    const lit = namedIn(toldIn(this.#playground), this.#frame, this.#isActed);
    const { shows } = this.#lit ?? {};
    return this.#view.phone && shows ? lit.filter((id) => shows.includes(id)) : lit;
  }

  /** Brings a frame's picture into sight. The same frame again stays as far as it was read. */
  enter(frame: StoryFrameId): void {
    untrack(() => {
      const isFirst = this.#frame === null;
      if (this.#frame !== frame) {
        this.#leave();
        // Closes the drawer: its last question belongs to no frame, and the picture would fold its rows for it.
        this.#view.isDrawerAway = !isFirst;
        this.#frame = frame;
        this.#isActed = false;
      }
      // A page that has just come has nothing to put away, and what a link brought along stays until a frame is turned.
      if (isFirst) this.#begin(frame);
      else this.#show();
    });
  }

  /** Shows the frame's own picture again, after somebody looked elsewhere. */
  comeBack(): void {
    if (this.#frame === null) return;
    this.#view.isDrawerAway = true;
    this.#show();
  }

  /** Carries out a frame's button; whoever acts in it acts no longer than the frame is read. */
  async act(work: () => Promise<Reply | null>): Promise<Reply | null> {
    const [begun, frame, mine] = [this.#begun, this.#frame, this.#playground.credentials];
    const result = await work();
    // A reply that speaks of a scene comes together with it.
    await this.settled();
    const decided = result?.decision ? await wayOf(this.#playground.world, result.decision) : null;
    this.#noteChoice(mine);
    if (frame !== this.#frame) {
      // The answer came after the frame was left.
      this.#actAsBefore();
      return result;
    }
    if (begun !== this.#begun) return result;
    this.#isActed = true;
    this.#decision = decided;
    this.#selected = this.#playground.selected;
    this.#tell();
    return result;
  }

  /** Leads through the steps that a frame's button has begun, unless somebody has gone to another frame meanwhile. */
  async leadThroughSteps(frame: StoryFrameId): Promise<void> {
    if (frame === this.#frame) await (this.#opening = this.#openDoor(false));
  }

  /** Lets go of the picture, since the story is out of sight. */
  release(): void {
    untrack(() => {
      this.#begun += 1;
      this.#view.isDrawerAway = false;
      if (this.#view.highlight === this.#lit) this.#view.highlight = null;
      this.#close();
    });
  }

  #begin(frame: StoryFrameId): void {
    const [{ isPassing, selected }, { stepRev, stage }] = [this.#playground, this.#view];
    const isSent = isPassing || stepRev !== null || stage !== null || slotOf(this.#playground).isReplaying;
    this.#selected = selected;
    this.#tell();
    if (!isSent && cameraOf(frame) === 'door') this.#opening = this.#openDoor(true);
  }

  #show(): void {
    const { flow } = slotOf(this.#playground);
    this.#begun += 1;
    this.#view.account = null;
    this.#view.pictureAsk = {};
    this.#view.isPictureMoved = false;
    if (this.#walk?.isMine) {
      this.#walk.show();
      return;
    }
    this.#walk = null;
    flow?.close();
    this.#view.isStoryLeading = false;
    this.#playground.selected = this.#selected;
    this.#tell();
    if (this.#frame !== null && cameraOf(this.#frame) === 'door') this.#opening = this.#openDoor(true);
  }

  #tell(): void {
    const frame = this.#frame;
    if (frame === null) return;
    const told = toldIn(this.#playground);
    const lit = highlightOf(told, frame, this.#isActed);
    this.#lit = this.#decision === null ? lit : decidedIn(this.#decision, lit);
    this.#view.isDrawerInsisted = false;
    this.#view.highlight = this.#lit;
  }

  async #openDoor(isAhead: boolean): Promise<void> {
    const [begun, frame] = [this.#begun, this.#frame];
    if (frame === null || missing(this.#playground.world, frame).length > 0) return;
    const isStill = (): boolean => begun === this.#begun && frame === this.#frame;
    try {
      const [{ DoorWalk }] = await doorFetched();
      const walk = await DoorWalk.begin(this.#playground, this.#view, isAhead, this.#read, isStill);
      if (!walk || !isStill()) return;
      this.#walk = walk;
      walk.show();
    } catch (error) {
      // The story goes on without its door, and its text tells the same.
      console.error(error);
    }
  }

  /** Resolves once the door of the frame is open, if it has one. */
  async settled(): Promise<void> {
    await this.#opening;
  }

  /** Goes one step on within the frame. @returns whether there was a step */
  async next(): Promise<boolean> {
    await this.#opening;
    const mine = this.#playground.credentials;
    const isOn = this.#walk?.next() ?? false;
    this.#noteChoice(mine);
    return isOn;
  }

  /** Goes one step back within the frame. @returns whether there was a step */
  back(): boolean {
    return this.#walk?.back() ?? false;
  }

  /** Closes the door; it opens at the same step again. */
  #close(): void {
    this.#read = this.#walk?.at ?? this.#read;
    this.#walk?.leave();
    this.#walk = null;
    this.#opening = null;
  }

  #leave(): void {
    this.#close();
    this.#decision = null;
    this.#read = 0;
    this.#selected = null;
    this.#actAsBefore();
  }

  /** Keeps who acted until the frame itself chose somebody else. */
  #noteChoice(mine: Credentials): void {
    const { credentials: chosen } = this.#playground;
    if (chosen !== mine) this.#before = { mine: this.#before?.mine ?? mine, chosen };
  }

  #actAsBefore(): void {
    const { mine, chosen } = this.#before ?? {};
    this.#before = null;
    // Somebody who chose another identity meanwhile keeps it.
    const isOurs = mine !== undefined && this.#playground.credentials === chosen;
    if (isOurs && stillThere(this.#playground.world, mine)) this.#playground.actAs(mine);
  }
}
