import { policyTexts } from '../assume/policy-texts.ts';
import type { World } from '../engine/index.ts';
import { accountOf } from '../engine/index.ts';
import { arrange } from '../graph/cloakroom/arrange.ts';
import { withPages } from '../graph/cloakroom/pages.ts';
import type { Theme } from '../graph/drawing/palette.ts';
import type { GraphModel } from '../graph/model/graph-model.ts';
import { project } from '../graph/model/project.ts';
import { FactsIndex } from '../graph/overview/facts-index.ts';
import { overviewOf } from '../graph/overview/overview.ts';
import { usageOf } from '../graph/overview/usage.ts';
import { draw } from '../graph/picture/draw.ts';
import { layout } from '../graph/picture/layout.ts';
import { gather } from '../graph/picture/stacks.ts';
import { isLarge } from '../graph/picture/surroundings.ts';
import { spokenNode } from '../graph/picture/spoken-node.ts';
import type { Pictured } from '../graph/sheet/pictured.ts';
import { picturedOverview } from '../graph/sheet/pictured-overview.ts';
import { pictureOf } from '../graph/sheet/sheet.ts';
import { account as words } from '#words/pictures.ts';

export interface PictureOptions {
  /** By default `light`. */
  readonly theme?: Theme;
  /** Stands above the picture in place of its own title. */
  readonly title?: string;
  /** Of several accounts, the one that is drawn: its id. By default the home account. */
  readonly account?: string;
}

/** The size in which a large account is counted, in CSS pixels. */
const counted = { width: 1200, height: 640 } as const;

/** A small account, with every node: as a house if nothing is stacked, else in columns. */
function picturedWhole(world: World, now: number, model: GraphModel, title: string): Pictured {
  const texts = policyTexts(world);
  const whole = gather(model, { opened: new Set(), extra: [] });
  const isHouse = [...whole.nodes.values()].every(({ stack }) => stack === null);
  const picture = isHouse ? withPages(whole, texts) : whole;
  const laidOut = isHouse ? arrange(picture) : layout(picture);
  const shown = [...laidOut.places.keys()].filter((id) => picture.nodes.has(id));
  return {
    kind: 'account',
    title,
    note: '',
    sentences: shown.flatMap((id) => {
      const said = spokenNode({ picture, model }, id);
      return said === null ? [] : [`${said}.`];
    }),
    scene: (palette) => draw(model, picture, laidOut, { palette, now, highlight: null }),
    bounds: laidOut.bounds,
    columns: laidOut.columns,
    spotlit: null,
    selected: [],
  };
}

/**
 * Draws an account as the page saves it: a whole SVG document, which fetches and runs nothing, with its names escaped and
 * the picture in words (`<desc>`). A large account is drawn as counts. `now` in ms: sessions that are over aren't drawn.
 */
export function pictureOfWorld(world: World, now: number, options: PictureOptions = {}): string {
  const { theme = 'light', title, account = accountOf(world) } = options;
  const name = world.tables.accounts.get(account)?.name ?? null;
  const model = project(world, now, account);
  const pictured = (): Pictured => {
    if (!isLarge(model)) return picturedWhole(world, now, model, words.title(account, name, null));
    const facts = FactsIndex.of(world, account);
    const overview = overviewOf(facts, usageOf(facts));
    return picturedOverview({ overview, focus: null, ...counted, id: account, name });
  };
  return pictureOf(pictured(), { theme, ...(title !== undefined && { title }) }).svg;
}
