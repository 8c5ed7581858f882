import { palettes, type Palette } from '../../../../graph/drawing/palette.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import { endpointLayer, withMark } from '../../../../graph/picture/endpoint-mark.ts';
import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { account as words } from '#words/pictures.ts';
import { callerName } from '../../../kinds/acting.ts';
import { endpointIn } from './endpoint-in.ts';
import { handMarked, handMarkLayers } from './hand-marks.ts';
import type { Shown } from './shown.svelte.ts';
import { spokenNode } from '../../../../graph/picture/spoken-node.ts';
import { titleOf } from '../../../../graph/picture/told-nodes.ts';

/** The most nodes that the description names one by one; more are counted. */
const mostSpoken = 60;

/** Returns the title of the account's present picture. */
export const pictureTitle = (
  { model, unfolded, around, viewedAccount }: Shown,
  { world }: Playground,
): string =>
  words.title(
    viewedAccount,
    world.tables.accounts.get(viewedAccount)?.name ?? null,
    around === null ? null : titleOf({ model, picture: unfolded }, around),
  );

/** Says who acts, and from where. */
function youIn({ caller, endpoint }: Playground): string {
  if (!caller.ok) return '';
  const you = words.you(callerName(caller.value));
  return endpoint === null ? you : `${you} ${words.callsThrough(endpoint)}`;
}

/** Says who acts, and what the picture shows of each; `lit` and `marked` are the titles of those that stand out. */
export function pictureSentences(
  { model, unfolded: picture, unfoldedLayout: layout }: Shown,
  playground: Playground,
  { lit, marked }: Record<'lit' | 'marked', readonly string[]>,
): string[] {
  const you = youIn(playground);
  const nodes = [...layout.places.keys()].filter((id) => picture.nodes.has(id));
  return [
    ...(you === '' ? [] : [you]),
    ...(lit.length > 0 ? [words.lit(lit)] : []),
    ...(marked.length > 0 ? [words.handChanged(marked)] : []),
    ...nodes.slice(0, mostSpoken).flatMap((id) => {
      const said = spokenNode({ model, picture }, id);
      return said === null ? [] : [`${said}.`];
    }),
    ...(nodes.length > mostSpoken ? [words.more(nodes.length - mostSpoken)] : []),
  ];
}

/** Returns the titles of the drawn nodes that a highlight names, or that stand out otherwise. */
export function litTitles(shown: Shown, spotlit: readonly string[] | null): string[] {
  const { model, unfolded: picture, highlight } = shown;
  const told = [...(highlight?.nodes ?? [])].flatMap(([id, tone]) =>
    tone === 'dim' ? [] : shown.drawnOf(id, picture),
  );
  return [...new Set([...(spotlit ?? []), ...told].map((id) => titleOf({ model, picture }, id)))];
}

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
  const { model, unfolded: picture, unfoldedLayout: layout, highlight } = shown;
  const whole = { model, picture };
  const pages = shown.container.pagesOf(playground.world, layout);
  const { now, selected } = playground;
  const you = youIn(playground);
  const scene = (palette: Palette) => draw(model, picture, layout, { palette, now, highlight, pages });
  const { left, right, top, bottom } = layout.bounds;
  // Beside the picture there is room for the mark.
  const within = { left: left - 260, right: right + 20, top: top - 40, bottom: bottom + 40 };
  const mark = endpointIn(playground, { scene: scene(palettes.light), picture, textScale: 1, within });
  const bounds = mark ? withMark(layout.bounds, mark) : layout.bounds;
  const marked = handChanged.size > 0 ? handMarked(scene(palettes.light), picture, handChanged) : [];
  return {
    kind: 'account',
    title: pictureTitle(shown, playground),
    note: [you, marked.length > 0 ? words.pencil : ''].filter(Boolean).join(' '),
    sentences: pictureSentences(shown, playground, {
      lit: litTitles(shown, spotlit),
      marked: marked.map(({ id }) => titleOf(whole, id)),
    }),
    scene,
    over: (palette) => [...handMarkLayers(marked, palette), ...(mark ? [endpointLayer(mark, palette)] : [])],
    bounds,
    columns: layout.columns,
    spotlit,
    selected: selected === null ? [] : shown.drawnOf(selected, picture),
    unfolds: shown.folds.length > 0,
  };
}
