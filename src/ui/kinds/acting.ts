import type { AccessKeyRow, AnyKind, Caller, Credentials, SessionRow, World } from '../../engine/index.ts';
import { accountRootArn, rowsBy } from '../../engine/index.ts';
import type { Item, SessionItem } from './item.ts';
import { itemOf } from './item.ts';

/** The facts about the current caller and credentials that actions depend on. */
export interface Acting {
  readonly caller: Caller | null;
  readonly credentials: Credentials | null;
  /** Simulated time in ms: actions with expired credentials aren't offered. Without it, nothing counts as expired. */
  readonly now?: number;
}

/** The kind whose icon is shown for each type of caller. */
export const callerKinds: Readonly<Record<Caller['type'], AnyKind>> = {
  root: 'root',
  user: 'user',
  assumedRole: 'session',
  federatedUser: 'session',
  webIdentity: 'account',
  saml: 'account',
  anonymous: 'account',
  service: 'service',
  account: 'account',
};

/** Returns a user's active access keys, the oldest first: the first one signs. */
export const activeKeysOf = (world: World, userId: string): AccessKeyRow[] =>
  rowsBy(world, 'accessKeysByOwner', userId)
    .filter((row) => row.status === 'Active')
    .sort((a, b) => a.createDate - b.createDate || (a.id < b.id ? -1 : 1));

export const activeKeyOf = (world: World, userId: string): AccessKeyRow | null =>
  activeKeysOf(world, userId)[0] ?? null;

function keyOf(world: World, userId: string): Credentials | null {
  const key = activeKeyOf(world, userId);
  return key ? { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey } : null;
}

/** The three parts with which a session signs. */
export const credentialsOfSession = ({
  id,
  secretAccessKey,
  sessionToken,
}: Pick<SessionRow, 'id' | 'secretAccessKey' | 'sessionToken'>): Credentials => ({
  type: 'key',
  accessKeyId: id,
  secretAccessKey,
  sessionToken,
});

/**
 * Returns the credentials with which one acts as an item, or null if nobody can: a group isn't a principal and a role
 * has to be assumed first. A user without an active key acts without one.
 */
export function credentialsOf(world: World, item: Item | null): Credentials | null {
  switch (item?.kind) {
    case 'user':
      return keyOf(world, item.id) ?? { type: 'console', id: item.id };
    case 'root':
      return { type: 'console', id: item.id };
    case 'key':
      return { type: 'key', accessKeyId: item.id, secretAccessKey: item.row.secretAccessKey };
    case 'server':
    case 'instance':
    case 'program': {
      const { accessKeyId = '' } = item.row;
      const key = world.tables.accessKeys.get(accessKeyId);
      return key ? { type: 'key', accessKeyId, secretAccessKey: key.secretAccessKey } : null;
    }
    case 'session':
    case 'temporaryKey':
    case 'federatedUser':
      return credentialsOfSession(item.row);
    case 'service':
      return { type: 'service', service: item.value };
    case 'account':
      return {
        type: 'account',
        arn: item.value.startsWith('arn:') ? item.value : accountRootArn(item.value),
      };
    default:
      return null;
  }
}

/** A caller's name: a user's name, `Role/session`, a service or an account; null for the root user or nobody. */
export function callerName(caller: Caller | null): string | null {
  if (!caller || caller.type === 'root') return null;
  if (caller.type === 'assumedRole') return caller.arn.slice(caller.arn.indexOf('/') + 1);
  if (caller.type === 'user') return caller.arn.slice(caller.arn.lastIndexOf('/') + 1);
  return caller.type === 'account' ? caller.account : caller.arn;
}

/** Whether the item is the acting identity. */
export function isActing(item: Item, { caller, credentials }: Acting): boolean {
  switch (item.kind) {
    case 'session':
    case 'temporaryKey':
    case 'federatedUser':
      return caller?.accessKeyId === item.id;
    case 'key':
      return credentials?.type === 'key' && credentials.accessKeyId === item.id;
    case 'server':
    case 'instance':
    case 'program':
      return credentials?.type === 'key' && credentials.accessKeyId === item.row.accessKeyId;
    case 'user':
      return caller?.type === 'user' && caller.principalId === item.id;
    case 'root':
      return caller?.type === 'root' && caller.account === item.id;
    case 'service':
      return credentials?.type === 'service' && credentials.service === item.value;
    default:
      return false;
  }
}

/**
 * Returns the credentials to go back to after a role's session: those of the caller who asked for it, else the root
 * user's.
 */
export function afterSession(world: World, item: SessionItem): Credentials {
  const asker = credentialsOf(world, itemOf(world, item.row.issuedTo.id));
  return asker ?? { type: 'console', id: item.row.account };
}
