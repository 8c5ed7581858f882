import { storyFrames } from '#words/story.ts';
import { frame } from '#words/frame.ts';
import { parseAddress } from '../view/addresses.ts';
import type { View } from '../view/view.svelte.ts';

/** Brings the place into sight that a hash names. A place that this page doesn't have is said. */
export function followAddress(hash: string, view: View): void {
  const address = parseAddress(hash);
  if (address === null) return;
  if (address !== 'unknown') {
    if (address.kind === 'story' && storyFrames.some(({ id }) => id === address.frame)) {
      view.storyFrame = address.frame;
      view.show('story');
      return;
    }
    if (address.kind === 'step') {
      view.showStep(address.rev);
      return;
    }
  }
  view.flash(frame.unknownAddress(hash.slice(0, 60)), 'deny');
}
