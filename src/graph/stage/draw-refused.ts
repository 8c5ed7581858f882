import type { Palette } from '../drawing/palette.ts';
import { type Primitive, stroked } from '../drawing/primitives.ts';
import { curveOf, partOf } from './curve.ts';
import { drawLock } from './draw-door.ts';
import { drawPage } from './draw-pages.ts';
import type { Box, Geometry } from './geometry.ts';
import { card, fit, layer, type Layer, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

const dash = [7, 7];

/**
 * Returns the places of a side's small locks: below its big lock, or on a phone between the two big ones, since the
 * slot is below those. On a phone, the lock that is shut is the first.
 */
function limitPlace(side: 'permission' | 'trust', i: number, at: Geometry): { x: number; y: number } {
  const { door, limitY, lockY, narrow } = at;
  const dir = side === 'trust' ? 1 : -1;
  if (narrow)
    return {
      x: door.x + door.width / 2 + dir * (i % 2 === 0 ? 12.5 : -12.5),
      y: lockY + 26 * Math.floor(i / 2),
    };
  const edge = side === 'trust' ? door.x + door.width - 2 : door.x + 2;
  return { x: edge + dir * i * 27, y: limitY };
}

/** Draws a small lock beside the two big ones for each policy that only limits. */
export function drawLimits(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { door, limitY, narrow } = at;
  if (pose.recede <= 0.02 || pose.hat.on > 0 || pose.door > 0.02) return [];
  return (['permission', 'trust'] as const).flatMap((side) => {
    const own = stage.limits.flatMap((limit, i) =>
      limit.side === side ? [{ ...limit, lock: pose.limits[i] ?? ('closed' as const) }] : [],
    );
    if (narrow) own.sort((a, b) => Number(b.lock === 'shut') - Number(a.lock === 'shut'));
    if (own.length === 0) return [];
    const dir = side === 'trust' ? 1 : -1;
    const edge = side === 'trust' ? door.x + door.width - 2 : door.x + 2;
    const step = 27;
    const shut = own.find(({ lock }) => lock === 'shut');
    const told = shut ? [shut] : own;
    const label = write(
      fit(told.map(({ title }) => title).join(', '), 150, 14),
      edge + dir * (18 + (own.length - 1) * step),
      limitY,
      shut ? palette.deny : palette.ink2,
      { anchor: dir > 0 ? 'start' : 'end', weight: shut ? 700 : 400 },
    );
    return [
      ...own.map(({ lock }, i) =>
        layer(`limit-${side}-${String(i)}`, drawLock(lock, palette), {
          x: limitPlace(side, i, at).x + (lock === 'shut' ? pose.shake * 3 : 0),
          y: limitPlace(side, i, at).y,
          scale: narrow ? 0.62 : 0.68,
          opacity: pose.recede,
        }),
      ),
      ...(narrow ? [] : [layer(`limits-${side}`, [label], { opacity: pose.recede })]),
    ];
  });
}

/** Draws a Deny that matches across its lock: no Allow outweighs it. */
export function drawDeny(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { deny } = stage;
  if (!deny || pose.deny <= 0.01) return [];
  const { door, lockY, narrow } = at;
  const width = narrow ? 132 : 190;
  const isTrust = deny.side === 'trust';
  const reach = width / 2 - 30;
  const box = { x: -width / 2, y: -25, width, height: 50 };
  const x = isTrust ? door.x + door.width - 2 + (narrow ? 0 : reach) : door.x + 2 - reach;
  return [
    layer(
      'deny-page',
      drawPage(deny, box, palette, { colour: palette.deny, ...(narrow && { letters: [14, 0] as const }) }),
      {
        x,
        y: lockY - 40 * (1 - pose.deny),
        rotate: (isTrust ? 7 : -7) * pose.deny,
        opacity: pose.deny,
      },
    ),
    layer('deny-mark', [...drawLock('shut', palette)], {
      x: (isTrust ? door.x + door.width - 2 : door.x + 2) + pose.shake * 3,
      // On a phone it stands above the lock, so that the slot doesn't cover it.
      y: lockY + (narrow ? -26 : 30),
      scale: 0.7,
      opacity: pose.deny,
    }),
  ];
}

/** Returns the box of the empty slot, as high as its content. */
export function slotBox({ slot }: Stage, at: Geometry): Box | null {
  if (!slot) return null;
  const box = at.slot[slot.side];
  const height = slot.offers ? box.height : 58;
  return { ...box, y: box.y + box.height - height, height };
}

type Slot = NonNullable<Stage['slot']>;

/** The dashed line between the slot and the lock that stayed shut, up to a bar. */
function slotBar(
  stage: Stage,
  side: Slot['side'],
  box: Box,
  pose: Pose,
  at: Geometry,
  line: string,
): Primitive[] {
  const { door, lockY, narrow } = at;
  if (side === 'door' || stage.deny) return [];
  const limit = stage.limits.find((_one, i) => pose.limits[i] === 'shut');
  // On a phone the slot stands below the lock, elsewhere above it.
  const [from, end] = narrow ? [box.y, lockY + (limit ? 16 : 21)] : [box.y + box.height, lockY - 34];
  if (!narrow && end - from < 4) return [];
  const lockX = side === 'trust' ? door.x + door.width - 2 : door.x + 2;
  const under = limit ? limitPlace(limit.side, 0, at).x : lockX;
  const above = side === 'trust' ? box.x + 60 : box.x + box.width - 60;
  const x = narrow ? under : above;
  return [
    stroked(`M${String(x)} ${String(from)}V${String(end)}`, line, 2.5, { dash: [5, 5] }),
    stroked(`M${String(x - 16)} ${String(end)}H${String(x + 16)}`, line, 4, { cap: 'round' }),
  ];
}

/** The line that should lead to the slot: from the hat, or from the group or the caller. */
function ghostLine(stage: Stage, side: Slot['side'], box: Box, at: Geometry, line: string): Primitive[] {
  const { caller, group, narrow, hat } = at;
  if (narrow || side === 'door') return [];
  if (side === 'trust')
    return [stroked(`M${String(hat.x)} ${String(hat.y + 94)}V${String(box.y)}`, line, 2.5, { dash })];
  if (stage.deny) return [];
  const start =
    stage.group === null ? { x: caller.x + 26, y: caller.y - 22 } : { x: group.x + 12, y: group.y + 58 };
  const curve = curveOf(start, { x: box.x + 30, y: box.y }, { x: 16, y: 30 }, { x: 0, y: -34 });
  return [stroked(partOf(curve), line, 2.5, { dash })];
}

/** The words in the slot. */
function slotWords({ title, text, offers }: Slot, box: Box, narrow: boolean, palette: Palette): Primitive[] {
  // On a phone there is no room for both: the sentence stands right below, and the button fills the slot.
  if (narrow && offers) return [];
  const size = narrow ? 15 : 16;
  return [
    write(fit(title, box.width - 24, size, false, true), box.x + 14, box.y + 21, palette.ink, {
      size,
      weight: 700,
      anchor: 'start',
    }),
    write(fit(text, box.width - 20, 14), box.x + 14, box.y + 42, palette.ink2, { anchor: 'start' }),
  ];
}

/** Draws the line that is missing: as a ghost, up to a bar. */
export function drawGhost(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { slot } = stage;
  const box = slotBox(stage, at);
  if (!slot || !box || pose.slot <= 0.01) return [];
  const { isKnown, side } = slot;
  const line = isKnown ? palette.deny : palette.policy;
  const soft = isKnown ? palette.denySoft : palette.paper;
  const ghost = ghostLine(stage, side, box, at, line);
  const bar = slotBar(stage, side, box, pose, at, line);
  return [
    layer('ghost', [...ghost, ...bar], { opacity: pose.slot }),
    layer('slot', [...card(box, soft, line, 2, 10, dash), ...slotWords(slot, box, at.narrow, palette)], {
      opacity: pose.slot,
    }),
  ];
}
