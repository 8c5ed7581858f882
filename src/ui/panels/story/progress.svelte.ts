import { type StoryFrameId, storyFrames } from '#words/story.ts';
import { recall, remember } from '../../view/browser-memory.ts';

const last = storyFrames.length - 1;

/** The place that a link such as `#story/8` names (counted from 1), from 0, or null. */
export function placeIn(hash: string): number | null {
  if (!hash.startsWith('#story/')) return null;
  const place = Number(hash.slice('#story/'.length)) - 1;
  return Number.isInteger(place) && place >= 0 && place <= last ? place : null;
}

function remembered(): number {
  const saved = recall('story');
  return typeof saved === 'number' && Number.isInteger(saved) && saved >= 0 && saved <= last ? saved : 0;
}

/** Where in the story somebody is: remembered between visits, and in the address, so that a frame can be linked. */
export class StoryProgress {
  #at = $state(placeIn(location.hash) ?? remembered());

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

  go(place: number): void {
    this.#at = Math.min(last, Math.max(0, place));
    remember('story', this.#at);
    history.replaceState(history.state, '', `#story/${String(this.#at + 1)}`);
  }

  /** Follows the address. @returns whether it names a frame */
  follow(hash: string): boolean {
    const place = placeIn(hash);
    if (place === null) return false;
    this.#at = place;
    remember('story', place);
    return true;
  }
}
