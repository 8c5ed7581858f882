import type { Highlight } from '../../../../graph/picture/highlight.ts';
import type { CatalogueEntry } from '../../../../lessons/lesson.ts';
import type { Block, Inline } from '../../../../lessons/prose-text.ts';

type Move = 'next' | 'back' | 'first' | 'last' | 'leave' | 'black';

/** The keys of clickers, and those that people would try on a keyboard. */
const moves: Readonly<Record<string, Move>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
  b: 'black',
  B: 'black',
  '.': 'black',
};

/** Whether the focused element uses the key: a text, a list, or a button that the space bar presses. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"]')) return true;
  if (key === ' ') return target.closest('button, a, summary') !== null;
  // What doesn't fit onto a slide scrolls where somebody has gone into it.
  return /^(?:Arrow(?:Up|Down)|Home|End)$/.test(key) && target.matches('.says');
}

/** Returns where a key leads in a presentation; null if it leads nowhere, or belongs to another element. */
export function movesOf(event: KeyboardEvent): Move | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return null;
  const move = moves[event.key] ?? null;
  return event.key === ' ' && event.shiftKey ? 'back' : move;
}

/** A slide: one thought beside its picture, for an audience. */
export interface Slide {
  /** The id of the story's frame or of the lesson to which it belongs. */
  readonly part: string;
  /** The place of that part in the whole. */
  readonly over: string;
  readonly title: string;
  readonly says: readonly Block[];
  /** Returns the line to type now. */
  readonly code?: () => string;
  /** Returns a line that is too long for an audience to read: it stands in the speaker's window. */
  readonly dictated?: () => string;
  /** Says what moving on does, if the slide says something else. */
  readonly does?: string;
  /** Says what moving on does, beside the keys and to the speaker, if it isn't the slide's own text. */
  readonly moving?: string;
  /** Sentences that the speaker may add, in the speaker's own window. */
  readonly notes?: readonly string[];
  /** Returns the parts of the picture that are lit while the slide is shown. */
  readonly highlight?: () => Highlight | null;
  /** The lessons of the workshop that the slide is about: a row of them takes the picture's place. */
  readonly course?: readonly Pick<CatalogueEntry, 'id' | 'title' | 'chapter'>[];
  /** Puts the picture into the state that the slide is about. */
  readonly show?: () => void;
  /** Returns the present state of the goal that the slide is about. */
  readonly stands?: () => string;
  /** Acts before the next slide is shown. Resolves to the reply. */
  readonly act?: () => Promise<string>;
  /** Takes back what `act` did, when somebody goes back. Absent if that can't be undone. */
  readonly takeBack?: () => Promise<void>;
}

/** A row of slides, and the ways out of it. */
export interface Deck {
  readonly slides: readonly Slide[];
  /** The slide to begin with. */
  readonly start: number;
  /** Whether the slides show their own pictures: the steps of a role don't come between them. */
  readonly isWhole?: boolean;
  /** Called with the slide that is shown. */
  readonly onslide?: (slide: Slide) => void;
  /** Lead on: to what comes before the first slide, and after the last one. */
  readonly before?: (() => void) | undefined;
  readonly after?: (() => void) | undefined;
  /** Ends the presentation. */
  readonly leave: () => void;
}

export const paragraph = (of: readonly Inline[]): Block => ({ type: 'paragraph', of });

/** A sentence without markup as a slide's text. */
export const plain = (text: string): Slide['says'] => [paragraph([{ type: 'text', text }])];

/** The end of a sentence: a full stop, a question mark or an exclamation mark with a blank after it. */
const end = /(?<=[.!?])\s+/;

/** Cuts a text with markup at the ends of its sentences. */
export function sentences(text: readonly Inline[]): readonly (readonly Inline[])[] {
  const found: Inline[][] = [[]];
  for (const piece of text) {
    if (piece.type !== 'text') {
      found.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...more] = piece.text.split(end);
    if (first !== '') found.at(-1)?.push({ type: 'text', text: first });
    for (const one of more) found.push(one === '' ? [] : [{ type: 'text', text: one }]);
  }
  return found.filter((one) => one.length > 0);
}
