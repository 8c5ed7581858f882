/** What has a small picture in the page before anything beyond the first account is shown. */
export type FirstEntityIcon =
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'key'
  | 'temporary-key'
  | 'session'
  | 'service'
  | 'account'
  | 'root'
  | 'sts';

/** What has a picture that is fetched when the first of these is shown. */
export type WiderEntityIcon =
  | 'server'
  | 'instance'
  | 'program'
  | 'instance-profile'
  | 'oidc-provider'
  | 'saml-provider'
  | 'identity-pool'
  | 'identity'
  | 'guest'
  | 'user-pool'
  | 'pool-user'
  | 'pool-group'
  | 'pool-client'
  | 'bucket'
  | 'object'
  | 'kms-key'
  | 'queue'
  | 'function'
  | 'table'
  | 'secret'
  | 'federated-user'
  | 'federated'
  | 'anyone'
  | 'mfa-device'
  | 'boundary'
  | 'organization'
  | 'organization-root'
  | 'unit'
  | 'organization-policy';

export type EntityIconKind = FirstEntityIcon | WiderEntityIcon;
