import type { NodeAppearance } from '../drawing/node-appearance.ts';
import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { icons } from '../drawing/icons.ts';
import { stage as words } from '#words/stage.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import type { Geometry } from './geometry.ts';
import { fit, layer, type Layer, write, pointer } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

const kinds: { readonly [K in Stage['caller']['kind']]: NodeAppearance['kind'] } = {
  user: 'user',
  root: 'root',
  service: 'service',
  account: 'account',
  session: 'user',
  person: 'identity',
  unknown: 'anyone',
};

/** The token of an identity provider, which the caller shows instead of a key. */
const token = (palette: Palette): Primitive[] => [
  filled(rectangle(46, 34, 7), palette.paper),
  stroked(rectangle(46, 34, 7), palette.key, 2.2),
  icon(icons.badgeOfOther, palette.key, 25),
];

/**
 * Splits a session's name that is too long for one line: the role above, the rest below. Null if one line is enough.
 */
function inTwo(name: string, room: number, at: Geometry, y: number, palette: Palette): Primitive[] | null {
  const { caller, narrow } = at;
  const size = narrow ? 16 : 18;
  if (fit(name, room, size, false, true) === name) return null;
  const [role = '', ...rest] = name.split('/');
  // On a phone it begins at the edge: the door is near.
  const [x, anchor] = narrow ? [8, 'start' as const] : [caller.x, 'middle' as const];
  const width = narrow ? 176 : 196;
  return [
    write(fit(`${role}/`, width, size, false, true), x, y, palette.ink, { size, weight: 700, anchor }),
    write(fit(rest.join('/'), width, 14), x, y + 20, palette.ink, { anchor }),
  ];
}

/** The caller, and what the request is signed with. */
export function drawCaller(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { caller, callerScale, key, keyLabel, oldKey, narrow } = at;
  const worn = pose.hat.worn * (1 - pose.hat.home);
  const drawing = drawAppearance(plainAppearance(kinds[stage.caller.kind]), palette);
  const name = worn > 0.5 ? stage.sessionName : stage.caller.name;
  const radius = at.ringRadius * worn;
  const nameY = caller.y + Math.max(34 * (callerScale / 1.42) + 22, radius + 22);
  // Beside the plate of the lock there is room only at the left.
  const isLong = !narrow && worn <= 0.5 && stage.locks.permission !== null && name.length > 8;
  const nameX = caller.x + (isLong ? 34 : 0);
  const size = narrow ? 16 : 18;
  // On a phone the new key comes down beside it.
  const besideKey = pose.key.on > 0 && worn <= 0.5;
  const room = narrow ? (besideKey ? 98 : 116) : worn > 0.5 ? 180 : isLong ? 178 : 192;
  const split = worn > 0.5 ? inTwo(name, room, at, nameY, palette) : null;
  const { kind, label } = stage.credential;
  const moved = { x: key.x + (oldKey.x - key.x) * worn, y: key.y + (oldKey.y - key.y) * worn };
  const faded = 1 - 0.5 * Math.max(worn, pose.permission.lit * 0.8);
  const labelled = { x: keyLabel.x + (moved.x - key.x), y: keyLabel.y + (moved.y - key.y) };
  // The token was only for STS: it isn't kept.
  const stays = !narrow && kind !== 'token';
  const held =
    kind === 'none'
      ? []
      : [
          ...(narrow || worn > 0.1
            ? []
            : [
                layer(
                  'key-line',
                  [
                    stroked(
                      `M${String(key.x + 26)} ${String(key.y)}H${String(caller.x - 34)}`,
                      palette.key,
                      2.6,
                    ),
                  ],
                  { opacity: faded },
                ),
              ]),
          layer('key', kind === 'token' ? token(palette) : drawAppearance(plainAppearance(kind), palette), {
            x: moved.x,
            y: moved.y,
            opacity: stays ? faded : faded * (1 - worn),
          }),
          layer(
            'key-label',
            [
              write(fit(label, 90, 14, true), labelled.x, labelled.y, palette.ink2, {
                mono: true,
                anchor: narrow ? 'start' : 'middle',
              }),
            ],
            { opacity: (stays ? faded : faded * (1 - worn)) * (narrow ? 1 - pose.slip.on : 1) },
          ),
        ];
  const youY = caller.y - Math.max(34 * (callerScale / 1.42) + 32, radius + 24);
  const ringed =
    worn > 0.05
      ? [
          layer('session-shape', [
            filled(ellipse(2 * radius - 8, 2 * radius - 8), palette.role, {
              place: [caller.x, caller.y, 1],
              opacity: 0.07 * worn,
            }),
          ]),
        ]
      : [];
  return [
    ...held,
    ...ringed,
    layer('caller', drawing, { x: caller.x, y: caller.y, scale: callerScale - 0.16 * worn }),
    layer('caller-name', [
      ...(split ?? [
        write(fit(name, room, size, false, true), nameX, nameY, palette.ink, {
          size,
          weight: 700,
          anchor: isLong ? 'end' : 'middle',
        }),
      ]),
      ...(stage.caller.hat !== null && worn > 0.5 && !narrow
        ? [
            write(
              fit(words.wearing(stage.caller.hat), 150, 14),
              nameX,
              nameY + (split ? 42 : 21),
              palette.role,
            ),
          ]
        : []),
    ]),
    ...badge(stage, at, palette),
    ...(stage.you === 'caller' || (stage.you === 'wearer' && worn > 0.5)
      ? [layer('you', pointer(15, palette), { x: caller.x, y: youY })]
      : []),
  ];
}

/** Draws the small hat of a session, which it keeps beside the next one that it puts on. */
function badge({ caller: { hat } }: Stage, { caller, narrow }: Geometry, palette: Palette): Layer[] {
  if (hat === null) return [];
  return [
    layer(
      'first-hat',
      [
        filled(ellipse(34, 34), palette.paper),
        stroked(ellipse(34, 34), palette.role, 2.2, { dash: [5, 3.5] }),
        icon(icons.hat, palette.role, 21),
      ],
      { x: caller.x - (narrow ? 24 : 30), y: caller.y + (narrow ? 20 : 26), scale: narrow ? 0.8 : 1 },
    ),
  ];
}

/** Draws a pool that asks STS on somebody's behalf. It moves aside once the hat comes out. */
export function drawCarrier(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const opacity = 1 - pose.hat.on;
  if (stage.carrier === null || opacity <= 0.01) return [];
  const { caller, callerScale, carrier, narrow } = at;
  const from = caller.x + 24 * callerScale + 4;
  return [
    layer(
      'carrier-line',
      [
        stroked(
          `M${String(from)} ${String(caller.y)}L${String(carrier.x - 22)} ${String(carrier.y)}`,
          palette.user,
          2,
        ),
      ],
      { opacity },
    ),
    layer('carrier', drawAppearance(plainAppearance('identityPool'), palette), {
      x: carrier.x,
      y: carrier.y,
      scale: narrow ? 1 : 1.25,
      opacity,
    }),
    layer(
      'carrier-name',
      [
        write(stage.carrier, carrier.x, carrier.y + (narrow ? 28 : 36), palette.ink, {
          size: narrow ? 14 : 15,
        }),
      ],
      { opacity },
    ),
  ];
}
