import type { Tag } from './tag.ts';

/** How EC2 instances hold a role. Key: the unique id, AIPA…. */
export interface InstanceProfileRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly createDate: number;
  /** At most one. */
  readonly roleIds: readonly string[];
  readonly tags: readonly Tag[];
}

/** An OpenID Connect identity provider. Key: its ARN, `arn:aws:iam::111122223333:oidc-provider/HOST/PATH`. */
export interface OidcProviderRow {
  readonly id: string;
  readonly account: string;
  /** Without `https://`, as AWS shows it. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly createDate: number;
  readonly tags: readonly Tag[];
}

/** A SAML identity provider. Key: its ARN, `arn:aws:iam::111122223333:saml-provider/NAME`. */
export interface SamlProviderRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** The metadata document, XML as it was given. */
  readonly metadata: string;
  readonly entityId: string;
  readonly createDate: number;
  readonly validUntil: number;
  readonly tags: readonly Tag[];
}

/** The deletion of a service-linked role. Key: the deletion task id. */
export interface DeletionTaskRow {
  readonly id: string;
  readonly account: string;
  readonly roleName: string;
  readonly status: 'SUCCEEDED' | 'IN_PROGRESS' | 'FAILED' | 'NOT_STARTED';
  readonly createDate: number;
}
