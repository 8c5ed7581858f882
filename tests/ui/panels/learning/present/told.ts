import { widthOf } from '../../../../../src/graph/drawing/letter-widths.ts';
import type { Block, Inline } from '../../../../../src/lessons/prose-text.ts';
import type { Slide } from '../../../../../src/ui/panels/learning/present/slides.ts';

const plain = (of: readonly Inline[]): string =>
  of.map((one) => ('of' in one ? plain(one.of) : one.text)).join('');

/** What an audience reads on a slide below its title, without the marks around names. */
export const textIn = ({ says, code }: Slide): string =>
  [...says.map((block) => (block.type === 'paragraph' ? plain(block.of) : '')), code?.() ?? '']
    .join('\n')
    .replace(/[\u2066-\u2069]/g, '')
    .trim();

/** The texts of slides that begin with a word that means something on the slide before. */
export const orphans = (slides: readonly Slide[]): readonly string[] =>
  slides.map(textIn).filter((text) => /^(It|Its|They|That|These|Those|He|She)\b/.test(text));

/** A slide's place on a screen of 1280 by 720: its text's width, its letters, its lines and what parts them. CSS pixels. */
const screen = { width: 1178, size: 28, line: 36.4, gap: 12, mono: 16.8, blank: 7.6 } as const;

/** The height that is left there for what a slide says, below a picture. */
export const mostHigh = 230;

/** The words of a text, each with its width: code has letters of one width, and a ground that is wider. */
const wordsIn = (of: readonly Inline[]): readonly number[] =>
  of.flatMap((one) => {
    if ('of' in one) return wordsIn(one.of);
    const isCode = one.type === 'code';
    return one.text
      .split(' ')
      .map((word) => (isCode ? word.length * screen.mono + 8 : widthOf(word, screen.size, false)));
  });

/** The lines that a text takes as it breaks between its words. */
function linesOf(of: readonly Inline[], width: number): number {
  let [lines, x] = [1, 0];
  for (const wide of wordsIn(of)) {
    if (x > 0 && x + wide > width) [lines, x] = [lines + 1, 0];
    x += wide + screen.blank;
    // A long name breaks anywhere.
    for (; x - screen.blank > width; x -= width) lines += 1;
  }
  return lines;
}

const stacked = (heights: readonly number[]): number =>
  heights.reduce((sum, height) => sum + height, 0) + screen.gap * Math.max(0, heights.length - 1);

const monoHeight = (text: string, width: number): number =>
  screen.line *
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * screen.mono) / width)), 0);

const codeHeight = (text: string): number => 2 * screen.gap + monoHeight(text, screen.width - 24);

function blockHeight(block: Block, width: number = screen.width): number {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return screen.line * linesOf(block.of, width);
    case 'code':
      return codeHeight(block.text);
    case 'quote':
      // AWS's messages have letters of one width.
      return (
        16 +
        stacked(
          block.of.map((one) =>
            'of' in one && one.type === 'paragraph'
              ? monoHeight(plain(one.of), width - 27)
              : blockHeight(one),
          ),
        )
      );
    case 'list':
      return block.items
        .map((item) => stacked(item.map((one) => blockHeight(one, width - 30))))
        .reduce((sum, height) => sum + height, 0);
  }
}

/** Returns about how high all is that a slide says, its answer apart, in CSS pixels on a screen of 1280 by 720. */
export const heightOf = ({ says, code, does, stands }: Slide): number =>
  stacked([
    ...says.map((block) => blockHeight(block)),
    ...(code ? [codeHeight(code())] : []),
    ...(does || stands ? [screen.line] : []),
  ]);
