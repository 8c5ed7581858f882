import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { type Curve, curveOf, headOf, partOf } from './curve.ts';
import { drawPage } from './draw-pages.ts';
import type { Box, Geometry } from './geometry.ts';
import { fitting, fit, layer, type Layer, lit, middle, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage, StagePage } from './stage.ts';

/** The line from the caller to its group. */
function memberCurve(at: Geometry): Curve {
  const { caller, group, narrow } = at;
  return narrow
    ? curveOf(
        { x: caller.x - 2, y: caller.y - 27 },
        { x: group.x, y: group.y + 25 },
        { x: 0, y: -20 },
        { x: 0, y: 20 },
      )
    : curveOf(
        { x: caller.x + 24, y: caller.y - 26 },
        { x: group.x - 34, y: group.y },
        { x: 34, y: -70 },
        { x: -46, y: 10 },
      );
}

const pageCurve = (at: Geometry, box: Box, fromGroup: boolean, hasGroup: boolean): Curve => {
  const from = fromGroup
    ? { x: at.group.x + 33, y: at.group.y }
    : { x: at.caller.x + 30, y: at.caller.y - 16 };
  // It goes up between the group's line and the empty slot, and then below the group.
  if (!fromGroup && !at.narrow && (!hasGroup || box === at.pages.at(-1)))
    return [
      { x: from.x + 3, y: from.y + 1 },
      { x: from.x + 8, y: from.y - 90 },
      { x: from.x + 6, y: box.y + box.height - 10 },
      { x: box.x - 2, y: box.y + box.height - 10 },
    ];
  // A near page is reached straight: with a longer pull, the line would turn back.
  const pull = Math.min(22, (box.x - 2 - from.x) / 2);
  return curveOf(from, { x: box.x - 2, y: box.y + box.height / 2 }, { x: pull, y: 0 }, { x: -pull, y: 0 });
};

/**
 * How far the light has come on each part of its way, 0 to 1: to the group, on to the page, and from there to the
 * lock.
 */
interface Lit {
  readonly member: number;
  readonly page: number;
  readonly ray: number;
}

function partsLit(light: number, viaGroup: boolean): Lit {
  const part = (from: number, to: number): number => Math.min(1, Math.max(0, (light - from) / (to - from)));
  return {
    member: viaGroup ? part(0, 0.42) : 0,
    page: viaGroup ? part(0.42, 0.6) : part(0, 0.55),
    ray: part(0.6, 1),
  };
}

/** The light on its way: to the group, from there or from the caller to the page that decides, and on to the lock. */
function lights(at: Geometry, box: Box, toPage: Curve, parts: Lit, colour: string): Primitive[] {
  const plateTop = at.plate ? at.lockY - 28 : at.lockY - 20;
  const ray = curveOf(
    { x: box.x + box.width * (at.narrow ? 0.3 : 0.55), y: box.y + box.height + 2 },
    { x: at.narrow ? at.door.x - 4 : at.door.x - 120, y: plateTop },
    { x: 0, y: 70 },
    { x: at.narrow ? -20 : 0, y: -60 },
  );
  return [
    ...(parts.member > 0 ? lit(partOf(memberCurve(at), parts.member), colour) : []),
    ...(parts.page > 0 ? lit(partOf(toPage, parts.page), colour) : []),
    ...(parts.ray > 0 ? lit(partOf(ray, parts.ray), colour) : []),
    ...(parts.ray > 0.97 ? [filled(headOf(ray, 13), colour)] : []),
  ];
}

/** The caller's group. `glow`: the colour that it shines in, or null. */
function drawGroup(
  name: string,
  glow: string | null,
  at: Geometry,
  palette: Palette,
  { opacity, behind }: { readonly opacity: number; readonly behind: number },
): Layer[] {
  const { group, narrow } = at;
  const shine = glow === null ? [] : [stroked(rectangle(84, 72, 20), glow, 6, { opacity: 0.25 })];
  // Lines come up to the group from below.
  const label = write(fit(name, 110, 15), group.x, group.y - (narrow ? 46 : 54), palette.ink, { size: 15 });
  // The words on the glass stand there.
  const seen = narrow ? opacity * (1 - behind) : opacity;
  return [
    layer('member', [stroked(partOf(memberCurve(at)), palette.group, 2.2)], { opacity: seen }),
    layer('group', [...shine, ...drawAppearance(plainAppearance('group'), palette)], {
      x: group.x,
      y: group.y,
      scale: narrow ? 1 : 1.2,
      opacity,
    }),
    layer('group-name', [label], { opacity: seen }),
  ];
}

