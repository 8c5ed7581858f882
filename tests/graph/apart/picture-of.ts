import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { actingPath, folded } from '../../../src/graph/cloakroom/fold.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { pageDetailAt, textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { GraphModel } from '../../../src/graph/model/graph-model.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Bounds, Size } from '../../../src/graph/picture/geometry.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { gather, type Picture, withRoot } from '../../../src/graph/picture/stacks.ts';
import { fitViewport, heightToFill, type Viewport } from '../../../src/graph/picture/viewport.ts';
import { Container } from '../../../src/ui/panels/account/graph/container.svelte.ts';
import { home } from '../../engine/account.ts';
import type { Case } from './accounts.ts';

/**
 * The picture's places on pages of 1920, 1440 and 1280 px, on a tablet beside the story and beside Identities, on a
 * phone, and on a phone that lies on its side. `isCompact`: only those around somebody are drawn.
 */
export const places: readonly (Size & { readonly isCompact?: true })[] = [
  { width: 1520, height: 960 },
  { width: 1040, height: 784 },
  { width: 880, height: 604 },
  { width: 768, height: 420 },
  { width: 768, height: 456, isCompact: true },
  { width: 390, height: 320, isCompact: true },
  { width: 422, height: 334, isCompact: true },
];

/** A small account's picture, and where it is seen in its place. */
interface Pictured {
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly picture: Picture;
  readonly model: GraphModel;
}

/** The height that the open drawer takes of the picture's. */
const drawerHeight = 212;

/** Draws a small account as the page does while the drawer is open: whole rows fold. Null where none does. */
export function foldedPictureOf(
  { world, now, account = home, you, selected }: Omit<Case, 'title'>,
  place: Size,
): Pictured | null {
  const model = project(world, now, account);
  const gathered = gather(model, { opened: new Set([you, selected].filter((id) => id !== null)) });
  if ([...gathered.nodes.values()].some(({ stack }) => stack !== null)) return null;
  const whole = withPages(withRoot(gathered, account, you), policyTexts(world, account));
  const container = new Container();
  container.resize(place.width, place.height - drawerHeight);
  container.withheld = drawerHeight;
  const laidOut = arrange(whole, { you, zoomOf: container.zoomOf });
  const held = container.fit(container.filledBy(whole, laidOut, true).bounds, true);
  const chosen = selected === null ? [] : [whole.standsFor(selected) ?? selected];
  const part = folded(whole, laidOut, (one) => arrange(one, { ...laidOut, you }), {
    height: container.heightFor(held.zoom),
    path: actingPath(whole, [...chosen, ...(you === null ? [] : [you])], []),
    onlyPath: container.isOnlyForPath,
  });
  if (!part) return null;
  const viewport = container.fitHeld(part.layout.bounds, held);
  const scene = draw(model, part.picture, part.layout, {
    palette: palettes.light,
    now,
    textScale: textScaleAt(viewport.zoom),
    pageDetail: pageDetailAt(viewport.zoom),
  });
  return { scene, viewport, picture: part.picture, model };
}

/** Draws a small account as the page does. */
export function pictureOf(
  { world, now, account = home, you, selected }: Omit<Case, 'title'>,
  place: (typeof places)[number],
): Pictured {
  const model = project(world, now, account);
  const opened = new Set([you, selected].filter((id) => id !== null));
  const gathered = gather(model, { opened });
  const isStacked = [...gathered.nodes.values()].some(({ stack }) => stack !== null);
  const texts = policyTexts(world, account);
  const { isCompact = false } = place;
  const rooted = withRoot(gathered, account, you);
  const isHouse = !isCompact && !isStacked;
  const centre = selected ?? you ?? gathered.nodes.keys().next().value ?? null;
  const picture = isCompact
    ? centre === null
      ? gathered
      : around(gathered, gathered.standsFor(centre) ?? centre, place.width < 440 ? 1 : 2, 20)
    : isHouse
      ? withPages(rooted, texts)
      : gathered;
  const zoomOf = (bounds: Bounds): number => fitViewport(bounds, place).zoom;
  const laidOut = isHouse ? arrange(picture, { you, zoomOf }) : layout(picture, { compact: isCompact, you });
  const tall = isCompact ? laidOut : stretched(picture, laidOut, heightToFill(laidOut.bounds, place));
  const viewport = fitViewport(tall.bounds, place);
  const { zoom } = viewport;
  const scene = draw(model, picture, tall, {
    palette: palettes.light,
    now,
    textScale: textScaleAt(zoom),
    pageDetail: pageDetailAt(zoom),
  });
  return { scene, viewport, picture, model };
}
