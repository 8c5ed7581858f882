import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { ellipse, hexagon, rectangle } from '../drawing/shapes.ts';
import { stage as words } from '#words/stage.ts';
import { drawPage } from './draw-pages.ts';
import type { Box, Geometry } from './geometry.ts';
import { fit, layer, type Layer, lit, middle, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';
import { curveOf, headOf, partOf } from './curve.ts';

/** A role's own picture: the hat on its hexagon. */
const hatShapes = (palette: Palette): Primitive[] => drawAppearance(plainAppearance('role'), palette);

const rod = (from: number, to: number, y: number, palette: Palette): Primitive =>
  stroked(`M${String(from)} ${String(y)}H${String(to)}`, palette.role, 7, { cap: 'round', opacity: 0.2 });

const peg = (x: number, from: number, to: number, palette: Palette): Primitive[] => [
  stroked(`M${String(x)} ${String(from)}V${String(to)}`, palette.policy, 2.5),
  filled(ellipse(12, 12), palette.policy, { place: [x, from, 1] }),
];

/** The walls of the room. */
export function wallsOf(room: Box, palette: Palette): Primitive[] {
  const { x, y } = middle(room);
  const place = [x, y, 1] as const;
  const wall = rectangle(room.width, room.height, 10);
  return [
    filled(wall, palette.role, { place, opacity: 0.06 }),
    stroked(wall, palette.role, 1.5, { place, opacity: 0.28 }),
  ];
}

/** Draws the room behind the door: walls, rails, and the roles that aren't asked for. */
export function drawRoom(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { room, rail, otherRail, others, otherName } = at;
  const walls = [
    layer('room', wallsOf(room, palette)),
    layer('rail', [rod(rail.from, rail.to, rail.y, palette)]),
  ];
  if (!otherRail || stage.others.length === 0) return walls;
  const shown = stage.others.slice(0, others.length).flatMap((name, i) => {
    const spot = others[i];
    if (!spot) return [];
    const label = write(fit(name, otherName, 14), spot.x + 28, spot.y, palette.ink2, { anchor: 'start' });
    const hat = hatShapes(palette).map((part) => part);
    return [
      layer(`other-${String(i)}`, hat, { x: spot.x, y: spot.y, scale: 0.62, opacity: 0.55 }),
      layer(`other-name-${String(i)}`, [...peg(spot.x, otherRail.y, spot.y - 16, palette), label], {
        opacity: 0.7,
      }),
    ];
  });
  const more =
    stage.moreRoles > 0
      ? [
          write(words.more(stage.moreRoles), otherRail.to, otherRail.y + 72, palette.ink2, {
            anchor: 'end',
            size: 14,
          }),
        ]
      : [];
  const rest = 1 - 0.45 * pose.recede;
  return [
    ...walls,
    layer('other-rail', [rod(otherRail.from, otherRail.to, otherRail.y, palette), ...more], {
      opacity: rest,
    }),
    ...shown.map((one) => ({ ...one, opacity: one.opacity * rest })),
  ];
}

/** The words beside a role's hat: its name, and whom it trusts or whom it is lent to. */
function roleWords(stage: Stage, isLent: boolean, at: Geometry, palette: Palette): Primitive[] {
  const { roleText, narrow } = at;
  const { name, trusts } = stage.role;
  const written = write(fit(name, narrow ? 112 : 184, 18, false, true), roleText.x, roleText.y, palette.ink, {
    size: narrow ? 16 : 18,
    weight: 700,
    anchor: narrow ? 'middle' : 'start',
  });
  if (narrow) return [written];
  const [said, colour, weight] = isLent
    ? [words.lentTo(stage.lentTo), palette.accent, 650]
    : [trusts, palette.ink2, 400];
  return [
    written,
    write(fit(said, 190, 14, false, isLent), roleText.x, roleText.y + 22, colour, {
      anchor: 'start',
      weight,
    }),
  ];
}

/** The ring below a role that holds no key. */
function emptyKeyRing({ hat, emptyRing, narrow }: Geometry, palette: Palette): Primitive[] {
  const { x, y } = emptyRing;
  const ring = stroked(ellipse(22, 22), palette.key, 2.5, { place: [x, y, 1] });
  if (narrow) return [ring, write(words.noKey, x + 18, y, palette.ink2, { anchor: 'start' })];
  return [
    stroked(`M${String(x)} ${String(hat.y + 30)}V${String(y - 11)}`, palette.key, 2),
    ring,
    write(words.noKey, x, y + 25, palette.ink2, { anchor: 'middle' }),
  ];
}

/** Draws the role on its peg: the hat, an empty key ring, the names that it trusts, and the pages that it brings. */
export function drawRole(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { hat, hatScale, rail, rolePage, narrow } = at;
  const { role } = stage;
  const isLent = pose.hat.on > 0.5 && pose.hat.home < 0.5;
  const dim = role.exists ? 1 - 0.45 * pose.permission.lit * (isLent ? 0 : 1) : 0.35;
  const glow =
    pose.trust.page > 0.2 || isLent ? [filled(hexagon(86, 78, 12), palette.role, { opacity: 0.16 })] : [];
  const [page] = role.pages;
  const isAway = pose.rolePage > 0;
  return [
    layer('peg', peg(hat.x, rail.y, hat.y - 28 * hatScale, palette)),
    layer('hat', [...glow, ...hatShapes(palette)], {
      x: hat.x,
      y: hat.y,
      scale: hatScale * 1.28,
      opacity: dim,
    }),
    layer('role-text', [...roleWords(stage, isLent, at, palette), ...emptyKeyRing(at, palette)], {
      opacity: dim,
    }),
    ...(page && !narrow && !isAway
      ? [
          layer('role-page', drawPage(page, rolePage, palette, { count: role.pages.length - 1 }), {
            opacity: dim * (1 - 0.55 * pose.trust.page),
          }),
        ]
      : []),
  ];
}

/**
 * Fits a line of a document: of a long ARN the beginning that says least goes first, so that account and name stay, and
 * then the space before the line.
 */
function fitLine(text: string, width: number): string {
  const short = text.replace(/arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:/, '…');
  const whole = [text, short].find((one) => fit(one, width, 14, true) === one);
  return whole ?? fit(short.trimStart(), width, 14, true);
}

/**
 * Draws the trust policy, which unfolds from the hat. Its deciding line lights up, and the light runs to the first
 * lock.
 */
export function drawTrust(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { trustPage: box, hat, door, lockY } = at;
  const { page, line, light, lock } = pose.trust;
  const good = lock !== 'shut';
  const colour = good ? palette.allow : palette.deny;
  const target = { x: door.x + door.width + 2, y: lockY - 20 };
  if (!box) {
    if (light <= 0.02 && page <= 0.02) return [];
    // The light begins below the words, so that it doesn't strike them through.
    const ray = curveOf({ x: hat.x, y: at.emptyRing.y + 15 }, target, { x: -4, y: 40 }, { x: 26, y: -50 });
    return [
      layer('trust-light', lit(partOf(ray, Math.max(light, page * 0.2)), colour), {
        opacity: Math.min(1, page + light),
      }),
    ];
  }
  // The empty slot takes the page's place.
  const shown = page * (1 - pose.slot);
  if (shown <= 0.02) return [];
  const rows = stage.trustLines.slice(0, 4);
  const rowHeight = 24;
  const top = box.y + 22;
  const chosen = Math.min(stage.trustLine, rows.length - 1);
  const texts = rows.map((text, i) => {
    const isLit = line > 0.5 && (i === chosen || stage.trustAlso.includes(i));
    return write(
      fitLine(text, box.width - 32),
      box.x + 14,
      top + i * rowHeight,
      isLit ? palette.ink : palette.ink2,
      { size: 14, mono: true, anchor: 'start', weight: isLit ? 700 : 400 },
    );
  });
  const { width } = box;
  const bar = rectangle(width - 12, 24, 5);
  const marks = chosen < 0 ? [] : [chosen, ...stage.trustAlso];
  const marked =
    line > 0
      ? marks.flatMap((row) => {
          const place = [box.x + width / 2, top + row * rowHeight, 1] as const;
          return [
            filled(bar, good ? palette.allowSoft : palette.denySoft, { place, opacity: line }),
            stroked(bar, colour, 1.5, { place, opacity: line }),
          ];
        })
      : [];
  const height = Math.max(52, rows.length * rowHeight + 20) * shown;
  const sheet = { ...box, height };
  const ray = curveOf(
    { x: box.x + 8, y: top + Math.max(0, chosen) * rowHeight + 12 },
    target,
    { x: -26, y: 16 },
    { x: 6, y: -40 },
  );
  const centre = middle(sheet);
  return [
    layer(
      'trust-page',
      [
        stroked(
          `M${String(hat.x - 34)} ${String(hat.y + 26)}L${String(box.x + 24)} ${String(box.y)}`,
          palette.role,
          2,
        ),
        filled(rectangle(sheet.width, sheet.height, 7), palette.paper, { place: [centre.x, centre.y, 1] }),
        stroked(rectangle(sheet.width, sheet.height, 7), palette.role, 2, { place: [centre.x, centre.y, 1] }),
        ...(shown > 0.85 ? [...marked, ...texts] : []),
      ],
      { opacity: Math.min(1, shown * 1.4) },
    ),
    ...(light > 0.02
      ? [
          layer('trust-light', [
            ...lit(partOf(ray, light), colour),
            ...(light > 0.95 ? [filled(headOf(ray, 13), colour)] : []),
          ]),
        ]
      : []),
  ];
}
