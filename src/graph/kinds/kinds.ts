import type { AnyKind } from '../../engine/index.ts';
import { hollow, solid } from './look.ts';
import type { Lane } from '../picture/columns.ts';
import type { Look } from './look.ts';

/**
 * Small marks on the owner: an inline policy, a permissions boundary, a policy put on the user directly, an MFA
 * device, a console password without one, credentials that leaked.
 */
export type NodeBadge = 'inline' | 'boundary' | 'direct' | 'mfa' | 'password' | 'leaked';

/**
 * Width, height, the distance from its lower edge to its label's middle, and the height that it takes in its column
 * with its label below and air around.
 */
type Measures = readonly [width: number, height: number, labelGap: number, pitch: number];

/** A node of the picture; without a lane it is docked at its owner. */
interface NodeKindEntry {
  readonly look: Look;
  readonly drawn: 'node';
  readonly lane: Lane | null;
  readonly measures: Measures;
}

/** A kind's look, and where it is drawn. */
type GraphKind =
  | NodeKindEntry
  /** A mark on its owner. */
  | { readonly look: Look; readonly drawn: 'badge'; readonly badge: NodeBadge }
  /** A place in the tree of the organization, or something that stands at one. */
  | { readonly look: Look; readonly drawn: 'organization' }
  /** Only in the picture while it tells of a call. */
  | { readonly look: Look; readonly drawn: 'told' }
  | { readonly look: Look; readonly drawn: 'nowhere'; readonly why: string };

const node = (look: Look, lane: Lane | null, measures: Measures): NodeKindEntry => ({
  look,
  drawn: 'node',
  lane,
  measures,
});

const badge = <B extends NodeBadge>(look: Look, mark: B) => ({ look, drawn: 'badge', badge: mark }) as const;

const inOrganization = (look: Look) => ({ look, drawn: 'organization' }) as const;

const whileTold = (look: Look) => ({ look, drawn: 'told' }) as const;

const nowhere = (look: Look, why: string) => ({ look, drawn: 'nowhere', why }) as const;

const round: Measures = [46, 46, 14, 86];
const small: Measures = [40, 40, 14, 80];
const box: Measures = [46, 42, 14, 82];
const pill: Measures = [58, 40, 14, 82];
const tag: Measures = [40, 26, 11, 62];
const worn: Measures = [60, 54, 25, 136];
const hat: Measures = [56, 50, 13, 92];

const dashed = [3, 3, [6.5, 4]] as const;
const fineDashed = [2, 2, [4.5, 3]] as const;
const broad = [3, 3] as const;
const fine = [2, 2] as const;
const vouching = { rings: [fine, [7, 1.5]] } as const;
const onPage = { smallY: 14 } as const;
const keyInside = { x: -3, smallX: 9.6 } as const;

/**
 * The look of each kind, which the small pictures of lists share, and where it is drawn.
 * Identities that act are filled; those that only stand for somebody elsewhere, or for a moment, are hollow. Things
 * that run are filled boxes, things that can be reached are hollow ones, and things that pass roles on are pills.
 */
