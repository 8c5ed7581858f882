import { flushSync, mount, unmount } from 'svelte';
import type { Sheet } from '../../../graph/sheet/lay-out.ts';
import { layOut } from '../../../graph/sheet/lay-out.ts';
import { sheetOf } from '../../../graph/sheet/sheet.ts';
import { palettes } from '../../../graph/drawing/palette.ts';
import { layer, write } from '../../../graph/stage/layer.ts';
import type { Pictures } from '../../view/pictures.ts';
import PrintSheet from './PrintSheet.svelte';

/** A sheet with one thing of each kind that sheets are made of. */
function everything(): Sheet {
  const palette = palettes.light;
  const then = { text: 'b', gap: 1, fill: palette.ink, weight: 400, mono: true };
  const layers = [layer('all', [{ ...write('a', 0, 0, palette.ink), then }])];
  return layOut({ layers, box: [0, 0, 1, 1] }, palette, { title: 'a', note: 'a', foot: 'a' });
}

const nothing = (): Sheet =>
  layOut({ layers: [], box: [0, 0, 1, 1] }, palettes.light, { title: '', note: '', foot: '' });

/** The longest address that somebody would type. */
const longestTyped = 200;

/** The address of what is seen, or only the page's: a link with an account in it is no use on paper. */
function addressOnPaper(): string {
  const { href } = location;
  return href.length <= longestTyped ? href : (href.split('#', 1)[0] ?? href);
}

class Paper {
  /** The address of a page that is printed as it is. */
  address = $state.raw('');
  printed = $state.raw<{ readonly sheet: Sheet; readonly title: string } | null>(null);
}

/**
 * Prints the page as a picture from now on, light and on one sheet of paper. A browser that prints doesn't wait, so
 * everything is kept ready. If nothing is drawn, the page is printed as it is.
 */
export async function printSheets(pictures: Pictures, gone: AbortSignal): Promise<void> {
  const paper = new Paper();
  const shown = mount(PrintSheet, { target: document.body, props: { paper } });
  const show = (printed: Paper['printed']): void => {
    paper.printed = printed;
    flushSync();
  };
  // Done once ahead: new markup must pass the policy for trusted HTML, which Chromium doesn't run while it prints.
  show({ sheet: everything(), title: '' });
  show(null);
  addEventListener(
    'beforeprint',
    () => {
      const pictured = pictures.atOnce();
      paper.address = addressOnPaper();
      flushSync();
      // An empty sheet: the page itself has the names that are being made up.
      if (pictures.isWaiting) show({ sheet: nothing(), title: '' });
      if (!pictured) return;
      show({
        sheet: sheetOf(pictured, { theme: 'light', printed: addressOnPaper() }),
        title: pictured.title,
      });
    },
    { signal: gone },
  );
  addEventListener('afterprint', () => show(null), { signal: gone });
  gone.addEventListener('abort', () => void unmount(shown));
  await pictures.keepReady();
}
