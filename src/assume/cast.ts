import type { Call, Caller, Credentials, RoleRow, World } from '../engine/index.ts';
import { byName, rowsBy } from '../engine/index.ts';
import type { Assumption, Cast, Credential } from './step.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const defaultSeconds = 3600;
const chainedMaxSeconds = 3600;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The role that an ARN names, or undefined: `arn:aws:iam::111122223333:role/path/Name`. */
export function roleByArn(world: World, arn: string): RoleRow | undefined {
  const [, , service, , account, ...rest] = arn.split(':');
  const name = rest.join(':').split('/').at(-1);
  if (service !== 'iam' || account === undefined || !name) return undefined;
  return byName(world, 'roles', account, name);
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
function callerName(world: World, caller: Caller): string {
  switch (caller.type) {
    case 'root':
      return 'root';
    case 'user':
      return (
        world.tables.users.get(caller.principalId ?? '')?.name ?? (caller.arn.split('/').at(-1) as string)
      );
    case 'assumedRole':
      return caller.arn.split('/').slice(-2).join('/');
    case 'service':
      return caller.arn;
    case 'account':
      return caller.account;
  }
}

function nodeOf(caller: Caller): string | null {
  switch (caller.type) {
    case 'user':
      return caller.principalId;
    case 'assumedRole':
      return caller.session?.id ?? caller.principalId;
    case 'service':
      return `principal:service:${caller.arn}`;
    case 'account':
      return `principal:account:${caller.account}`;
    case 'root':
      return null;
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
    nodeId: nodeOf(caller),
    groups: groupsOf(world, caller),
  };
}

function durationOf(call: Call, caller: Caller | null, role: RoleRow | undefined): Cast['duration'] {
  const input = call.input as Readonly<Record<string, unknown>>;
  const seconds = Number(input['DurationSeconds'] ?? defaultSeconds);
  const chained = caller?.type === 'assumedRole';
  const max = chained ? chainedMaxSeconds : (role?.maxSessionDuration ?? defaultSeconds);
  return { seconds, asked: input['DurationSeconds'] !== undefined, max, chained };
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
