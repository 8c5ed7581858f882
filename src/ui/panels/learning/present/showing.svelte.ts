import { whyFailed } from '../../../parts/not-fetched.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { presentWords as words } from '#words/present.ts';
import type { View } from '../../../view/view.svelte.ts';
import { flowOf } from '../../use/steps/flow.svelte.ts';
import type { Deck, Slide } from './slides.ts';

/**
 * The present place in a deck. While a role's steps take the picture's place, they are shown one by one before the
 * next slide.
 */
export class Showing {
  #at = $state(0);
  /** The reply to the slide's action. */
  #reply = $state('');
  /** Whether somebody has moved on among the steps since the reply. */
  #hasStepped = $state(false);
  #isBusy = $state(false);
  /** The action that is being done or taken back. */
  #doing: Promise<void> = Promise.resolve();
  #done = $state.raw<readonly Slide[]>([]);
  readonly flow;

  constructor(
    readonly deck: Deck,
    playground: Playground,
    private readonly view: View,
  ) {
    this.#at = deck.start;
    this.flow = flowOf(playground);
    this.#tell();
  }

  get at(): number {
    return this.#at;
  }
  get slide(): Slide {
    const slide = this.deck.slides[this.#at];
    if (!slide) throw new Error('A presentation needs a slide');
    return slide;
  }
  /** The reply to the slide's action. It is hidden after the first of the steps, which tell the rest. */
  get reply(): string {
    return this.isOnStage && this.#hasStepped ? '' : this.#reply;
  }
  /** The slide after this one; null at the end. */
  get following(): Slide | null {
    return this.deck.slides[this.#at + 1] ?? null;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }
  /** Whether the steps of a role are shown. */
  get isOnStage(): boolean {
    return !this.deck.isWhole && this.view.stage !== null && this.flow.replay !== null;
  }
  /** Whether moving on carries out the slide's action first. */
  get acts(): boolean {
    return !this.isOnStage && this.slide.act !== undefined && !this.#done.includes(this.slide);
  }
  get isFirst(): boolean {
    return !this.isOnStage && this.#at === 0 && !this.deck.before;
  }
  get isLast(): boolean {
    return !this.isOnStage && !this.acts && this.#at === this.deck.slides.length - 1 && !this.deck.after;
  }

  async forward(): Promise<void> {
    if (this.#isBusy || this.isLast) return;
    if (this.isOnStage && this.flow.cursor < this.flow.last) return this.#step('next');
    const { act } = this.slide;
    if (act && this.acts) return (this.#doing = this.#carryOut(act));
    this.#leaveStage();
    if (this.#at === this.deck.slides.length - 1) this.deck.after?.();
    else this.#turnTo(this.#at + 1);
  }

  /** Goes back. If an action is under way, it waits for it and then takes it back. */
  async back(): Promise<void> {
    await this.#doing;
    if (this.#isBusy || this.isFirst) return;
    const { takeBack } = this.slide;
    if (this.isOnStage) {
      if (this.flow.cursor > 0) this.#step('back');
      else this.#leaveStage();
    } else if (takeBack && this.#done.includes(this.slide)) await (this.#doing = this.#takeBack(takeBack));
    else if (this.#at === 0) this.deck.before?.();
    else this.#turnTo(this.#at - 1);
  }

  /** Shows a slide at once. */
  goTo(at: number): void {
    if (this.#isBusy || !this.deck.slides[at]) return;
    this.#leaveStage();
    this.#turnTo(at);
  }

  /** Carries out the slide's action. It stays done, however often the slide is shown, until somebody goes back. */
  async #carryOut(act: () => Promise<string>): Promise<void> {
    this.#done = [...this.#done, this.slide];
    this.#isBusy = true;
    this.#hasStepped = false;
    try {
      this.#reply = await act();
    } catch (error) {
      this.#reply = whyFailed(error, words.failed);
    } finally {
      this.#isBusy = false;
    }
  }

  /** Takes the slide's action back; the slide is then as before. */
  async #takeBack(takeBack: () => Promise<void>): Promise<void> {
    this.#done = this.#done.filter((one) => one !== this.slide);
    this.#isBusy = true;
    try {
      await takeBack();
      this.#reply = words.takenBack;
    } catch (error) {
      this.#reply = whyFailed(error, words.stays);
    } finally {
      this.#isBusy = false;
    }
  }

  #step(type: 'next' | 'back'): void {
    this.#hasStepped = true;
    this.flow.send({ type });
  }

  #leaveStage(): void {
    if (this.isOnStage) this.flow.leaveStage();
  }

  #turnTo(at: number): void {
    this.#at = at;
    this.#reply = '';
    this.#tell();
  }

  #tell(): void {
    this.slide.show?.();
    this.deck.onslide?.(this.slide);
  }
}
