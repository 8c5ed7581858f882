import type {
  IdentityPoolRow,
  IdentityRow,
  PoolGroupRow,
  PoolMembershipRow,
  PoolUserRow,
  UserPoolClientRow,
  UserPoolRow,
} from './cognito.ts';
import type {
  AccountCreationRow,
  AccountRow,
  OrganizationAttachmentRow,
  OrganizationPolicyRow,
  OrganizationRow,
  UnitRow,
} from './organizations.ts';
import type { DirectoryUserRow, PermissionSetRow } from './identity-center.ts';
import type { DeletionTaskRow, InstanceProfileRow, OidcProviderRow, SamlProviderRow } from './providers.ts';
import type { Tag } from './tag.ts';
import type { ResourceRow, WorkloadRow } from './resources.ts';
import type { ParameterRow } from './parameters.ts';
import type { StacksRow } from './stacks.ts';
import type { AccountSettingsRow, LoginProfileRow, MfaDeviceRow } from './sign-in.ts';

export type * from './cognito.ts';
export type * from './identity-center.ts';
export type * from './organizations.ts';
export type * from './parameters.ts';
export type * from './providers.ts';
export type * from './resources.ts';
export type * from './sign-in.ts';
export type * from './stacks.ts';
export type * from './tag.ts';

/**
 * The rows of the world's tables. Every row is plain data (structured clone keeps it whole), names its own
 * table key in `id`, and belongs to one account. Times are milliseconds since the epoch.
 * Field names that AWS has are AWS's, in camelCase.
 */

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
  /**
   * - `assumedRole`: AssumeRole, AssumeRoleWithWebIdentity, AssumeRoleWithSAML.
   * - `userSession`: GetSessionToken. `federatedUser`: GetFederationToken. `rootSession`: AssumeRoot.
   */
  readonly kind: 'assumedRole' | 'userSession' | 'federatedUser' | 'rootSession';
  /**
   * The role's id; for GetSessionToken and GetFederationToken the user's id (the account id for root); for
   * AssumeRoot the account id.
   */
  readonly ownerId: string;
  /** The role session name, the federated user's name; empty for GetSessionToken and AssumeRoot. */
  readonly sessionName: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /**
   * The caller that asked for it: its ARN, and its unique id if it has a row (AIDA…, or ASIA… for a session).
   */
  readonly issuedTo: { readonly arn: string; readonly id: string | null };
  /** True if the caller was itself a role session (role chaining, at most one hour). */
  readonly chained: boolean;
  readonly sourceIdentity?: string;
  /** Session policies: JSON text, and the ARNs of managed policies; the permissions are what all sides allow. */
  readonly policy?: string;
  readonly policyArns?: readonly string[];
  /** The policies of GetScopedCredentials, JSON texts, the first one first: each of them must allow. */
  readonly scopes?: readonly string[];
  /** Session tags, frozen when the session was issued. */
  readonly tags?: readonly Tag[];
  /** The keys of the tags that a chained session carries on. */
  readonly transitiveTagKeys?: readonly string[];
  /** When a code of an MFA device was given with the request (ms): only GetSessionToken's sessions carry it. */
  readonly mfaAt?: number;
  /** The provider that vouched for a web identity or SAML session, as `aws:FederatedProvider` has it. */
  readonly federatedProvider?: string;
  /** Condition keys that the provider's token brings and the session keeps, such as `cognito-identity.amazonaws.com:sub`. */
  readonly federatedKeys?: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/**
 * When something was last used, apart from its row so that undo can leave it alone. Key: an access key's or a
 * role's id; for a password the user's id (the account id for the root user's); for an action that a user or
 * role called `AIDA… s3:GetObject`.
 */
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
  accountSettings: AccountSettingsRow;
  loginProfiles: LoginProfileRow;
  mfaDevices: MfaDeviceRow;
  instanceProfiles: InstanceProfileRow;
  oidcProviders: OidcProviderRow;
  samlProviders: SamlProviderRow;
  deletionTasks: DeletionTaskRow;
  accounts: AccountRow;
  organizations: OrganizationRow;
  units: UnitRow;
  organizationPolicies: OrganizationPolicyRow;
  organizationAttachments: OrganizationAttachmentRow;
  accountCreations: AccountCreationRow;
  identityPools: IdentityPoolRow;
  identities: IdentityRow;
  userPools: UserPoolRow;
  userPoolClients: UserPoolClientRow;
  poolUsers: PoolUserRow;
  poolGroups: PoolGroupRow;
  poolMemberships: PoolMembershipRow;
  resources: ResourceRow;
  workloads: WorkloadRow;
  directoryUsers: DirectoryUserRow;
  permissionSets: PermissionSetRow;
  stacks: StacksRow;
  parameters: ParameterRow;
}

export type TableName = keyof Rows;
export type Entity = Rows[TableName];
