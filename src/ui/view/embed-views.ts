/** An arrangement in a post of somebody else's. */
interface EmbedRow {
  /** The height in CSS pixels that the post reserves for it, foot included: in a post's usual column, and at 320 px. */
  readonly height: number;
  readonly narrow: number;
  /** Whether it fills whatever height it is given; if not, its text may ask for more after a reader's press. */
  readonly fills: boolean;
}

/**
 * The arrangements for posts, beside those of the page itself (`arrangements.ts`): only the picture; the stage with
 * its timeline; one answer with its gates; a question whose answer is hidden until the reader predicts it; a lesson;
 * the terminal with its picture; who reaches a thing, or what somebody reaches. None of them has a bar, notices or hints: a foot takes their place.
 */
export const embedViews = {
  picture: { height: 420, narrow: 360, fills: true },
  stage: { height: 460, narrow: 440, fills: true },
  why: { height: 560, narrow: 760, fills: false },
  question: { height: 320, narrow: 640, fills: false },
  lesson: { height: 560, narrow: 720, fills: true },
  terminal: { height: 620, narrow: 620, fills: true },
  access: { height: 360, narrow: 520, fills: false },
} as const satisfies Readonly<Record<string, EmbedRow>>;

export type EmbedView = keyof typeof embedViews;

export const embedViewIds = Object.keys(embedViews) as readonly EmbedView[];
