import type { Highlight } from '../../../../graph/picture/highlight.ts';
import type { Block, Inline } from '../../../../lessons/prose.ts';

type Move = 'next' | 'back' | 'leave';

/** The keys that clickers send, and those that a hand looks for on a keyboard. */
const moves: Readonly<Record<string, Move>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  Escape: 'leave',
};

/** Whether a key belongs to what has the focus: a text, a list, a button that a blank presses. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/** Where a key leads in a presentation; null where it is none of its keys, or somebody else's. */
export function movesOf(event: KeyboardEvent): Move | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return null;
  const move = moves[event.key] ?? null;
  return event.key === ' ' && event.shiftKey ? 'back' : move;
}

/** A slide: one sentence beside the picture, for an audience. */
export interface Slide {
  /** The frame of the story, or the lesson, that it is part of. */
  readonly part: string;
  /** Where that part stands in the whole. */
  readonly over: string;
  readonly title: string;
  readonly says: readonly Block[];
  /** A line as one types it just then. */
  readonly code?: () => string;
  /** The parts of the picture that are lit while the slide is shown. */
  readonly highlight?: () => Highlight | null;
  /** How what it says stands just now. */
  readonly stands?: () => string;
  /** Acts before the next slide comes. Resolves to the reply. */
  readonly act?: () => Promise<string>;
  /** Takes back what `act` did, when somebody goes back. Absent where that stands. */
  readonly takeBack?: () => Promise<void>;
}

/** Slides in a row, and what lies around them. */
export interface Deck {
  readonly slides: readonly Slide[];
  /** The slide to begin with. */
  readonly start: number;
  /** Hears which slide is shown. */
  readonly onslide?: (slide: Slide) => void;
  /** Lead on before the first and behind the last slide. */
  readonly before?: (() => void) | undefined;
  readonly after?: (() => void) | undefined;
  /** Ends the presentation. */
  readonly leave: () => void;
}

export const paragraph = (of: readonly Inline[]): Block => ({ type: 'paragraph', of });

/** Behind a full stop, a question mark or an exclamation mark comes a blank, and then another sentence. */
const end = /(?<=[.!?])\s+/;

/** A text that is marked up in pieces, cut where its sentences end. */
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

/** Cuts blocks into slides: each sentence, each item of a list, and anything else as a whole. */
export const saidOneByOne = (blocks: readonly Block[]): readonly (readonly Block[])[] =>
  blocks.flatMap((block): (readonly Block[])[] => {
    if (block.type === 'paragraph') return sentences(block.of).map((of) => [paragraph(of)]);
    return block.type === 'list' ? block.items.map((item) => item) : [[block]];
  });
