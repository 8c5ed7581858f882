import { storyFrames } from '#words/story.ts';
import { frame } from '#words/frame.ts';
import type { Address } from '../view/addresses.ts';
import { aloneKinds, parseAddress, setAddress, writeAddress } from '../view/addresses.ts';
import type { View } from '../view/view.svelte.ts';

/** @returns whether the page has that place */
function goTo(address: Address, view: View): boolean {
  switch (address.kind) {
    case 'story':
      if (!storyFrames.some(({ id }) => id === address.frame)) return false;
      view.storyFrame = address.frame;
      view.show('story');
      return true;
    case 'step':
      view.showStep(address.rev);
      return true;
    case 'why':
    case 'ask':
      view.showWhy(address);
      return true;
    case 'lessons':
    case 'workshop':
    case 'results':
    case 'author':
    case 'present':
      view.showAlone(address);
      return true;
    case 'lesson':
    case 'workshopLesson':
    case 'link':
    case 'sentWorkshop':
    case 'record':
      // The page as a whole opens it: it shows another account.
      return true;
  }
}

/** Brings the place into sight that a hash names. A place that this page doesn't have is said. */
export function followAddress(hash: string, view: View): void {
  const address = parseAddress(hash);
  if (address === null) {
    // The page's own anchors lead to a part of what is shown; nothing at all leads back to the page.
    if (hash === '' || hash === '#') view.showPage();
    return;
  }
  if (address === 'unknown' || !goTo(address, view))
    view.flash(frame.unknownAddress(hash.slice(0, 60)), 'deny');
}

/**
 * Keeps the address of the page in step with what stands in the page's place, such as an answer or all lessons: it names
 * that, so that Back leads out of it, and a link into it.
 */
export function keepAddress({ why, alone }: View): void {
  const shown = parseAddress(location.hash);
  const isThere = shown !== null && shown !== 'unknown' && ['why', 'ask', ...aloneKinds].includes(shown.kind);
  if (why) setAddress(writeAddress(why));
  else if (alone) setAddress(writeAddress(alone));
  else if (isThere) setAddress('');
}
