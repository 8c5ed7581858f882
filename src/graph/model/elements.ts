import type { NodeBadge, NodeKind } from '../kinds/kinds.ts';

/**
 * Nodes and edges of an account's picture, as plain data before any drawing. A node's id is its entity's table key
 * (AIDA…, AGPA…, AROA…, ANPA…, AKIA…, ASIA…, an ARN, a pool's id). A principal outside the account has the id that
 * `outsideId` makes, and the root user has the account id.
 */

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** The name that AWS has; keys have their id here. */
  readonly label: string;
  readonly badges: readonly NodeBadge[];
  /** Keys: an inactive one signs nothing. */
  readonly inactive: boolean;
  /** Keys and sessions: the id of the owner. */
  readonly ownerId: string | null;
  /** Sessions and temporary keys: ms since the epoch. */
  readonly lifetime: { readonly from: number; readonly until: number } | null;
  /** Managed policies that AWS maintains. */
  readonly byAws: boolean;
}

export const edgeKinds = [
  'member',
  'key',
  'attached',
  'assume',
  'assumed',
  /** A policy that limits a user or role, and gives nothing. */
  'boundary',
  /** A workload holds an access key, an instance profile or a function. */
  'holds',
  /** An instance profile or a function hands a role to what runs in it. */
  'runsAs',
  /** An identity pool or a user pool's group gives a role. */
  'gives',
  /** An identity pool trusts a provider's sign-ins. */
  'vouches',
  /** A resource-based policy names a principal. */
  'resourcePolicy',
  /** An object stands in its bucket, a group in its user pool. */
  'within',
  /** A bucket encrypts new objects with a key of KMS. */
  'encrypts',
  /** A policy's page names a thing that it allows something on, or denies. Only a picture with pages has these. */
  'allows',
  'denies',
  /** A decision's own line, from who asked or from the page that decided: no page of the picture has drawn one. */
  'decided',
] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/**
 * Whether a role can be assumed along an edge: `ready` when both halves stand or the other half is not known
 * here, else the half that is missing. `guest` is an identity pool's role for people who didn't sign in.
 */
export const edgeStates = ['ready', 'noPermission', 'noTrust', 'guest'] as const;
type AssumeState = (typeof edgeStates)[number];

export interface GraphEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly source: string;
  readonly target: string;
  readonly state: AssumeState;
  /** An inactive key's edge. */
  readonly inactive: boolean;
}

/** The id of a principal that has no row here, such as `principal:service:ec2.amazonaws.com`. */
export function outsideId(
  kind: 'service' | 'account' | 'federated' | 'anyone' | 'role',
  value: string,
): string {
  return `principal:${kind}:${value}`;
}

/** Ids of edges, to light one up. */
export const edgeIds = {
  /** The row's own key, as for `attached`: there are thousands, and reusing a text costs nothing. */
  member: (userId: string, groupId: string): string => `${userId}/${groupId}`,
  /** From a key (AKIA…, or a user's own ASIA…) to its owner. */
  key: (accessKeyId: string): string => `key:${accessKeyId}`,
  attached: (principalId: string, policyId: string): string => `${principalId}/${policyId}`,
  /** The dotted line from a principal that may assume a role to the role. */
  assume: (principalId: string, roleId: string): string => `assume:${principalId}/${roleId}`,
  /** From the caller to the session; `sessionId` is its access key id, ASIA…. */
  sessionFrom: (sessionId: string): string => `session-from:${sessionId}`,
  /** From the session to the role that it wears. */
  sessionRole: (sessionId: string): string => `session-role:${sessionId}`,
  boundary: (ownerId: string): string => `boundary:${ownerId}`,
  holds: (workloadId: string): string => `holds:${workloadId}`,
  /** From an instance profile (AIPA…) or a function (its ARN) to the role; a profile holds at most one. */
  runsAs: (holderId: string): string => `runs-as:${holderId}`,
  /** From an identity pool or a pool's group to a role, by the role's ARN. */
  gives: (giverId: string, arn: string, guest: boolean): string =>
    `${guest ? 'gives-guests' : 'gives'}:${giverId}/${arn}`,
  vouches: (providerId: string, poolId: string): string => `vouches:${providerId}/${poolId}`,
  resourcePolicy: (principalId: string, resourceId: string): string =>
    `resource-policy:${principalId}/${resourceId}`,
  within: (id: string): string => `within:${id}`,
  encrypts: (bucketId: string): string => `encrypts:${bucketId}`,
  decided: (fromId: string, thingId: string): string => `decided:${fromId}>${thingId}`,
} as const;

/** The id of a policy's page where it hangs on somebody. */
export const pageId = (ownerId: string, policyId: string): string => `page:${ownerId}/${policyId}`;
