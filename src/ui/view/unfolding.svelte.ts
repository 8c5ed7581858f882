import { isStoryFrame, type StoryFrameId, storyFrameIds } from '../../words/story-frame-ids.ts';
import { recall, remember } from './browser-memory.ts';

/**
 * The parts of the page that a first visit doesn't begin with: who acts; the places beside the story, with the picture's
 * tools; the account with undo and redo; the drawer; the clock; what else is in the top bar.
 */
export type Part = 'acting' | 'places' | 'account' | 'drawer' | 'clock' | 'rest';

const every: readonly Part[] = ['acting', 'places', 'account', 'drawer', 'clock', 'rest'];

/** The parts of which a frame of the story speaks first. */
const spokenOf: Readonly<Partial<Record<StoryFrameId, readonly Part[]>>> = {
  code: ['acting'],
  map: ['places'],
  keys: ['account'],
  assume: ['drawer', 'clock'],
  next: every,
};

/** Whether the browser remembers anything of an earlier visit. */
const hasComeBefore = (): boolean =>
  ['unfolded', 'stored', 'story', 'layout', 'theme', 'lesson'].some((key) => recall(key) !== null);

/** Whether an address leads to the story from its start, as no address does. */
const isPlain = (hash: string): boolean =>
  ['', '#', '#/', '#account'].includes(hash) || /^#\/?story/.test(hash);

/**
 * The parts of the page that are shown so far. On a first visit the page is prose and picture, and the story unfolds the
 * rest. Whoever has come before or comes by the address of something else sees all of it.
 */
export class Unfolding {
  #parts = $state.raw<readonly Part[]>([]);

  /** `isPassing`: the account belongs to somebody else or to a lesson. */
  constructor(isPassing: boolean) {
    if (isPassing || hasComeBefore() || !isPlain(globalThis.location?.hash ?? '')) this.all();
    else remember('unfolded', false);
    // Where nothing is remembered, every visit would be the first one.
    if (recall('unfolded') === null) this.all();
  }

  has(part: Part): boolean {
    return this.#parts.includes(part);
  }

  add(...parts: readonly Part[]): void {
    const more = parts.filter((part) => !this.has(part));
    if (more.length > 0) this.#parts = [...this.#parts, ...more];
  }

  all(): void {
    this.add(...every);
    remember('unfolded', true);
  }

  /** Shows the parts of which the story has spoken up to a frame. */
  follow(frame: string): void {
    const at = isStoryFrame(frame) ? storyFrameIds.indexOf(frame) : -1;
    for (const id of storyFrameIds.slice(0, at + 1)) this.add(...(spokenOf[id] ?? []));
    if (this.#parts.length === every.length) remember('unfolded', true);
  }
}
