import { account as accountWords, overview as words } from '#words/pictures.ts';
import type { Focus } from '../overview/focus.ts';
import type { Overview } from '../overview/overview.ts';
import { sentenceOf } from '../overview/sentences.ts';
import type { Above, Pictured } from './pictured.ts';

interface Seen {
  readonly overview: Overview;
  readonly focus: Focus | null;
  /** The picture's size, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The account's id, and its name if it has one. */
  readonly id: string;
  readonly name: string | null;
  readonly above?: Above;
}

/** Returns a large account's present counts as a picture to save, with the part that is open. */
export function picturedOverview({ overview, focus, width, height, id, name, above }: Seen): Pictured {
  const flow = focus ? focus.flow : overview.flow;
  const seen = focus ? focus.sentence : overview.sentence;
  return {
    kind: 'overview',
    title: accountWords.title(id, name, null),
    note: seen,
    sentences: [
      seen,
      ...(above ? [above.sentence] : []),
      ...(focus ? [] : overview.unusual.map(({ text }) => words.worth(text))),
      ...flow.blocks.map((block) => `${sentenceOf(flow, block)}.`),
    ],
    overview,
    focus,
    width,
    height,
    ...(above && { above }),
  };
}
