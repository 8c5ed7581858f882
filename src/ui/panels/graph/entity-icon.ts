import type { NodeKind } from '../../../graph/model/elements.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';

const icons: { readonly [K in NodeKind]: EntityIconKind } = {
  user: 'user',
  root: 'root',
  service: 'service',
  account: 'account',
  federated: 'federated',
  anyone: 'anyone',
  key: 'key',
  temporaryKey: 'temporary-key',
  group: 'group',
  role: 'role',
  session: 'session',
  policy: 'policy',
  server: 'server',
  instance: 'instance',
  program: 'program',
  instanceProfile: 'instance-profile',
  oidcProvider: 'oidc-provider',
  samlProvider: 'saml-provider',
  identityPool: 'identity-pool',
  identity: 'identity',
  guest: 'guest',
  userPool: 'user-pool',
  poolUser: 'pool-user',
  poolGroup: 'pool-group',
  bucket: 'bucket',
  object: 'object',
  kmsKey: 'kms-key',
  queue: 'queue',
  function: 'function',
  table: 'table',
  secret: 'secret',
  federatedUser: 'federated-user',
  otherRole: 'role',
};

/** The small picture that stands for a node in lists. */
export const entityIcon = (kind: NodeKind): EntityIconKind => icons[kind];
