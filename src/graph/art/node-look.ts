import type { NodeKind } from '../model/elements.ts';
import type { IconName } from './icons.ts';
import { icons } from './icons.ts';
import type { WiderIconName } from './icons-wider.ts';
import { widerIcons } from './icons-wider.ts';
import type { Palette } from './palette.ts';
import { ellipse, hexagon, octagon, page, rectangle, tag } from './shapes.ts';

/** What can be drawn: the nodes, and STS while a flow is told. */
export type Drawable = NodeKind | 'sts';

type Outline = (width: number, height: number, grow: number) => string;

const group: Outline = (w, h, grow) => rectangle(w, h, 13 + grow / 2);
const box: Outline = (w, h) => rectangle(w, h, 10);
const pill: Outline = (w, h) => rectangle(w, h, h / 2);
const file: Outline = (w, h) => rectangle(w, h, 6);

type Ring = readonly [inset: number, width: number, dash?: readonly number[]];

/** How a kind is drawn. Shape and icon carry the meaning, colour repeats it. */
export interface NodeLook {
  readonly outline: Outline;
  readonly colour: keyof Palette;
  readonly icon: string;
  readonly size: number;
  /** The icon's middle, from the shape's. */
  readonly x: number;
  readonly y: number;
  /** Hollow shapes are outlined by these; none for a filled shape. */
  readonly rings: readonly Ring[];
}

function solid(
  outline: Outline,
  colour: keyof Palette,
  glyph: IconName | WiderIconName,
  size: number,
  x = 0,
  y = 0,
): NodeLook {
  const icon = glyph in icons ? icons[glyph as IconName] : widerIcons[glyph as WiderIconName];
  return { outline, colour, icon, size, x, y, rings: [] };
}

const hollow = (
  outline: Outline,
  colour: keyof Palette,
  glyph: IconName | WiderIconName,
  size: number,
  ...rings: readonly Ring[]
): NodeLook => ({ ...solid(outline, colour, glyph, size), rings: rings.length > 0 ? rings : [[2, 2]] });

const dashed = [6.5, 4] as const;

/**
 * Who acts is filled; what only stands for somebody elsewhere, or for a moment, is hollow; what runs is a filled
 * box, what can be reached is a hollow one; what passes roles on is a pill.
 */
export const nodeLooks: { readonly [K in Drawable]: NodeLook } = {
  user: solid(ellipse, 'user', 'person', 27),
  root: solid(ellipse, 'ink', 'crown', 25, 0, -1),
  group: solid(group, 'group', 'people', 33),
  role: solid(hexagon, 'role', 'hat', 32),
  key: solid(tag, 'key', 'key', 20, -3),
  policy: solid(page, 'policy', 'page', 23, 0, 3),
  sts: solid(octagon, 'ink', 'shield', 29, 0, 0.5),
  session: hollow(hexagon, 'role', 'hat', 30, [3, 3, dashed]),
  federatedUser: hollow(ellipse, 'user', 'person', 26, [3, 3, dashed]),
  otherRole: hollow(hexagon, 'role', 'hat', 28, [3, 3]),
  temporaryKey: { ...hollow(tag, 'key', 'key', 19, [2, 2, [4.5, 3]]), x: -3 },
  service: hollow(ellipse, 'user', 'gear', 25, [3, 3]),
  account: hollow(ellipse, 'user', 'building', 20, [2, 2], [9.5, 1.75]),
  federated: hollow(ellipse, 'user', 'badgeOfOther', 23, [3, 3]),
  anyone: hollow(ellipse, 'user', 'globe', 25, [3, 3, [5, 3.5]]),
  oidcProvider: hollow(ellipse, 'user', 'badgeOfOther', 23, [2, 2], [7, 1.5]),
  samlProvider: hollow(ellipse, 'user', 'assertion', 21, [2, 2], [7, 1.5]),
  server: solid(box, 'user', 'server', 26),
  instance: solid(box, 'user', 'chip', 28),
  program: solid(box, 'user', 'code', 28),
  instanceProfile: hollow(pill, 'role', 'hat', 27, [2.5, 2.5]),
  userPool: hollow(pill, 'user', 'personInPool', 27),
  identityPool: solid(pill, 'user', 'hatInPool', 28),
  poolUser: hollow(ellipse, 'user', 'person', 22),
  poolGroup: hollow(group, 'group', 'people', 28),
  identity: hollow(ellipse, 'user', 'knownPerson', 24),
  guest: hollow(ellipse, 'user', 'guest', 21, [2, 2, [4.5, 3]]),
  bucket: hollow(box, 'ink2', 'bucket', 25),
  object: hollow(file, 'ink2', 'file', 23),
  kmsKey: hollow(box, 'ink2', 'sealedKey', 28),
  queue: hollow(box, 'ink2', 'queue', 27),
  function: hollow(box, 'ink2', 'lambda', 25),
  table: hollow(box, 'ink2', 'table', 25),
  secret: hollow(box, 'ink2', 'secret', 29),
};

/** What keys look like while they sign nothing. */
export const inactiveKey = nodeLooks.temporaryKey;
