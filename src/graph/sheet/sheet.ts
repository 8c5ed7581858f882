import { sheet as words } from '#words/pictures.ts';
import type { Palette, Theme } from '../art/palette.ts';
import { palettes } from '../art/palette.ts';
import { drawAccount } from './draw-account.ts';
import type { Drawn } from './drawn.ts';
import type { Pictured } from './pictured.ts';
import { sheetSvg } from './sheet-svg.ts';

/** A picture that stands by itself: no script, no style sheet, nothing that is fetched. */
interface SavedPicture {
  /** A whole document. Names in it are escaped. */
  readonly svg: string;
  /** CSS pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for somebody who can't see it: the title, then a sentence a line. */
  readonly text: string;
}

interface PictureOptions {
  /** Whatever the page's own is. */
  readonly theme: Theme;
  /** In place of the title that it has by itself. */
  readonly title?: string;
  /** Where its foot leads. Only addresses of http and https are kept. */
  readonly address?: string | null;
}

function drawn(pictured: Pictured, palette: Palette): Drawn {
  return drawAccount(pictured, palette);
}

/** An address that a picture may lead to, or null: nobody follows a `file:` or a `blob:` on another machine. */
function linkOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** What the page shows as a picture of its own, drawn by what draws it on the page. Pure. */
export function pictureOf(
  pictured: Pictured,
  { theme, title = pictured.title, address = null }: PictureOptions,
): SavedPicture {
  const palette = palettes[theme];
  const text = [title, ...pictured.sentences].join('\n');
  const { svg, width, height } = sheetSvg(drawn(pictured, palette), palette, {
    title,
    description: pictured.sentences.join('\n'),
    foot: words.foot,
    link: linkOf(address),
  });
  return { svg, width, height, text };
}
