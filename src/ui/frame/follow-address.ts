import { isStoryFrame } from '../../words/story-frame-ids.ts';
import { frame } from '#words/frame.ts';
import type { Address } from '../view/addresses.ts';
import { aloneKinds, parseAddress, setAddress, writeAddress } from '../view/addresses.ts';
import type { View } from '../view/view.svelte.ts';

/** @returns whether the page has that place */
function goTo(address: Address, view: View): boolean {
  switch (address.kind) {
    case 'story':
      // Without a frame it opens where it was left.
      if (address.frame !== null && !isStoryFrame(address.frame)) return false;
      if (address.frame !== null) view.storyFrame = address.frame;
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
    case 'sentWorkshop':
    case 'buildWorkshop':
    case 'access':
    case 'code':
    case 'stacks':
    case 'incoming':
    case 'ldap':
    case 'results':
    case 'author':
    case 'present':
      view.showAlone(address);
      return true;
    case 'lesson':
    case 'workshopLesson':
    case 'link':
    case 'record':
    case 'playedResult':
      // Not shown here: it shows another account, so the whole page is replaced.
      return true;
  }
}

/** Brings the place that a hash names into sight, or says that this page doesn't have it. */
export function followAddress(hash: string, view: View): void {
  const address = parseAddress(hash);
  if (address === null) {
    // The page's own anchors lead to a part of the page; an empty hash leads back to the page itself.
    if (hash === '' || hash === '#') view.showPage();
    return;
  }
  if (address === 'unknown' || !goTo(address, view))
    view.flash(frame.unknownAddress(hash.slice(0, 60)), 'deny');
}

/**
 * Keeps the page's address in step with the thing that takes the page's place, such as an answer or all lessons: Back
 * leads out of it, and a link leads to it.
 */
export function keepAddress({ why, alone }: View): void {
  const shown = parseAddress(location.hash);
  const isThere = shown !== null && shown !== 'unknown' && ['why', 'ask', ...aloneKinds].includes(shown.kind);
  if (why) setAddress(writeAddress(why));
  else if (alone) setAddress(writeAddress(alone));
  else if (isThere) setAddress('');
}
