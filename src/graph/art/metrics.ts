import type { NodeKind } from '../model/elements.ts';

/** Sizes in the picture's own units, which are CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width, height, the distance from its lower edge to its label's middle, and the height it takes in its column. */
type Measures = readonly [width: number, height: number, labelGap: number, pitch: number];

const round: Measures = [46, 46, 14, 86];
const small: Measures = [40, 40, 14, 80];
const box: Measures = [46, 42, 14, 82];
const pill: Measures = [58, 40, 14, 82];
const tag: Measures = [40, 26, 11, 54];
const worn: Measures = [60, 54, 25, 136];

const measures: { readonly [K in NodeKind]: Measures } = {
  user: round,
  root: round,
  service: round,
  account: round,
  federated: round,
  anyone: round,
  key: tag,
  temporaryKey: tag,
  group: [58, 46, 17, 92],
  role: [56, 50, 13, 92],
  session: worn,
  policy: [38, 46, 14, 86],
  server: box,
  instance: box,
  program: box,
  instanceProfile: pill,
  oidcProvider: round,
  samlProvider: round,
  identityPool: pill,
  identity: small,
  guest: small,
  userPool: pill,
  poolUser: small,
  poolGroup: [54, 42, 17, 88],
  bucket: box,
  object: [36, 42, 14, 80],
  kmsKey: box,
  queue: box,
  function: box,
  table: box,
  secret: box,
  federatedUser: worn,
  otherRole: [56, 50, 13, 92],
};

const each = <T>(read: (of: Measures) => T): { readonly [K in NodeKind]: T } =>
  Object.fromEntries(Object.entries(measures).map(([kind, of]) => [kind, read(of)])) as Record<NodeKind, T>;

export const sizes = each(([width, height]): Size => ({ width, height }));

export const stsSize: Size = { width: 54, height: 54 };

/** From the node's lower edge to the middle of its label. */
export const labelGap = each((of) => of[2]);

/** A node on the path is larger and glows: its label moves down by this. */
export const hotGap = 7;

export const labelSize = 14;
export const keyLabelSize = 11.5;

/** The height that a node takes in its column with its label below and air around. */
export const pitch = each((of) => of[3]);

/** Sessions have a countdown around them. */
export const isSession = (kind: NodeKind | 'sts'): boolean => kind === 'session' || kind === 'federatedUser';

/** Between the groups and the roles below them, and between users and whoever comes from outside. */
export const laneGap = 28;

/** How much larger letters are drawn at a zoom, so that a picture that is fitted small can still be read. */
export function textScaleAt(zoom: number): number {
  if (zoom >= 0.95) return 1;
  if (zoom >= 0.82) return 1.12;
  return zoom >= 0.7 ? 1.24 : 1.35;
}

/** Where a node's label stands: from its lower edge to the label's middle, and the size of its letters. */
export function labelPlace(node: {
  readonly kind: NodeKind | 'sts';
  readonly textScale: number;
  readonly moved: boolean;
}): { readonly gap: number; readonly size: number } {
  const isKey = node.kind === 'key' || node.kind === 'temporaryKey';
  const usual = isKey ? keyLabelSize : labelSize;
  const gap = (node.kind === 'sts' ? 14 : labelGap[node.kind]) + (node.moved ? hotGap : 0);
  const size = usual * node.textScale;
  return { gap: gap + (size - usual) * 0.5, size };
}
