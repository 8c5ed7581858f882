import { type StoryFrameId, storyFrames } from '#words/story.ts';
import { setAddress, writeAddress } from '../../../view/addresses.ts';
import type { View } from '../../../view/view.svelte.ts';

const last = storyFrames.length - 1;

/** Where in the story somebody is: the view's frame, remembered between visits, and in the address, so that it can be linked. */
export class StoryProgress {
  readonly #view: View;
  readonly #at = $derived.by(() => {
    const named = storyFrames.findIndex(({ id }) => id === this.#view.storyFrame);
    return Math.max(0, named);
  });

  constructor(view: View) {
    this.#view = view;
  }

  /** From 0. */
  get at(): number {
    return this.#at;
  }
  get frame(): (typeof storyFrames)[number] {
    return storyFrames[this.#at] ?? storyFrames[0];
  }
  get id(): StoryFrameId {
    return this.frame.id;
  }
  get isLast(): boolean {
    return this.#at === last;
  }

  /** Turns to a frame; Back in the browser leads to the one before. */
  go(place: number): void {
    const { id } = storyFrames[Math.min(last, Math.max(0, place))] ?? storyFrames[0];
    this.#view.storyFrame = id;
    setAddress(writeAddress({ kind: 'story', frame: id }));
  }
}
