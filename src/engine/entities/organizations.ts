import type { IdentityCenterInstance } from './identity-center.ts';
import type { Tag } from './tag.ts';

/** An account beside the home account, or the home account itself once it is in an organization. Key: its 12 digits. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createDate: number;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** The parent in the organization: a root (r-…) or a unit (ou-…); null outside an organization. */
  readonly parentId: string | null;
  readonly joinedMethod?: 'INVITED' | 'CREATED';
  readonly joinedAt?: number;
  /** Missing for none. */
  readonly tags?: readonly Tag[];
}

/** Key: `o-…`. One world has at most one. */
export interface OrganizationRow {
  readonly id: string;
  /** The management account, which SCPs and RCPs don't limit. */
  readonly account: string;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  readonly rootId: string;
  readonly enabledPolicyTypes: readonly OrganizationPolicyType[];
  /** The services that may act in its accounts, such as `iam.amazonaws.com`. Missing for none. */
  readonly trustedServices?: readonly { readonly serviceName: string; readonly enableDate: number }[];
  /** The features that the management account has switched on for its members' root users. Missing for none. */
  readonly rootFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
  /** Missing while IAM Identity Center is off. */
  readonly identityCenter?: IdentityCenterInstance;
  readonly createDate: number;
}

export type OrganizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** An organizational unit. Key: `ou-…`. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  /** A root (r-…) or a unit (ou-…). */
  readonly parentId: string;
  readonly tags: readonly Tag[];
}

/** A service control or resource control policy. Key: `p-…`. */
export interface OrganizationPolicyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: OrganizationPolicyType;
  /** JSON text, as it was given. */
  readonly document: string;
  readonly awsManaged: boolean;
  /** Missing for none. */
  readonly tags?: readonly Tag[];
}

/** Key: `targetId/policyId`; the target is a root, a unit or an account. */
export interface OrganizationAttachmentRow {
  readonly id: string;
  readonly targetId: string;
  readonly policyId: string;
}

/** The state of a request to CreateAccount. Key: `car-…`. */
export interface AccountCreationRow {
  readonly id: string;
  readonly accountName: string;
  readonly accountId: string | null;
  readonly state: 'SUCCEEDED' | 'FAILED';
  readonly failureReason?: string;
  readonly requestedAt: number;
}
