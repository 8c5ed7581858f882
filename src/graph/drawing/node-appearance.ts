import type { NodeBadge, Drawable } from '../kinds/kinds.ts';
import { graphKinds } from '../kinds/kinds.ts';
import type { Look } from '../kinds/look.ts';
import type { IconName } from './icons.ts';
import { icons } from './icons.ts';
import { sizes, stsSize } from './metrics.ts';
import type { Palette } from './palette.ts';
import type { Primitive } from './primitives.ts';
import { filled, icon, stroked } from './primitives.ts';
import { ellipse, pageFold } from './shapes.ts';

/** The look of keys while they sign nothing. */
const inactiveKey = graphKinds.temporaryKey.look;

/** Everything that a node's own picture depends on, apart from colours. */
export interface NodeAppearance {
  readonly kind: Drawable;
  readonly badges: readonly NodeBadge[];
  readonly inactive: boolean;
  readonly stacked: boolean;
  readonly byAws: boolean;
  /** An icon in place of its kind's, for a thing that only a policy names. */
  readonly icon?: IconName;
  /** Whether nothing of the kind stands there: only policies name it. */
  readonly isAbsent?: boolean;
}

/** Returns the look of a kind without badges or states. */
export const plainAppearance = (kind: Drawable): NodeAppearance => ({
  kind,
  badges: [],
  inactive: false,
  stacked: false,
  byAws: false,
});

/** The room around a node for outlines, stacked sheets and badges. */
export const nodeMargin = 13;

/** Returns a key that is equal for equal pictures. */
export const appearanceKey = ({
  kind,
  badges,
  inactive,
  stacked,
  byAws,
  icon: own,
  isAbsent = false,
}: NodeAppearance): string =>
  `${kind}${own ?? ''}${isAbsent ? '-absent' : ''}${inactive ? '-off' : ''}${stacked ? '-many' : ''}${byAws ? '-aws' : ''}${badges.map((it) => `+${it}`).join('')}`;

export const nodeSize = (
  kind: NodeAppearance['kind'],
): { readonly width: number; readonly height: number } => (kind === 'sts' ? stsSize : sizes[kind]);

function outlineOf(kind: NodeAppearance['kind'], grow = 0): string {
  const { width, height } = nodeSize(kind);
  return graphKinds[kind].look.outline(width + grow, height + grow, grow);
}

const colourOf = (kind: NodeAppearance['kind'], palette: Palette): string =>
  palette[graphKinds[kind].look.colour];

/** Two sheets that show behind the front of a stack. */
function sheets(kind: NodeAppearance['kind'], palette: Palette): Primitive[] {
  const colour = colourOf(kind, palette);
  const sheet = (offset: number, opacity: number): Primitive[] => {
    const place = [offset, -offset, 1] as const;
    const d = outlineOf(kind);
    return [
      filled(d, palette.canvas, { place }),
      filled(d, colour, { place, opacity }),
      stroked(d, palette.canvas, 1.5, { place }),
    ];
  };
  return [...sheet(8, 0.35), ...sheet(4, 0.6)];
}

/** A second outline, for a node that holds several people and is no principal. */
const around = (kind: NodeAppearance['kind'], colour: string, palette: Palette): Primitive[] => {
  const outer = outlineOf(kind, 9);
  return [filled(outer, palette.canvas), stroked(outer, colour, 2)];
};

function solid({ kind, byAws, stacked }: NodeAppearance, look: Look, palette: Palette): Primitive[] {
  const { width, height } = nodeSize(kind);
  const colour = colourOf(kind, palette);
  const parts: Primitive[] = kind === 'group' && !stacked ? around(kind, colour, palette) : [];
  parts.push(filled(outlineOf(kind), colour));
  if (stacked) parts.push(stroked(outlineOf(kind), palette.canvas, 1.5));
  if (kind === 'policy')
    parts.push(filled(pageFold(width, height), palette.onEntity, { opacity: byAws ? 0.95 : 0.45 }));
  parts.push(icon(icons[look.icon], palette.onEntity, look.size, look.x, look.y));
  return parts;
}

/** The dashes around something that isn't there. */
const absentDash = [5, 4] as const;

function hollow(
  { kind, inactive, stacked, icon: own, isAbsent }: NodeAppearance,
  look: Look,
  palette: Palette,
): Primitive[] {
  const colour = colourOf(kind, palette);
  const { width, height } = nodeSize(kind);
  const outer = kind === 'poolGroup' && !stacked ? around(kind, colour, palette) : [];
  const back = filled(outlineOf(kind), palette.canvas);
  const rings = look.rings.map(([inset, thick, dash = []]) =>
    stroked(outlineOf(kind, -inset), colour, thick, { dash: isAbsent ? absentDash : dash }),
  );
  const slash = inactive
    ? [stroked(`M${String(-width / 2 + 8)} ${String(height / 2 - 6)}L10 -8`, colour, 2, { cap: 'round' })]
    : [];
  return [
    ...outer,
    back,
    ...rings,
    icon(icons[own ?? look.icon], colour, look.size, look.x, look.y),
    ...slash,
  ];
}

const badgeIcons: { readonly [B in NodeBadge]: string } = {
  inline: icons.page,
  boundary: icons.lock,
  direct: icons.pin,
  mfa: icons.phone,
  password: icons.screen,
  leaked: icons.warning,
};

/** The colours of badges that ask for a second look; all others share one. */
const badgeColours: { readonly [B in NodeBadge]?: keyof Palette } = { direct: 'key', leaked: 'deny' };

function badgeAt(badge: NodeBadge, x: number, y: number, palette: Palette, colour: string): Primitive[] {
  const place = [x, y, 1] as const;
  const own = badgeColours[badge];
  return [
    filled(ellipse(20, 20), palette.canvas, { place }),
    stroked(ellipse(18, 18), own ? palette[own] : colour, 1.5, { place }),
    icon(badgeIcons[badge], own ? palette[own] : palette.ink2, 11, x, y),
  ];
}

function badges({ kind, badges: list }: NodeAppearance, palette: Palette): Primitive[] {
  const { width, height } = nodeSize(kind);
  const [x, y] = [width / 2 - (kind === 'group' ? 0 : 5), height / 2 - (kind === 'group' ? 1 : 4)];
  const corners = [
    [x, -y],
    [-x, -y],
    [-x, y],
    [x, y],
  ] as const;
  return list.flatMap((badge, i) => {
    const corner = corners[i];
    return corner ? badgeAt(badge, corner[0], corner[1], palette, colourOf(kind, palette)) : [];
  });
}

/** A node's own picture around (0, 0): shape, icon, badges; without its label. */
export function drawAppearance(appearance: NodeAppearance, palette: Palette): Primitive[] {
  const look = appearance.inactive ? inactiveKey : graphKinds[appearance.kind].look;
  const body = look.rings.length > 0 ? hollow(appearance, look, palette) : solid(appearance, look, palette);
  return [
    ...(appearance.stacked ? sheets(appearance.kind, palette) : []),
    ...body,
    ...badges(appearance, palette),
  ];
}
