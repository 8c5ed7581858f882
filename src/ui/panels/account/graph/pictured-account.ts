import { palettes, type Palette } from '../../../../graph/drawing/palette.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { account as words } from '#words/pictures.ts';
import { callerName } from '../../../kinds/acting.ts';
import { handMarked, handMarkLayers } from './hand-marks.ts';
import type { Shown } from './shown.svelte.ts';
import { spokenNode } from '../../../../graph/picture/spoken-node.ts';
import { titleOf } from '../../../../graph/picture/told-nodes.ts';

/** The most nodes that the description names one by one; more are counted. */
const mostSpoken = 60;

/**
 * Returns the account's present picture, to save it, with the rows that are folded away for the open drawer. `spotlit`:
 * the drawn nodes that stand out, or null; `handChanged`: what was changed by hand since its stack was deployed.
 */
export function picturedAccount(
  shown: Shown,
  playground: Playground,
  spotlit: readonly string[] | null,
  handChanged: ReadonlySet<string> = new Set(),
): Pictured {
  const { model, unfolded: picture, unfoldedLayout: layout, highlight, viewedAccount } = shown;
  const whole = { model, picture };
  const pages = shown.container.pagesOf(playground.world, layout);
  const { world, caller, now, selected } = playground;
  const you = caller.ok ? words.you(callerName(caller.value)) : '';
  const around = shown.around === null ? null : titleOf(whole, shown.around);
  const name = world.tables.accounts.get(viewedAccount)?.name ?? null;
  const told = [...(highlight?.nodes ?? [])].flatMap(([id, tone]) =>
    tone === 'dim' ? [] : shown.drawnOf(id, picture),
  );
  const lit = [...new Set([...(spotlit ?? []), ...told].map((id) => titleOf(whole, id)))];
  const scene = (palette: Palette) => draw(model, picture, layout, { palette, now, highlight, pages });
  const marked = handChanged.size > 0 ? handMarked(scene(palettes.light), picture, handChanged) : [];
  const nodes = [...layout.places.keys()].filter((id) => picture.nodes.has(id));
  return {
    kind: 'account',
    title: words.title(viewedAccount, name, around),
    note: [you, marked.length > 0 ? words.pencil : ''].filter(Boolean).join(' '),
    sentences: [
      ...(you === '' ? [] : [you]),
      ...(lit.length > 0 ? [words.lit(lit)] : []),
      ...(marked.length > 0 ? [words.handChanged(marked.map(({ id }) => titleOf(whole, id)))] : []),
      ...nodes.slice(0, mostSpoken).flatMap((id) => {
        const said = spokenNode(whole, id);
        return said === null ? [] : [`${said}.`];
      }),
      ...(nodes.length > mostSpoken ? [words.more(nodes.length - mostSpoken)] : []),
    ],
    scene,
    over: (palette) => handMarkLayers(marked, palette),
    bounds: layout.bounds,
    columns: layout.columns,
    spotlit,
    selected: selected === null ? [] : shown.drawnOf(selected, picture),
  };
}
