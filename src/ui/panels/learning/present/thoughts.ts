import { type Block, type Inline, inlineText } from '../../../../lessons/prose-text.ts';
import { paragraph, sentences } from './slides.ts';

/** How many slides a story or a lesson is shown on. */
export const slideCounts = { least: 15, most: 25 } as const;

/** Words that speak of the sentence before: a sentence that begins so says little on a slide of its own. */
const leaning: ReadonlySet<string> = new Set(
  'it its this that these those they their them he his him she her here there so then but and or else both neither one everything nobody'.split(
    ' ',
  ),
);

const wordsOf = (of: readonly Inline[]): readonly string[] =>
  inlineText(of)
    .toLowerCase()
    .match(/[\p{L}\p{N}’']+/gu) ?? [];

/** Whether a sentence needs the one before it. */
export function leans(sentence: readonly Inline[]): boolean {
  const words = wordsOf(sentence);
  const isLater = words[0] === 'until' && words[1] === 'then';
  return (
    isLater ||
    leaning.has(words[0] ?? '') ||
    words.slice(0, 4).some((word) => word === 'it' || word === 'they')
  );
}

/** Cuts a paragraph where a sentence stands by itself. */
function splitParagraph(block: Block): readonly Block[] {
  if (block.type !== 'paragraph') return [block];
  return piecesOf(block.of).map(paragraph);
}

/** The sentences of a paragraph, each with those that lean on it. */
function piecesOf(of: readonly Inline[]): readonly (readonly Inline[])[] {
  const groups: (readonly Inline[])[][] = [];
  for (const sentence of sentences(of)) {
    const last = groups.at(-1);
    if (last && leans(sentence)) last.push(sentence);
    else groups.push([sentence]);
  }
  return groups.map(inOne);
}

/** Puts sentences into one text. */
function inOne(all: readonly (readonly Inline[])[]): readonly Inline[] {
  const blank: Inline = { type: 'text', text: ' ' };
  return all.flatMap((one, index) => (index === 0 ? one : [blank, ...one]));
}

/** Cuts a paragraph in two, as near to its middle as a sentence stands by itself. */
function halves(block: Block): readonly Block[] {
  if (block.type !== 'paragraph') return [block];
  const pieces = piecesOf(block.of);
  const lengths = pieces.map((one) => inlineText(one).length);
  const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
  const away = (at: number): number => Math.abs(sum(lengths) / 2 - sum(lengths.slice(0, at)));
  const [at] = pieces
    .map((_piece, index) => index)
    .slice(1)
    .sort((a, b) => away(a) - away(b));
  if (at === undefined) return [block];
  return [pieces.slice(0, at), pieces.slice(at)].map((half) => paragraph(inOne(half)));
}

/** Words that mean something that was named before, or follow from it. */
const following: ReadonlySet<string> = new Set(
  'it its this that these those they he she so then but'.split(' '),
);

/** Whether a paragraph begins with a word that needs the one before. */
const goesOn = (block: Block): boolean =>
  block.type === 'paragraph' && following.has(wordsOf(block.of)[0] ?? '');

/** Puts what a paragraph leads to beside it: a quote, a list, code, or a paragraph that goes on. */
function joined(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const thoughts: Block[][] = [];
  for (const block of blocks) {
    const last = thoughts.at(-1);
    const isLed = block.type !== 'paragraph' && last?.length === 1 && last[0]?.type === 'paragraph';
    if (last && (isLed || goesOn(block))) last.push(block);
    else thoughts.push([block]);
  }
  return thoughts;
}

/** Cuts a thought where a sentence stands by itself. What is no paragraph, or needs the one before, stays with that. */
function split(thought: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of thought) {
    const [first, ...rest] = splitParagraph(block);
    const last = groups.at(-1);
    if (last && first) last.push(first);
    else if (first) groups.push([first]);
    groups.push(...rest.map((piece) => [piece]));
  }
  return groups;
}

const lengthOf = (thought: readonly Block[]): number =>
  thought.reduce(
    (sum, block) => sum + ('of' in block && block.type === 'paragraph' ? inlineText(block.of).length : 0),
    0,
  );

/** The most letters of a paragraph that has room beside what it leads to. */
const mostBeside = 120;

const isCrowded = (thought: readonly Block[]): boolean =>
  thought.length > 1 && lengthOf(thought) > mostBeside;

/** The most letters of a paragraph that an audience reads while somebody speaks. */
const mostAlone = 280;

const isLong = (thought: readonly Block[]): boolean => thought.length === 1 && lengthOf(thought) > mostAlone;

/**
 * Cuts a text into thoughts for slides: paragraphs, with what they lead to. Where there would be fewer slides than
 * `least`, the longest paragraphs are cut where a sentence stands by itself, and so are those that lead to something
 * for which they leave no room. Longer ones than an audience reads are cut in two. `others` are the slides beside them.
 */
export function thoughtsOf(
  blocks: readonly Block[],
  others: number,
  { least }: { readonly least: number } = slideCounts,
): readonly (readonly Block[])[] {
  let thoughts = joined(blocks);
  for (;;) {
    const count = thoughts.length + others;
    const cut = thoughts
      .map((thought, at) => {
        const hasRoom = count < slideCounts.most;
        const isAsked = count < least || (isCrowded(thought) && hasRoom);
        const [only] = thought;
        const pieces = isAsked
          ? split(thought)
          : only && hasRoom && isLong(thought)
            ? halves(only).map((half) => [half])
            : [];
        return { at, pieces, length: lengthOf(thought) };
      })
      .filter(({ pieces }) => pieces.length > 1)
      .sort((a, b) => b.length - a.length)[0];
    if (!cut) break;
    thoughts = [...thoughts.slice(0, cut.at), ...cut.pieces, ...thoughts.slice(cut.at + 1)];
  }
  return thoughts;
}
