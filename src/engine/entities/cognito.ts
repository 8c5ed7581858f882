import type { Tag } from './tag.ts';

/** One rule of a role mapping, with Cognito's own names. */
export interface MappingRule {
  readonly claim: string;
  readonly matchType: 'Equals' | 'Contains' | 'StartsWith' | 'NotEqual';
  readonly value: string;
  readonly roleArn: string;
}

export interface RoleMapping {
  /** `cognito-idp.us-east-1.amazonaws.com/POOL:CLIENT`, or another provider's name. */
  readonly provider: string;
  readonly type: 'Token' | 'Rules';
  readonly ambiguousRoleResolution?: 'AuthenticatedRole' | 'Deny';
  readonly rules: readonly MappingRule[];
}

/** A Cognito identity pool. Key: `us-east-1:GUID`. */
export interface IdentityPoolRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly allowUnauthenticatedIdentities: boolean;
  readonly allowClassicFlow?: boolean;
  readonly developerProviderName?: string;
  /** Login provider (`graph.facebook.com`) and the app id that tokens must be for. */
  readonly supportedLoginProviders: readonly { readonly provider: string; readonly appId: string }[];
  readonly cognitoIdentityProviders: readonly {
    readonly providerName: string;
    readonly clientId: string;
    readonly serverSideTokenCheck: boolean;
  }[];
  readonly openIdConnectProviderArns: readonly string[];
  readonly samlProviderArns: readonly string[];
  /** Role ARNs. */
  readonly authenticatedRole?: string;
  readonly unauthenticatedRole?: string;
  readonly roleMappings: readonly RoleMapping[];
  readonly principalTags: readonly {
    readonly provider: string;
    readonly useDefaults: boolean;
    readonly tags: readonly Tag[];
  }[];
  readonly tags: readonly Tag[];
  readonly createDate: number;
}

/** Somebody whom an identity pool knows, signed in or a guest. Key: `us-east-1:GUID`, the identity id. */
export interface IdentityRow {
  readonly id: string;
  readonly account: string;
  readonly poolId: string;
  /** The logins of this identity: the provider, and the person's id there. */
  readonly logins: readonly { readonly provider: string; readonly subject: string }[];
  /**
   * True once nobody can use the identity any more: its last login was unlinked, or it was merged into
   * another identity.
   */
  readonly disabled?: boolean;
  readonly createDate: number;
  readonly lastModifiedDate: number;
}

/** A Cognito user pool. Key: `us-east-1_XXXXXXXXX`. */
export interface UserPoolRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly createDate: number;
  readonly lastModifiedDate: number;
  readonly passwordPolicy: {
    readonly minimumLength: number;
    readonly requireUppercase: boolean;
    readonly requireLowercase: boolean;
    readonly requireNumbers: boolean;
    readonly requireSymbols: boolean;
    /** Days; 7 if absent. */
    readonly temporaryPasswordValidityDays?: number;
  };
  /** `email`, `phone_number`: the addresses that a code is sent to when somebody signs up. */
  readonly autoVerifiedAttributes?: readonly string[];
  /** True if nobody can sign up without an administrator. */
  readonly allowAdminCreateUserOnly?: boolean;
  readonly tags: readonly Tag[];
}

/** An app that people sign in through. Key: the client id. */
export interface UserPoolClientRow {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  readonly explicitAuthFlows: readonly string[];
  readonly preventUserExistenceErrors?: 'LEGACY' | 'ENABLED';
  readonly createDate: number;
  readonly lastModifiedDate: number;
}

/** A person in a user pool. Key: `sub`, a GUID. */
export interface PoolUserRow {
  readonly id: string;
  readonly poolId: string;
  readonly username: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly password: string | null;
  readonly status: 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD';
  readonly enabled: boolean;
  /** The code that SignUp sent to the person's mail box; the page shows it. Null if none is open. */
  readonly confirmationCode: string | null;
  readonly createDate: number;
  readonly lastModifiedDate: number;
}

/** A user pool's group: not an IAM group. Key: `poolId/name`. */
export interface PoolGroupRow {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  readonly description?: string;
  readonly precedence?: number;
  readonly roleArn?: string;
  readonly createDate: number;
  readonly lastModifiedDate: number;
}

/** Key: `sub/poolId/name`. */
export interface PoolMembershipRow {
  readonly id: string;
  /** The person's sub. */
  readonly userId: string;
  /** `poolId/name`. */
  readonly groupId: string;
}
