/**
 * The rows of the world's tables. Every row is plain data (structured clone keeps it whole), names its own
 * table key in `id`, and belongs to one account. Times are milliseconds since the epoch.
 * Field names that AWS has are AWS's, in camelCase.
 */

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** `now` (ms) is the simulated clock, `seq` counts what was ever created, `account` is the home account. */
export type MetaRow =
  | { readonly id: 'now'; readonly value: number }
  | { readonly id: 'seq'; readonly value: number }
  | { readonly id: 'account'; readonly value: string };

interface Identity {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly createDate: number;
}

/** Key: the unique id, AIDA…. */
export interface UserRow extends Identity {
  readonly tags: readonly Tag[];
  /** ARN of the permissions boundary policy. */
  readonly permissionsBoundary?: string;
}

/** Key: the unique id, AGPA…. */
export type GroupRow = Identity;

/** Key: the unique id, AROA…. */
export interface RoleRow extends Identity {
  readonly tags: readonly Tag[];
  readonly description?: string;
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number;
  /** The trust policy: JSON text in which known principals stand as their unique ids (AIDA…, AROA…). */
  readonly trustPolicy: string;
  readonly permissionsBoundary?: string;
}

export interface PolicyVersion {
  readonly versionId: string;
  /** JSON text, as it was given. */
  readonly document: string;
  readonly createDate: number;
}

/** A managed policy. Key: the unique id, ANPA…. AWS managed policies belong to the account `aws`. */
export interface PolicyRow extends Identity {
  readonly tags: readonly Tag[];
  readonly description?: string;
  readonly updateDate: number;
  readonly defaultVersionId: string;
  /** The number of the next version; versions are never numbered twice. */
  readonly nextVersion: number;
  /** Oldest first, at most five. */
  readonly versions: readonly PolicyVersion[];
  readonly isAttachable: boolean;
}

/** Key: `userId/groupId`. */
export interface MembershipRow {
  readonly id: string;
  readonly userId: string;
  readonly groupId: string;
}

export type PrincipalKind = 'user' | 'group' | 'role';

/** Key: `principalId/policyId`. */
export interface AttachmentRow {
  readonly id: string;
  readonly principalKind: PrincipalKind;
  readonly principalId: string;
  readonly policyId: string;
}

/** Key: `ownerId/name`. */
export interface InlinePolicyRow {
  readonly id: string;
  readonly ownerKind: PrincipalKind;
  readonly ownerId: string;
  readonly name: string;
  /** JSON text, as it was given. */
  readonly document: string;
}

/** A long-term key. Key: the access key id, AKIA…. `ownerId` is a user's id, or the account id for the root user's. */
export interface AccessKeyRow {
  readonly id: string;
  readonly account: string;
  readonly ownerId: string;
  readonly secretAccessKey: string;
  readonly status: 'Active' | 'Inactive';
  readonly createDate: number;
}

/** Temporary credentials from STS. Key: the access key id, ASIA…. */
export interface SessionRow {
  readonly id: string;
  readonly account: string;
  readonly kind: 'assumedRole' | 'userSession';
  /** The role's id, or for GetSessionToken the user's id (the account id for root). */
  readonly ownerId: string;
  /** The role session name; empty for GetSessionToken. */
  readonly sessionName: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Who asked for it: the caller's ARN, and its unique id where it has a row (AIDA…, or ASIA… for a session). */
  readonly issuedTo: { readonly arn: string; readonly id: string | null };
  /** True where the caller was itself a role session (role chaining, at most one hour). */
  readonly chained: boolean;
  readonly sourceIdentity?: string;
}

/** When something was last used, apart from its row so that undo can leave it alone. Key: an access key or role id. */
export interface LastUsedRow {
  readonly id: string;
  readonly date: number;
  readonly serviceName: string;
  readonly region: string;
}

export interface Rows {
  meta: MetaRow;
  users: UserRow;
  groups: GroupRow;
  roles: RoleRow;
  policies: PolicyRow;
  memberships: MembershipRow;
  attachments: AttachmentRow;
  inlinePolicies: InlinePolicyRow;
  accessKeys: AccessKeyRow;
  sessions: SessionRow;
  lastUsed: LastUsedRow;
}

export type TableName = keyof Rows;
export type Entity = Rows[TableName];

export const tableNames: readonly TableName[] = [
  'meta',
  'users',
  'groups',
  'roles',
  'policies',
  'memberships',
  'attachments',
  'inlinePolicies',
  'accessKeys',
  'sessions',
  'lastUsed',
];