const entries = {
  user: node(solid('circle', 'user', 'person', 27, 0.58), 'inside', round),
  root: node(solid('circle', 'ink', 'crown', 25, 0.56, { y: -1 }), 'inside', round),
  group: node(solid('group', 'group', 'people', 33, 0.66), 'groups', [58, 46, 17, 92]),
  role: node(solid('hexagon', 'role', 'hat', 32, 0.62), 'roles', hat),
  otherRole: node(hollow('hexagon', 'role', 'hat', 28, 0.54, { rings: [broad] }), 'roles', hat),
  policy: node(solid('page', 'policy', 'page', 23, 0.48, { y: 3, ...onPage }), 'policies', [38, 46, 14, 86]),
  inlinePolicy: badge(solid('page', 'policy', 'page', 23, 0.48, { y: 3, ...onPage }), 'inline'),
  key: node(solid('tag', 'key', 'key', 20, 0.52, keyInside), null, tag),
  temporaryKey: node(hollow('tag', 'key', 'key', 19, 0.52, { rings: [fineDashed], ...keyInside }), null, tag),
  mfaDevice: badge(solid('circle', 'key', 'phone', 27, 0.58), 'mfa'),
  session: node(hollow('hexagon', 'role', 'hat', 30, 0.54, { rings: [dashed] }), 'sessions', worn),
  federatedUser: node(hollow('circle', 'user', 'person', 26, 0.54, { rings: [dashed] }), 'sessions', worn),
  sts: whileTold(solid('octagon', 'ink', 'shield', 29, 0.62, { y: 0.5 })),

  service: node(hollow('circle', 'user', 'gear', 25, 0.58, { rings: [broad] }), 'outside', round),
  account: node(
    hollow('circle', 'user', 'building', 20, 0.54, { rings: [fine, [9.5, 1.75]] }),
    'outside',
    round,
  ),
  federated: node(hollow('circle', 'user', 'badgeOfOther', 23, 0.56, { rings: [broad] }), 'outside', round),
  anyone: node(hollow('circle', 'user', 'globe', 25, 0.62, { rings: [[3, 3, [5, 3.5]]] }), 'outside', round),
  oidcProvider: node(hollow('circle', 'user', 'badgeOfOther', 23, 0.52, vouching), 'outside', round),
  samlProvider: node(hollow('circle', 'user', 'assertion', 21, 0.5, vouching), 'outside', round),

  server: node(solid('box', 'user', 'server', 26, 0.6), 'workloads', box),
  instance: node(solid('box', 'user', 'chip', 28, 0.66), 'workloads', box),
  program: node(solid('box', 'user', 'code', 28, 0.66), 'workloads', box),
  instanceProfile: node(hollow('pill', 'role', 'hat', 27, 0.52, { rings: [[2.5, 2.5]] }), 'holders', pill),

  identityPool: node(solid('pill', 'user', 'hatInPool', 28, 0.56), 'pools', pill),
  identity: node(hollow('circle', 'user', 'knownPerson', 24, 0.58), 'people', small),
  guest: node(hollow('circle', 'user', 'guest', 21, 0.56, { rings: [fineDashed] }), 'people', small),
  userPool: node(hollow('pill', 'user', 'personInPool', 27, 0.5), 'pools', pill),
  poolUser: node(hollow('circle', 'user', 'person', 22, 0.54), 'people', small),
  poolGroup: node(hollow('group', 'group', 'people', 28, 0.6), 'pools', [54, 42, 17, 88]),
  poolClient: nowhere(
    hollow('box', 'user', 'window', 26, 0.6),
    'an app client holds no permissions: it stands under its pool',
  ),

  directoryUser: node(
    hollow('circle', 'user', 'knownPerson', 22, 0.54, { rings: [fine, [9.5, 1.75]] }),
    'people',
    small,
  ),
  permissionSet: node(solid('pill', 'role', 'hatInPool', 28, 0.56), 'pools', pill),

  bucket: node(hollow('box', 'ink2', 'bucket', 25, 0.62), 'resources', box),
  object: node(hollow('file', 'ink2', 'file', 23, 0.52), 'objects', [36, 42, 14, 80]),
  kmsKey: node(hollow('box', 'ink2', 'sealedKey', 28, 0.7), 'resources', box),
  queue: node(hollow('box', 'ink2', 'queue', 27, 0.66), 'resources', box),
  function: node(hollow('box', 'ink2', 'lambda', 25, 0.62), 'holders', box),
  table: node(hollow('box', 'ink2', 'table', 25, 0.62), 'resources', box),
  secret: node(hollow('box', 'ink2', 'secret', 29, 0.68), 'resources', box),
  thing: node(hollow('box', 'ink2', 'page', 24, 0.6), 'resources', box),

  heldAccount: inOrganization(hollow('circle', 'user', 'building', 20, 0.54, { rings: [fine, [9.5, 1.75]] })),
  organization: nowhere(
    solid('box', 'ink', 'tree', 26, 0.62),
    'the tree of the organization is the organization',
  ),
  organizationRoot: inOrganization(hollow('circle', 'ink', 'tree', 24, 0.52)),
  unit: inOrganization(hollow('box', 'ink', 'folder', 26, 0.62)),
  organizationPolicy: inOrganization(solid('page', 'policy', 'ceiling', 23, 0.5, { y: 3, ...onPage })),
} as const satisfies { readonly [K in AnyKind]?: GraphKind };

type Entries = typeof entries;

/** All that the picture knows of each kind. The compiler complains about a kind that has no entry yet. */
export const graphKinds: { readonly [K in AnyKind]: GraphKind } = entries;

/** The kinds that are nodes of the picture. */
export type NodeKind = {
  [K in keyof Entries]: Entries[K] extends { readonly drawn: 'node' } ? K : never;
}[keyof Entries];

/** Every kind that can be drawn: the nodes, and STS, which is drawn while the picture tells of a call. */
export type Drawable = NodeKind | 'sts';

const isNodeKind = (kind: AnyKind): kind is NodeKind => graphKinds[kind].drawn === 'node';

const nodeKinds = (Object.keys(graphKinds) as AnyKind[]).filter(isNodeKind);

/** A table of what `read` returns for each kind that is a node. */
export const ofEachNode = <T>(read: (entry: NodeKindEntry) => T): { readonly [K in NodeKind]: T } =>
  Object.fromEntries(nodeKinds.map((kind) => [kind, read(entries[kind])])) as Record<NodeKind, T>;

/** Returns the lane of a kind. Keys have none: they are docked at their owner. */
export const laneOf = ofEachNode(({ lane }) => lane);
