/** The kinds of things that code can build by themselves. */
export const codeKinds = [
  'user',
  'group',
  'role',
  'policy',
  'instanceProfile',
  'oidcProvider',
  'samlProvider',
  'userPool',
  'identityPool',
  'bucket',
  'kmsKey',
  'queue',
  'function',
  'table',
  'secret',
  'organization',
  'unit',
  'heldAccount',
  'organizationPolicy',
] as const;

export type CodeKind = (typeof codeKinds)[number];
