import { sheet as words } from '#words/pictures.ts';
import type { Theme } from '../drawing/palette.ts';
import { palettes } from '../drawing/palette.ts';
import { drawAccount } from './draw-account.ts';
import { drawOrganization } from './draw-organization.ts';
import { drawOverview } from './draw-overview.ts';
import { drawStep } from './draw-step.ts';
import { drawWhy } from './draw-why.ts';
import type { Drawn } from './drawn.ts';
import type { Sheet } from './lay-out.ts';
import { layOut } from './lay-out.ts';
import type { Pictured } from './pictured.ts';
import { sheetSvg } from './sheet-svg.ts';

/** A picture that stands by itself: no script, no style sheet, nothing that is fetched. */
export interface SavedPicture {
  /** A whole document. Names in it are escaped. */
  readonly svg: string;
  /** CSS pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for somebody who can't see it: the title, then a sentence a line. */
  readonly text: string;
}

interface SheetOptions {
  /** Not always the page's own. */
  readonly theme: Theme;
  /** In place of the title that it has by itself. */
  readonly title?: string;
}

interface PictureOptions extends SheetOptions {
  /** Where its foot leads. Only addresses of http and https are kept. */
  readonly address?: string | null;
}

function drawn(pictured: Pictured, theme: Theme): Drawn {
  const palette = palettes[theme];
  switch (pictured.kind) {
    case 'account':
      return drawAccount(pictured, palette);
    case 'overview':
      return drawOverview(pictured, theme);
    case 'step':
      return drawStep(pictured, palette);
    case 'why':
      return drawWhy(pictured, palette);
    case 'organization':
      return drawOrganization(pictured, palette);
  }
}

/** An address that a picture may lead to, or null: nobody follows a `file:` or a `blob:` on another machine. */
function linkOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** What the page shows on a sheet of its own, drawn by what draws it on the page. Pure. */
export const sheetOf = (pictured: Pictured, { theme, title = pictured.title }: SheetOptions): Sheet =>
  layOut(drawn(pictured, theme), palettes[theme], { title, note: pictured.note, foot: words.foot });

/** The same as a picture to save or send. Pure. */
export function pictureOf(pictured: Pictured, options: PictureOptions): SavedPicture {
  const { title = pictured.title, address = null } = options;
  const sheet = sheetOf(pictured, options);
  const description = pictured.sentences.join('\n');
  return {
    svg: sheetSvg(sheet, { title, description, link: linkOf(address) }),
    width: sheet.width,
    height: sheet.height,
    text: `${title}\n${description}`,
  };
}
