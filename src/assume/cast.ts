import type { Call, Caller, Credentials, RoleRow, World } from '../engine/index.ts';
import { byName, durations, rowsBy } from '../engine/index.ts';
import type { Assumption, Cast, Credential } from './step.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The role that an ARN names, its path included, or undefined: `arn:aws:iam::111122223333:role/path/Name`. */
export function roleByArn(world: World, arn: string): RoleRow | undefined {
  const [, , service, , account, ...rest] = arn.split(':');
  const [kind, ...segments] = rest.join(':').split('/');
  const name = segments.pop();
  if (service !== 'iam' || account === undefined || kind !== 'role' || !name) return undefined;
  const role = byName(world, 'roles', account, name);
  return role?.path === ['', ...segments, ''].join('/') ? role : undefined;
}

function credentialOf(credentials: Credentials | null): Credential {
  switch (credentials?.type) {
    case 'key':
      return {
        kind: credentials.sessionToken === undefined ? 'accessKey' : 'temporaryKey',
        id: credentials.accessKeyId,
      };
    case 'service':
      return { kind: 'service', id: null };
    case 'account':
      return { kind: 'otherAccount', id: null };
    case 'console':
      return { kind: 'console', id: null };
    case undefined:
      return { kind: 'none', id: null };
  }
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
    case 'service':
    case 'webIdentity':
    case 'saml':
    case 'anonymous':
      return caller.arn;
    case 'account':
      return caller.account;
  }
}

/** The graph's node that stands for a caller, or null where the picture has none. */
export function callerNode(caller: Caller): string | null {
  switch (caller.type) {
    case 'user':
      return caller.principalId;
    case 'assumedRole':
    case 'federatedUser':
      return caller.session?.id ?? caller.principalId;
    case 'webIdentity':
    case 'saml':
      return caller.federation?.principal ?? null;
    case 'anonymous':
      return null;
    case 'service':
      return `principal:service:${caller.arn}`;
    case 'account':
      return `principal:account:${caller.account}`;
    case 'root':
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
    nodeId: callerNode(caller),
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

/** Names everybody in an `sts:AssumeRole` call, as the world stood after it. */
export function castOf({ command, outcome }: Assumption): Cast {
  const { world, caller } = outcome;
  const input = command.input as Readonly<Record<string, unknown>>;
  const arn = text(input['RoleArn']) ?? '';
  const role = roleByArn(world, arn);
  return {
    caller: castCaller(world, caller, command.credentials),
    credential: credentialOf(command.credentials),
    role: { name: role?.name ?? arn.split('/').at(-1) ?? arn, arn, id: role?.id ?? null },
    sessionName: text(input['RoleSessionName']) ?? '',
    externalId: text(input['ExternalId']),
    duration: durationOf(command, caller, role),
  };
}
