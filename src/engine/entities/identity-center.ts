import type { Tag } from './tag.ts';

/**
 * The organization's instance of IAM Identity Center.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html
 */
export interface IdentityCenterInstance {
  /** `ssoins-…` */
  readonly instanceId: string;
  /** `d-…` */
  readonly identityStoreId: string;
  readonly createDate: number;
  /** The attributes that sessions carry as tags; missing while attributes for access control are off. */
  readonly attributes?: readonly {
    readonly key: string;
    /** Such as `${path:title}`. */
    readonly source: readonly string[];
  }[];
}

/** A person of Identity Center's directory. Key: the user id, `1234567890-UUID`. */
export interface DirectoryUserRow {
  readonly id: string;
  /** The organization's management account. */
  readonly account: string;
  /** The user name with which the person signs in. */
  readonly name: string;
  readonly createDate: number;
  /** The attributes by their paths, such as `name.givenName` and `addresses[primary eq true].locality`. */
  readonly attributes: readonly { readonly path: string; readonly value: string }[];
}

/** A permission set with its assignments and the roles that it made. Key: its ARN. */
export interface PermissionSetRow {
  readonly id: string;
  /** The organization's management account. */
  readonly account: string;
  readonly name: string;
  readonly createDate: number;
  readonly description?: string;
  /** ISO 8601, such as `PT1H`. */
  readonly sessionDuration: string;
  readonly relayState?: string;
  readonly tags: readonly Tag[];
  /** JSON text, as it was given. */
  readonly inlinePolicy?: string;
  /** ARNs of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  readonly assignments: readonly { readonly account: string; readonly userId: string }[];
  /** The role of each account in which the set is provisioned. */
  readonly roles: readonly { readonly account: string; readonly roleId: string }[];
}
