import type { Inline } from '../../../../../src/lessons/prose-text.ts';
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