/** Returns the caller's pages that have a place, and whether the group stands there and holds the last of them. */
function ownCast(
  stage: Stage,
  at: Geometry,
): { readonly shown: readonly StagePage[]; readonly viaGroup: boolean; readonly hasGroup: boolean } {
  const shown = stage.pages.slice(-at.pages.length);
  const viaGroup = shown.at(-1)?.owner === 'group';
  // A phone shows the group only where its page stands there.
  const hasGroup = stage.group !== null && (!at.narrow || viaGroup || shown.length === 0);
  return { shown, viaGroup, hasGroup };
}

/** A page of the caller's own on the stage, with its place and the line that leads to it. */
interface OwnPage {
  readonly page: StagePage;
  readonly box: Box;
  readonly way: Curve;
}

/** Returns the lines of the caller's own side: to the group, if it stands there, and to each page. */
export function ownWays(
  stage: Stage,
  at: Geometry,
): { readonly member: Curve | null; readonly pages: readonly OwnPage[] } {
  const { shown, hasGroup } = ownCast(stage, at);
  const pages = shown.map((page, i) => {
    const box = at.pages[i] as Box;
    return { page, box, way: pageCurve(at, box, page.owner === 'group', hasGroup) };
  });
  return { member: hasGroup ? memberCurve(at) : null, pages };
}

/** Draws the caller's own side: the group and the pages. The parts that decided light up one by one. */
export function drawOwn(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { pages } = at;
  const { shown, viaGroup, hasGroup } = ownCast(stage, at);
  const { light, lit: isLit } = pose.permission;
  const last = shown.length - 1;
  const decides = stage.pageDecides && isLit > 0;
  const parts = partsLit(light, viaGroup);
  const colour = pose.permission.lock === 'shut' ? palette.deny : palette.allow;
  const behind = pose.glass;
  const isAway = pose.hat.on > 0 && pose.hat.home < 1;
  const opacity = (1 - 0.45 * pose.trust.page) * (1 - 0.5 * behind) * (isAway ? 0.62 : 1);
  const own = shown.flatMap((page, i) => {
    const box = pages[i] as Box;
    const isDeciding = decides && i === last && parts.page > 0.95;
    const way = partOf(pageCurve(at, box, page.owner === 'group', hasGroup));
    const sheet = drawPage(page, box, palette, {
      ...(isDeciding ? { colour } : {}),
      // Counts pages that have no place here with those that have none anywhere.
      count: i === 0 ? stage.morePages + stage.pages.length - shown.length : 0,
    });
    // On a phone, the words on the glass stand where a line from the caller itself goes up.
    const seen = at.narrow && page.owner !== 'group' ? opacity * (1 - behind) : opacity;
    return [
      layer(`way-${String(i)}`, [stroked(way, palette.policyEdge, 1.8)], { opacity: seen }),
      layer(`page-${String(i)}`, sheet, { opacity }),
    ];
  });
  const box = pages[last];
  const way = decides && box ? lights(at, box, pageCurve(at, box, viaGroup, hasGroup), parts, colour) : [];
  const glow = parts.member > 0.9 && isLit > 0.3 ? colour : null;
  return [
    ...(hasGroup ? drawGroup(stage.group ?? '', glow, at, palette, { opacity, behind }) : []),
    ...own,
    layer('light', way, { opacity: isLit }),
    ...pane(stage, at, behind, palette),
  ];
}

/** Draws the glass before the caller's own pages: they stay the caller's, but don't count while the hat is on. */
function pane(stage: Stage, at: Geometry, behind: number, palette: Palette): Layer[] {
  const { glass } = at;
  if (behind <= 0.01 || (stage.pages.length === 0 && stage.group === null)) return [];
  const { x, y } = middle(glass);
  const shape = rectangle(glass.width, glass.height, 10);
  const place = [x, y, 1] as const;
  const shine = `M${String(glass.x + 12)} ${String(glass.y + 34)}v-12q0 -8 8 -8h34`;
  return [
    layer(
      'glass',
      [
        filled(shape, palette.user, { place, opacity: 0.14 }),
        stroked(shape, palette.user, 1.8, { place, opacity: 0.6 }),
        stroked(shine, palette.paper, 2.4, { cap: 'round', opacity: 0.9 }),
        write(
          fitting(stage.behindGlass, at.glassText.width, 14),
          at.glassText.x,
          at.glassText.y,
          palette.ink,
          { weight: 650 },
        ),
      ],
      { opacity: behind, y: -40 * (1 - behind) },
    ),
  ];
}
