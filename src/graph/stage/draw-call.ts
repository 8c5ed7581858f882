import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse } from '../drawing/shapes.ts';
import { curveOf, headOf, partOf, pointOn } from './curve.ts';
import type { Geometry } from './geometry.ts';
import { card, fit, layer, type Layer, lit, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

const tick = 'M-4.6 0.4l3 3 6-6.4';
const cross = 'M-4 -4l8 8M4 -4l-8 8';
/** The width that the slip's edges and the “why” button take. */
const besideWhy = 112;

/** Draws the first call made as the session: it leaves the temporary key, and the role's page answers it. */
export function drawCall(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const made = stage.firstCall;
  if (!made || pose.call <= 0.01) return [];
  const { slip, key, caller, sessionPage, narrow } = at;
  const part = (from: number, to: number): number =>
    Math.min(1, Math.max(0, (pose.call - from) / (to - from)));
  const travel = part(0, 0.5);
  const light = part(0.5, 0.85);
  const isAnswered = pose.call > 0.85;
  const tones = { allow: palette.allow, deny: palette.deny, open: palette.policy };
  const softs = { allow: palette.allowSoft, deny: palette.denySoft, open: palette.paper };
  const colour = tones[made.verdict];
  const start = { x: key.x + 16, y: narrow ? key.y : caller.y };
  const end = { x: slip.x + slip.width / 2, y: slip.y + slip.height / 2 };
  const way = curveOf(start, end, { x: 20, y: 110 }, { x: -90, y: 20 });
  const { x, y } = pointOn(way, 1 - (1 - travel) ** 3);
  const box = { x: -slip.width / 2, y: -slip.height / 2, width: slip.width, height: slip.height };
  const left = box.x + 12;
  const sealX = box.x + box.width - 20;
  const sealY = narrow ? 0 : box.y + 20;
  const seal = isAnswered
    ? [
        filled(ellipse(24, 24), colour, { place: [sealX, sealY, 1] }),
        ...(made.verdict === 'open'
          ? [write('?', sealX, sealY + 1, palette.onEntity, { weight: 800 })]
          : [
              stroked(made.verdict === 'allow' ? tick : cross, palette.onEntity, 2.6, {
                cap: 'round',
                place: [sealX, sealY, 1],
              }),
            ]),
      ]
    : [
        filled(ellipse(24, 24), palette.key, { place: [sealX, sealY, 1] }),
        icon(icons.key, palette.onEntity, 15, sealX, sealY),
      ];
  const texts = narrow
    ? [
        write(fit(made.action, slip.width - 38, 14, true), left - 4, 0, palette.ink, {
          mono: true,
          weight: 700,
          anchor: 'start',
        }),
      ]
    : [
        write(fit(made.action, slip.width - 64, 15, true), left, box.y + 21, palette.ink, {
          size: 15,
          mono: true,
          weight: 700,
          anchor: 'start',
        }),
        write(fit(made.on, slip.width - besideWhy, 14), left, box.y + 43, palette.ink2, { anchor: 'start' }),
        ...(isAnswered
          ? [
              write(fit(made.text, slip.width - besideWhy, 14, false, true), left, box.y + 65, colour, {
                weight: 700,
                anchor: 'start',
              }),
            ]
          : []),
      ];
  const ray = curveOf(
    { x: sessionPage.x + sessionPage.width - 24, y: sessionPage.y + sessionPage.height },
    { x: slip.x + slip.width - 40, y: slip.y - (made.verdict === 'allow' ? 2 : 14) },
    { x: 0, y: 40 },
    { x: 0, y: -40 },
  );
  const shut = ray[3];
  const answer =
    light <= 0 || narrow
      ? []
      : made.verdict === 'allow'
        ? [...lit(partOf(ray, light), colour), ...(light > 0.97 ? [filled(headOf(ray, 13), colour)] : [])]
        : [
            stroked(partOf(ray, light), colour, 2.5, { dash: [7, 7] }),
            ...(light > 0.97
              ? [
                  stroked(`M${String(shut.x - 16)} ${String(shut.y)}H${String(shut.x + 16)}`, colour, 4, {
                    cap: 'round',
                  }),
                ]
              : []),
          ];
  return [
    layer('call-light', answer),
    layer(
      'call',
      [
        ...card(
          box,
          isAnswered ? softs[made.verdict] : palette.paper,
          isAnswered ? colour : palette.ink,
          2,
          7,
        ),
        ...seal,
        ...texts,
      ],
      { x, y, scale: 0.6 + 0.4 * Math.min(1, travel * 2), opacity: Math.min(1, pose.call * 8) },
    ),
  ];
}
