import type { AskingForRole, Call, Caller, Credentials, RoleRow, World } from '../engine/index.ts';
import { byName, durations, rowsBy, signedInName } from '../engine/index.ts';
import { aGuest, theIdentityPool } from '#words/people.ts';
import { names } from '#words/step-names.ts';
import { isSignedByPlayground } from './who-signs.ts';
import { callerNode, subjectOf } from './caller-node.ts';
import type { Assumption, Cast, Credential } from './step.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The role that an ARN names, its path included, or undefined: `arn:aws:iam::111122223333:role/path/Name`. */
function roleByArn(world: World, arn: string): RoleRow | undefined {
  const [, , service, , account, ...rest] = arn.split(':');
  const [kind, ...segments] = rest.join(':').split('/');
  const name = segments.pop();
  if (service !== 'iam' || account === undefined || kind !== 'role' || !name) return undefined;
  const role = byName(world, 'roles', account, name);
  return role?.path === ['', ...segments, ''].join('/') ? role : undefined;
}

const cognito = 'cognito-identity.amazonaws.com';

const isGuest = ({ federation }: Caller): boolean =>
  federation?.keys.some(
    ({ name, values }) => name === `${cognito}:amr` && values.includes('unauthenticated'),
  ) === true;

/** The provider whose word replaces a signature. */
function proofOf(operation: AskingForRole, caller: Caller | null): Credential | null {
  if (operation === 'AssumeRole') return null;
  if (operation === 'AssumeRoleWithSAML') return { kind: 'assertion', id: null };
  return { kind: caller && isGuest(caller) ? 'guest' : 'token', id: null };
}

const keyless = { service: 'service', account: 'otherAccount', console: 'console' } as const;

function credentialOf(world: World, credentials: Credentials | null): Credential {
  if (!credentials) return { kind: 'none', id: null };
  if (isSignedByPlayground(world, credentials)) return { kind: 'playground', id: null };
  if (credentials.type !== 'key') return { kind: keyless[credentials.type], id: null };
  return {
    kind: credentials.sessionToken === undefined ? 'accessKey' : 'temporaryKey',
    id: credentials.accessKeyId,
  };
}

/** A caller without a name in AWS: the name that the provider uses, or the sign-in name of a Cognito pool. */
function personName(world: World, caller: Caller): string {
  if (isGuest(caller)) return aGuest;
  const subject = subjectOf(caller) ?? caller.arn;
  const identity = world.tables.identities.get(subject);
  return identity ? (signedInName(world, identity) ?? aGuest) : subject;
}

/** A session's ARN ends in `Role/session`, a user's in its name. */
export function callerName(world: World, caller: Caller): string {
  switch (caller.type) {
    case 'root':
      return 'root';
    case 'user':
      return (
        world.tables.users.get(caller.principalId ?? '')?.name ?? (caller.arn.split('/').at(-1) as string)
      );
    case 'assumedRole':
      return caller.arn.split('/').slice(-2).join('/');
    case 'federatedUser':
      return caller.arn.split('/').at(-1) as string;
    case 'webIdentity':
    case 'saml':
      return personName(world, caller);
    case 'service':
    case 'anonymous':
      return caller.arn;
    case 'account':
      return caller.account;
  }
}

function groupsOf(world: World, caller: Caller): string[] {
  if (caller.type !== 'user' || caller.principalId === null) return [];
  return rowsBy(world, 'membershipsByUser', caller.principalId)
    .map(({ groupId }) => world.tables.groups.get(groupId)?.name ?? groupId)
    .sort();
}

function castCaller(world: World, caller: Caller | null, credentials: Credentials | null): Cast['caller'] {
  if (!caller) {
    const name = credentials?.type === 'key' ? credentials.accessKeyId : '';
    return { type: 'unknown', name, arn: null, account: null, nodeId: null, groups: [] };
  }
  return {
    type: caller.type,
    name: callerName(world, caller),
    arn: caller.arn,
    account: caller.account,
    nodeId: callerNode(world, caller),
    groups: groupsOf(world, caller),
  };
}

/** AWS services may go beyond a role's MaxSessionDuration. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html */
function durationOf(call: Call, caller: Caller | null, role: RoleRow | undefined): Cast['duration'] {
  const input = call.input as Readonly<Record<string, unknown>>;
  const { roleSession, chainedSession } = durations;
  const seconds = Number(input['DurationSeconds'] ?? roleSession);
  const asked = input['DurationSeconds'] !== undefined;
  if (caller?.type === 'service') return { seconds, asked, limit: 'none', max: Infinity };
  if (caller?.session?.kind === 'assumedRole')
    return { seconds, asked, limit: 'chained', max: chainedSession };
  return { seconds, asked, limit: 'role', max: role?.maxSessionDuration ?? roleSession };
}

const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

function bringsOf(input: Readonly<Record<string, unknown>>): Cast['brings'] {
  return {
    mfa: text(input['TokenCode']) !== null,
    tags: listLength(input['Tags']),
    policies: listLength(input['PolicyArns']) + (text(input['Policy']) === null ? 0 : 1),
    sourceIdentity: text(input['SourceIdentity']),
  };
}

/** SAML assertions and Cognito choose the session's name. */
function sessionNameIn({ result, world }: Assumption['outcome']): string {
  if (!result.ok) return '';
  const { Credentials } = result.value as { readonly Credentials?: { readonly AccessKeyId?: string } };
  return world.tables.sessions.get(Credentials?.AccessKeyId ?? '')?.sessionName ?? '';
}

/** Cognito chooses the role itself. The decision has what Cognito asked STS for. */
function roleArnOf({ command, outcome }: Assumption): string {
  const asked = text((command.input as Readonly<Record<string, unknown>>)['RoleArn']);
  return asked ?? outcome.decision?.resource ?? '';
}

function providerOf(caller: Caller | null): string | null {
  const principal = caller?.federation?.principal;
  if (principal === undefined) return null;
  return principal === cognito ? theIdentityPool : (principal.split('-provider/').at(-1) ?? principal);
}

/** The names of all who take part in a call that asks for a role, read from the world after the call. */
export function castOf(assumption: Assumption): Cast {
  const { command, outcome } = assumption;
  const { world, caller } = outcome;
  const input = command.input as Readonly<Record<string, unknown>>;
  const operation = command.operation as AskingForRole;
  const arn = roleArnOf(assumption);
  const role = roleByArn(world, arn);
  return {
    operation,
    provider: providerOf(caller),
    brings: bringsOf(input),
    caller: castCaller(world, caller, operation === 'AssumeRole' ? command.credentials : null),
    credential: proofOf(operation, caller) ?? credentialOf(world, command.credentials),
    role: { name: role?.name ?? arn.split('/').at(-1) ?? arn, arn, id: role?.id ?? null },
    sessionName: text(input['RoleSessionName']) ?? sessionNameIn(outcome),
    externalId: text(input['ExternalId']),
    duration: durationOf(command, caller, role),
  };
}

/** The caller as a sentence names it. */
export function callerIn({ caller }: Cast): string {
  if (caller.type === 'root') return names.root;
  if (caller.type === 'account') return names.account(caller.name);
  return caller.name || names.unknown;
}

/** Whether the caller and the role are of one account. */
export const isSameAccount = ({ caller, role }: Cast): boolean =>
  caller.account !== null && role.arn.split(':')[4] === caller.account;
