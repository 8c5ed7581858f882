import type { NodeBadge, NodeKind } from './elements.ts';
import type { IconName } from './icons.ts';
import { icons } from './icons.ts';
import { sizes, stsSize } from './metrics.ts';
import type { Palette } from './palette.ts';
import type { Primitive } from './primitives.ts';
import { filled, icon, stroked } from './primitives.ts';
import { ellipse, hexagon, octagon, page, pageFold, rectangle, tag } from './shapes.ts';

/** All that a node's own picture depends on, apart from colours. */
export interface Art {
  readonly kind: NodeKind | 'sts';
  readonly badges: readonly NodeBadge[];
  readonly inactive: boolean;
  readonly stacked: boolean;
  readonly byAws: boolean;
}

/** Around the node's own size, room for outlines, stacked sheets and badges. */
export const artMargin = 13;

/** Equal for equal pictures. */
export const artKey = ({ kind, badges, inactive, stacked, byAws }: Art): string =>
  `${kind}${inactive ? '-off' : ''}${stacked ? '-many' : ''}${byAws ? '-aws' : ''}${badges.map((it) => `+${it}`).join('')}`;

export const artSize = (kind: Art['kind']): { readonly width: number; readonly height: number } =>
  kind === 'sts' ? stsSize : sizes[kind];

function outlineOf(kind: Art['kind'], grow = 0): string {
  const { width, height } = artSize(kind);
  const [w, h] = [width + grow, height + grow];
  switch (kind) {
    case 'group':
      return rectangle(w, h, 13 + grow / 2);
    case 'role':
    case 'session':
      return hexagon(w, h);
    case 'key':
    case 'temporaryKey':
      return tag(w, h);
    case 'policy':
      return page(w, h);
    case 'sts':
      return octagon(w);
    default:
      return ellipse(w, h);
  }
}

export function colourOf(kind: Art['kind'], palette: Palette): string {
  switch (kind) {
    case 'group':
      return palette.group;
    case 'role':
    case 'session':
      return palette.role;
    case 'key':
    case 'temporaryKey':
      return palette.key;
    case 'policy':
      return palette.policy;
    case 'sts':
    case 'root':
      return palette.ink;
    default:
      return palette.user;
  }
}

/** Two sheets peeping out behind a stack's face. */
function sheets(kind: Art['kind'], palette: Palette): Primitive[] {
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

/** What stands inside a solid shape, in its contrast colour. */
const solidIcons = new Map<Art['kind'], readonly [IconName, size: number, x: number, y: number]>([
  ['user', ['person', 27, 0, 0]],
  ['root', ['crown', 25, 0, -1]],
  ['group', ['people', 33, 0, 0]],
  ['role', ['hat', 32, 0, 0]],
  ['key', ['key', 20, -3, 0]],
  ['policy', ['page', 23, 0, 3]],
  ['sts', ['shield', 29, 0, 0.5]],
]);

function solid({ kind, byAws, stacked }: Art, palette: Palette): Primitive[] {
  const { width, height } = artSize(kind);
  const colour = colourOf(kind, palette);
  const parts: Primitive[] = [];
  if (kind === 'group') {
    const outer = outlineOf(kind, 9);
    if (!stacked) parts.push(filled(outer, palette.canvas), stroked(outer, colour, 2));
  }
  parts.push(filled(outlineOf(kind), colour));
  if (stacked) parts.push(stroked(outlineOf(kind), palette.canvas, 1.5));
  if (kind === 'policy')
    parts.push(filled(pageFold(width, height), palette.onEntity, { opacity: byAws ? 0.95 : 0.45 }));
  const inside = solidIcons.get(kind);
  if (inside) parts.push(icon(icons[inside[0]], palette.onEntity, inside[1], inside[2], inside[3]));
  return parts;
}

function hollow({ kind, inactive }: Art, palette: Palette): Primitive[] {
  const colour = colourOf(kind, palette);
  const { width, height } = artSize(kind);
  const ring = (inset: number, thick: number, dash: readonly number[] = []): Primitive =>
    stroked(outlineOf(kind, -inset), colour, thick, { dash });
  const back = filled(outlineOf(kind), palette.canvas);
  switch (kind) {
    case 'session':
      return [back, ring(3, 3, [6.5, 4]), icon(icons.hat, colour, 30)];
    case 'key':
    case 'temporaryKey': {
      const slash = inactive
        ? [stroked(`M${String(-width / 2 + 8)} ${String(height / 2 - 6)}L10 -8`, colour, 2, { cap: 'round' })]
        : [];
      return [back, ring(2, 2, [4.5, 3]), icon(icons.key, colour, 19, -3), ...slash];
    }
    case 'account':
      return [back, ring(2, 2), ring(9.5, 1.75), icon(icons.building, colour, 20)];
    case 'federated':
      return [back, ring(3, 3), icon(icons.badgeOfOther, colour, 23)];
    case 'anyone':
      return [back, ring(3, 3, [5, 3.5]), icon(icons.globe, colour, 25)];
    default:
      return [back, ring(3, 3), icon(icons.gear, colour, 25)];
  }
}

const badgeIcons: { readonly [B in NodeBadge]: IconName } = {
  inline: 'page',
  boundary: 'lock',
  direct: 'pin',
};

function badgeAt(badge: NodeBadge, x: number, y: number, palette: Palette, colour: string): Primitive[] {
  const place = [x, y, 1] as const;
  const disc = ellipse(20, 20);
  return [
    filled(disc, palette.canvas, { place }),
    stroked(ellipse(18, 18), badge === 'direct' ? palette.key : colour, 1.5, { place }),
    icon(icons[badgeIcons[badge]], badge === 'direct' ? palette.key : palette.ink2, 11, x, y),
  ];
}

function badges({ kind, badges: list }: Art, palette: Palette): Primitive[] {
  const { width, height } = artSize(kind);
  const [x, y] = [width / 2 - (kind === 'group' ? 0 : 5), height / 2 - (kind === 'group' ? 1 : 4)];
  const corners = [
    [x, -y],
    [-x, -y],
    [-x, y],
  ] as const;
  return list.flatMap((badge, i) => {
    const corner = corners[i];
    return corner ? badgeAt(badge, corner[0], corner[1], palette, colourOf(kind, palette)) : [];
  });
}

const alwaysHollow: ReadonlySet<Art['kind']> = new Set([
  'session',
  'temporaryKey',
  'service',
  'account',
  'federated',
  'anyone',
]);

/** A node's own picture around (0, 0): shape, icon, badges; without its label. */
export function drawArt(art: Art, palette: Palette): Primitive[] {
  const body = alwaysHollow.has(art.kind) || art.inactive ? hollow(art, palette) : solid(art, palette);
  return [...(art.stacked ? sheets(art.kind, palette) : []), ...body, ...badges(art, palette)];
}
