import type { Size } from '../../../../graph/picture/geometry.ts';
import type { EmbedView } from '../../../view/embed-views.ts';
import type { Scheme } from '../pages/drawing.ts';

/** A link whose scene is drawn before its page has arrived. */
export interface SentScene {
  /** The text behind the `#` of its address. */
  readonly link: string;
  /** The arrangement that the post asks for; null for the one that suits the link. */
  readonly view: EmbedView | null;
  /** The size of the frame in CSS pixels. */
  readonly frame: Size;
  readonly scheme: Scheme;
}

/** The picture of a link's scene, with the sentence that the live page says of it; the first part is marked. */
export interface SentPicture {
  readonly view: 'picture' | 'stage';
  readonly svg: string;
  readonly strong: string;
  readonly text: string;
}

/** How long the rest of a picture is waited for, so that there needn't be two, in ms. */
const moment = 80;

/** Yields what can be shown at once, unless all of it comes in a moment, and then all of it: null if it can't be had. */
export async function* soonWhole(
  first: SentPicture,
  whole: Promise<SentPicture | null>,
): AsyncGenerator<SentPicture, void> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, moment, null));
  if ((await Promise.race([whole, late])) === null) yield first;
  const later = await whole;
  if (later) yield later;
}
