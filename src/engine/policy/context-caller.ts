import { accountRootArn, roleArn, userArn } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { nowOf } from '../world/world.ts';
import type { Entry } from './context-entries.ts';
import { isoTime, tagEntries } from './context-entries.ts';
import { organizationPath, organizationWith } from './organization.ts';

/** A federated user is an identity of its own that has its user's tags. */
function ofFederatedUser(world: World, caller: Caller): Entry[] {
  const parent = world.tables.users.get(caller.principalId ?? '');
  return [
    ['aws:PrincipalType', ['FederatedUser']],
    ['aws:PrincipalArn', [caller.arn]],
    ...tagEntries('aws:PrincipalTag/', parent?.tags ?? []),
  ];
}

function ofIdentity(world: World, caller: Caller): Entry[] {
  const id = caller.principalId ?? '';
  const user = caller.type === 'user' ? world.tables.users.get(id) : undefined;
  const role = caller.type === 'assumedRole' ? world.tables.roles.get(id) : undefined;
  if (user) {
    return [
      ['aws:PrincipalType', ['User']],
      ['aws:PrincipalArn', [userArn(user)]],
      ['aws:username', [user.name]],
      ...tagEntries('aws:PrincipalTag/', user.tags),
    ];
  }
  if (role) {
    return [
      ['aws:PrincipalType', ['AssumedRole']],
      ['aws:PrincipalArn', [roleArn(role)]],
      ...tagEntries('aws:PrincipalTag/', role.tags),
    ];
  }
  if (caller.type === 'federatedUser') return ofFederatedUser(world, caller);
  if (caller.type !== 'root') return [];
  return [
    ['aws:PrincipalType', ['Account']],
    ['aws:PrincipalArn', [accountRootArn(caller.account)]],
  ];
}

/** Signed in to the console: AWS works with temporary credentials there, too. */
const isConsole = (caller: Caller): boolean =>
  (caller.type === 'user' || caller.type === 'root') && caller.accessKeyId === null;

/**
 * Only a session that was issued for a code says that MFA was used, and how long ago; other temporary credentials
 * say that it wasn't, and long-term keys don't have the key at all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
function ofMfa({ mfaAt }: Pick<SessionRow, 'mfaAt'>, now: number): Entry[] {
  if (mfaAt === undefined) return [['aws:MultiFactorAuthPresent', ['false']]];
  return [
    ['aws:MultiFactorAuthPresent', ['true']],
    ['aws:MultiFactorAuthAge', [String(Math.floor((now - mfaAt) / 1000))]],
  ];
}

/** What a session carries since it was issued. Its tags stand over those of its role or user, in any case. */
function ofSession(caller: Caller, now: number): Entry[] {
  if (isConsole(caller)) return ofMfa({}, now);
  const { session } = caller;
  if (!session) return [];
  const { issuedAt, sourceIdentity, tags = [], federatedProvider, federatedKeys = [], kind } = session;
  return [
    ...ofMfa(session, now),
    ['aws:TokenIssueTime', [isoTime(issuedAt)]],
    ...(kind === 'rootSession' ? [['aws:AssumedRoot', ['true']] as const] : []),
    ...(sourceIdentity === undefined ? [] : [['aws:SourceIdentity', [sourceIdentity]] as const]),
    ...(federatedProvider === undefined ? [] : [['aws:FederatedProvider', [federatedProvider]] as const]),
    ...federatedKeys.map(({ name, values }) => [name, values] as const),
    ...tagEntries('aws:PrincipalTag/', tags),
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid */
function ofOrganization(world: World, account: string): Entry[] {
  const organization = organizationWith(world, account);
  if (!organization) return [];
  return [
    ['aws:PrincipalOrgID', [organization.id]],
    ['aws:PrincipalOrgPaths', [organizationPath(world, organization, account)]],
  ];
}

/** A caller with a provider's token brings the keys of the token, and has no account. */
function ofFederation({ federation }: Caller): Entry[] {
  if (!federation) return [];
  return [
    ['aws:FederatedProvider', [federation.principal]],
    ...federation.keys.map(({ name, values }) => [name, values] as const),
  ];
}

/** The condition keys that a caller brings. */
export function callerEntries(world: World, caller: Caller): Entry[] {
  if (caller.type === 'service') {
    return [
      ['aws:PrincipalIsAWSService', ['true']],
      ['aws:PrincipalServiceName', [caller.arn]],
    ];
  }
  const plain: Entry[] = [['aws:PrincipalIsAWSService', ['false']]];
  if (caller.type === 'anonymous') return [...plain, ['aws:PrincipalType', ['Anonymous']]];
  if (caller.type === 'webIdentity' || caller.type === 'saml') return [...plain, ...ofFederation(caller)];
  const account: Entry[] = [...plain, ['aws:PrincipalAccount', [caller.account]]];
  if (caller.type === 'account') {
    const isSomebody = caller.arn === accountRootArn(caller.account);
    return isSomebody ? account : [...account, ['aws:PrincipalArn', [caller.arn]]];
  }
  return [
    ...account,
    ['aws:userid', [caller.userId]],
    ...ofOrganization(world, caller.account),
    ...ofIdentity(world, caller),
    ...ofSession(caller, nowOf(world)),
  ];
}

/** Somebody in another account, or a service: what only their own account or the service itself knows. */
const unknownOfOutsiders: readonly string[] = [
  'aws:principalarn',
  'aws:principaltype',
  'aws:principaltag/',
  'aws:userid',
  'aws:username',
  'aws:tokenissuetime',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceidentity',
];
const unknownOfServices: readonly string[] = [
  ...unknownOfOutsiders,
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceip',
  'aws:useragent',
];

/** The keys of a caller that the real request would have and that can't be known here. */
export function unknownOf(caller: Caller): readonly string[] {
  if (caller.type === 'service') return unknownOfServices;
  if (caller.type === 'account') return unknownOfOutsiders;
  // The world doesn't keep when somebody signed in to the console.
  return isConsole(caller) ? ['aws:tokenissuetime'] : [];
}
