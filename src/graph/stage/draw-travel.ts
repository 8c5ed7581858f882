import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse, hexagon } from '../drawing/shapes.ts';
import { between, type Curve, curveOf, headOf, partOf, pointOn } from './curve.ts';
import { drawPage } from './draw-pages.ts';
import type { Geometry } from './geometry.ts';
import { card, fit, layer, type Layer, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** An action without its service: `AssumeRoleWithSAML`. */
const bare = (action: string): string => action.slice(action.indexOf(':') + 1);

/** The shortest form of an action that is still clear: `AssumeRole`, `WebIdentity`, `SAML`. */
const briefly = (action: string): string => bare(action).replace(/^AssumeRoleWith/, '');

/** Draws what the request is signed with; `broken`: struck through. A request without credentials has no seal. */
function sealOf({ credential }: Stage, broken: boolean, palette: Palette, x: number, y: number): Primitive[] {
  if (credential.kind === 'none') return [];
  const sign = credential.kind === 'token' ? icons.badgeOfOther : icons.key;
  return [
    filled(ellipse(24, 24), broken ? palette.deny : palette.key, { place: [x, y, 1] }),
    icon(sign, palette.onEntity, 15, x, y),
    ...(broken ? [stroked(`M${String(x - 11)} ${String(y - 10)}l22 20`, palette.paper, 3)] : []),
  ];
}

/** Draws the request: it leaves the caller's key and stops at STS's doorstep. */
export function drawSlip(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { slip, key, narrow } = at;
  const { on, travel, broken } = pose.slip;
  if (on <= 0.01) return [];
  const start = stage.carrier === null ? { x: key.x + 20, y: key.y } : at.carrier;
  const end = { x: slip.x + slip.width / 2, y: slip.y + slip.height / 2 };
  const way = curveOf(start, end, { x: 30, y: 110 }, { x: -90, y: 20 });
  const { x, y } = pointOn(way, travel);
  const box = { x: -slip.width / 2, y: -slip.height / 2, width: slip.width, height: slip.height };
  const line = broken ? palette.deny : palette.ink;
  const left = box.x + (narrow ? 7 : 12);
  const { action, wish, signed } = stage.request;
  const isLong = action.length > 22;
  const sealX = box.x + slip.width - (narrow ? 16 : 20);
  const seal = sealOf(stage, broken, palette, sealX, narrow ? 0 : box.y + (isLong ? 46 : 20));
  const texts = narrow
    ? [
        write(fit(briefly(action), slip.width - 36, 14, true), left, 0, palette.ink, {
          mono: true,
          weight: 700,
          anchor: 'start',
        }),
      ]
    : [
        write(
          fit(isLong ? bare(action) : action, slip.width - (isLong ? 24 : 46), 14, true),
          left,
          box.y + 21,
          palette.ink,
          {
            size: isLong ? 14 : 15,
            mono: true,
            weight: 700,
            anchor: 'start',
          },
        ),
        write(fit(wish, slip.width - (isLong ? 58 : 24), 15), left, box.y + 44, palette.ink, {
          size: 15,
          anchor: 'start',
        }),
        write(fit(signed, slip.width - 24, 14), left, box.y + 66, palette.ink2, {
          anchor: 'start',
        }),
      ];
  return [
    layer('slip-way', [stroked(partOf(way, travel), palette.ink, 2, { dash: [1, 7], cap: 'round' })], {
      opacity: 0.35 * on * (travel < 1 ? 1 : 0),
    }),
    layer('slip', [...card(box, palette.paper, line, 2, 7), ...seal, ...texts], {
      x,
      y,
      rotate: -3 * (1 - travel),
      opacity: on * (narrow ? 1 - pose.slot : 1),
      scale: 0.6 + 0.4 * Math.min(1, travel * 2),
    }),
  ];
}

/** The way of the lent hat: from its peg, through the door, to the caller. */
function hatWay(at: Geometry): readonly [Curve, Curve] {
  const { hat, door, landing } = at;
  const doorway = { x: door.x + door.width / 2, y: door.y + door.height * 0.52 };
  return [
    // It passes beside the words below the role, so that it doesn't strike them through.
    at.narrow
      ? curveOf({ x: hat.x, y: at.emptyRing.y + 20 }, doorway, { x: -4, y: 50 }, { x: 60, y: 20 })
      : curveOf({ x: hat.x - 36, y: hat.y + 24 }, doorway, { x: -14, y: 130 }, { x: 66, y: 20 }),
    curveOf(doorway, landing, { x: -50, y: -40 }, { x: 70, y: -20 }),
  ];
}

/** An outlined copy of the hat, which is lent. The solid hat stays on its peg. */
function lentHat(palette: Palette): Primitive[] {
  const shape = hexagon(80, 70, 12);
  return [
    filled(shape, palette.paper),
    stroked(shape, palette.role, 3.4, { dash: [8, 5] }),
    icon(icons.hat, palette.role, 40),
  ];
}

const headHat = (palette: Palette): Primitive[] => [
  icon(icons.hat, palette.paper, 86),
  icon(icons.hat, palette.role, 78),
];

/** Draws the hat while it travels out, while it is worn, and on its way home. */
export function drawHat(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { on, travel, worn, home } = pose.hat;
  if (on <= 0.01 || !stage.issued) return [];
  const [inside, outside] = hatWay(at);
  const { caller, landing, hat } = at;
  const head = { x: caller.x, y: caller.y - (at.narrow ? 32 : 40) };
  const spot = travel < 0.5 ? pointOn(inside, travel * 2) : pointOn(outside, (travel - 0.5) * 2);
  const size = 0.52 + 0.68 * travel;
  const trail =
    worn < 0.9 && travel > 0.05
      ? [
          layer('hat-way', [
            stroked(partOf(inside, Math.min(1, travel * 2)), palette.role, 2.6, {
              dash: [1, 7],
              cap: 'round',
              opacity: 0.6,
            }),
            ...(travel > 0.5
              ? [
                  stroked(partOf(outside, (travel - 0.5) * 2), palette.role, 2.6, {
                    dash: [1, 7],
                    cap: 'round',
                    opacity: 0.6,
                  }),
                ]
              : []),
          ]),
        ]
      : [];
  if (home > 0) {
    const back = curveOf(head, hat, { x: 120, y: -210 }, { x: -160, y: -90 });
    const { x, y } = pointOn(back, home);
    return home >= 1
      ? []
      : [layer('hat-home', headHat(palette), { x, y, rotate: -6 + 6 * home, opacity: 1 })];
  }
  if (worn > 0) {
    const { x, y } = between(landing, head, worn);
    const overshoot = worn < 1 ? Math.sin(worn * Math.PI) * 6 : 0;
    return [
      layer('hat-worn', headHat(palette), {
        x,
        y: y - overshoot,
        rotate: -6 * worn,
        scale: at.narrow ? 0.82 : 1,
      }),
    ];
  }
  return [...trail, layer('hat-lent', lentHat(palette), { x: spot.x, y: spot.y, scale: size, opacity: on })];
}

/** Draws the line from the hat's wearer to its peg, behind the door. */
export function drawWornLine(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { worn, home } = pose.hat;
  if (worn <= 0.95 || home > 0 || at.narrow || !stage.issued) return [];
  const { caller, hat, ringRadius } = at;
  const arrow = curveOf(
    { x: caller.x + ringRadius * 0.8, y: caller.y + ringRadius * 0.62 },
    { x: hat.x - 48, y: hat.y + 16 },
    { x: 190, y: 130 },
    { x: 10, y: 270 },
  );
  return [
    layer(
      'worn-line',
      [stroked(partOf(arrow), palette.role, 3.2, { dash: [10, 6] }), filled(headOf(arrow, 14), palette.role)],
      { opacity: 0.9 },
    ),
  ];
}

/** Draws the role's page, which goes along with the hat. */
export function drawRolePage(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const [page] = stage.role.pages;
  if (!page || pose.rolePage <= 0.01) return [];
  const { rolePage, sessionPage } = at;
  const from = rolePage.height > 0 ? rolePage : { ...sessionPage, x: at.hat.x - 90, y: at.hat.y };
  const x = from.x + (sessionPage.x - from.x) * pose.rolePage;
  const y = from.y + (sessionPage.y - from.y) * pose.rolePage;
  const box = { ...sessionPage, x, y };
  const line =
    pose.rolePage > 0.9 && !at.narrow
      ? [
          stroked(
            `M${String(at.caller.x + at.ringRadius)} ${String(at.caller.y - 6)}H${String(x)}`,
            palette.allow,
            3,
          ),
        ]
      : [];
  const sheet = drawPage(page, box, palette, { colour: palette.allow, count: stage.role.pages.length - 1 });
  return [...(line.length > 0 ? [layer('worn-page-way', line)] : []), layer('role-page-worn', sheet)];
}
