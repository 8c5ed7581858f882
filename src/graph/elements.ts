/**
 * What the picture of an account is made of: nodes and edges as plain data, before any drawing.
 * A node's id is its entity's unique id (AIDA…, AGPA…, AROA…, ANPA…, AKIA…, ASIA…); principals outside the
 * account have the ids that `outsideId` makes; the root user's is the account id.
 */

export type NodeKind =
  | 'user'
  | 'root'
  | 'service'
  | 'account'
  | 'federated'
  | 'anyone'
  | 'key'
  | 'temporaryKey'
  | 'group'
  | 'role'
  | 'session'
  | 'policy';

/** Small marks on the owner: an inline policy, a permissions boundary, a policy put on the user directly. */
export type NodeBadge = 'inline' | 'boundary' | 'direct';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** The name as AWS has it; keys have their id here. */
  readonly label: string;
  readonly badges: readonly NodeBadge[];
  /** Keys: inactive ones sign nothing. */
  readonly inactive: boolean;
  /** Keys and sessions: whose they are. */
  readonly ownerId: string | null;
  /** Sessions and temporary keys: ms since the epoch. */
  readonly lifetime: { readonly from: number; readonly until: number } | null;
  /** Managed policies that AWS keeps. */
  readonly byAws: boolean;
}

export type EdgeKind = 'member' | 'key' | 'attached' | 'assume' | 'assumed';

/**
 * Whether a role can be assumed along an edge: `ready` when both halves stand or the other half is not known
 * here, else the half that is missing.
 */
export type AssumeState = 'ready' | 'noPermission' | 'noTrust';

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
export function outsideId(kind: 'service' | 'account' | 'federated' | 'anyone', value: string): string {
  return `principal:${kind}:${value}`;
}

/** Ids of edges, for whoever wants to light one up. */
export const edgeIds = {
  /** The row's own key, as for `attached`: there are thousands, and a text that is there already costs nothing. */
  member: (userId: string, groupId: string): string => `${userId}/${groupId}`,
  /** From a key (AKIA…, or a user's own ASIA…) to its owner. */
  key: (accessKeyId: string): string => `key:${accessKeyId}`,
  attached: (principalId: string, policyId: string): string => `${principalId}/${policyId}`,
  /** The dotted line from who may assume a role to the role. */
  assume: (principalId: string, roleId: string): string => `assume:${principalId}/${roleId}`,
  /** From the caller to the session; `sessionId` is its access key id, ASIA…. */
  sessionFrom: (sessionId: string): string => `session-from:${sessionId}`,
  /** From the session to the role that it wears. */
  sessionRole: (sessionId: string): string => `session-role:${sessionId}`,
} as const;
