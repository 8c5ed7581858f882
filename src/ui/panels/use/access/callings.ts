import { tokenOf, type Way, waysOf } from '../../../../engine/access/index.ts';
import type { Caller, Change, Credentials, GroupRow, SessionRow, World } from '../../../../engine/index.ts';
import {
  apply,
  assumedRoleArn,
  byName,
  centredIn,
  identify,
  nowOf,
  roleOfSet,
  rowsBy,
  tagsOfPerson,
} from '../../../../engine/index.ts';
import { credentialsOf, credentialsOfSession } from '../../../kinds/acting.ts';
import { itemOf } from '../../../kinds/item.ts';
import { sessionTitle } from '../../../kinds/kinds.ts';
import { nobodySigns } from '../../../kinds/who-signs.ts';
import type { Question } from '../../../view/questions.ts';
import { type Holder, isHolder } from './holder.ts';

/** The asker of a request, and the keys that the request has by the way of calling. */
export type Asking = Pick<Question, 'keys'> & { readonly who: string };

/** One way in which somebody calls. */
export interface Calling {
  readonly way: Way;
  readonly caller: Caller;
  /** Tells it from the holder's other ways. */
  readonly id: string;
  /** The member, account or session whose way it is; null where the way alone says that. */
  readonly of: string | null;
  /** Changes that are only supposed, for a member who has nothing but the group. */
  readonly supposed: readonly Change[];
  /** Null while nobody can ask. */
  readonly asking: Asking | null;
}

/** The most members, and sessions, that are told. */
const most = 200;

/** Keys of a request that tell ways of calling apart where the playground signs with whatever a user has. */
const keysOf: { readonly [W in Way]?: Asking['keys'] } = {
  password: { 'aws:MultiFactorAuthPresent': ['false'] },
  mfa: { 'aws:MultiFactorAuthPresent': ['true'], 'aws:MultiFactorAuthAge': ['0'] },
};

function calling(
  possible: Pick<Calling, 'way' | 'caller'>,
  who: string | null,
  more: Partial<Calling> = {},
): Calling {
  const { way } = possible;
  const asking = who === null ? null : { who, keys: keysOf[way] ?? {} };
  return { ...possible, id: `${more.of ?? ''} ${way}`, of: null, supposed: [], asking, ...more };
}

const ofUser = (world: World, id: string): Calling[] =>
  waysOf(world, id).map((possible) => calling(possible, possible.caller.arn));

/** A session of the role that asks as the role itself would: without policies or tags of its own. */
function ofRole(world: World, id: string, now: number, of: string | null = null): Calling[] {
  const session = rowsBy(world, 'sessionsByOwner', id).find(
    ({ expiresAt, policy, policyArns = [], tags = [] }) =>
      expiresAt > now && policy === undefined && policyArns.length === 0 && tags.length === 0,
  );
  return waysOf(world, id).map((possible) => calling(possible, session?.id ?? null, { of }));
}

/** A name that no user of the account has. */
function freeName(world: World, account: string): string {
  let name = 'member';
  for (let count = 2; byName(world, 'users', account, name); count += 1) name = `member-${count}`;
  return name;
}

/**
 * Each member as if the group were all that it has: somebody new with the member's name and tags, as policies mean users by
 * their unique ids. A group without members has one who is made up.
 */
function ofGroup(world: World, group: GroupRow): Calling[] {
  const id = 'AIDASUPPOSEDMEMBER000';
  const { account } = group;
  const members = rowsBy(world, 'membershipsByGroup', group.id)
    .slice(0, most)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? []);
  return (members.length > 0 ? members : [null]).flatMap((member) => {
    const name = member?.name ?? freeName(world, account);
    const { path, tags } = member ?? { path: '/', tags: [] };
    const row = { id, account, name, path, tags, createDate: nowOf(world) };
    const membership = { id: `${id}/${group.id}`, userId: id, groupId: group.id };
    const supposed: Change[] = [
      ...(member ? [{ table: 'users', key: member.id, before: member, after: null } as const] : []),
      { table: 'users', key: id, before: null, after: row },
      { table: 'memberships', key: membership.id, before: null, after: membership },
    ];
    const real = member ? waysOf(world, member.id).map(({ way }) => way) : ['password'];
    return waysOf(apply(world, supposed), id, true)
      .filter(({ way }) => real.includes(way))
      .map((possible) =>
        calling(possible, member ? possible.caller.arn : null, { of: member?.name ?? null, supposed }),
      );
  });
}

function signed(world: World, credentials: Credentials | null, now: number): Caller | null {
  const found = identify(world, credentials, now, credentials ? 'sts' : 's3');
  return found.ok ? found.value : null;
}

function ofSession(world: World, row: SessionRow, now: number, of: string | null = null): Calling[] {
  const caller = signed(world, credentialsOfSession(row), now);
  return caller ? [calling({ way: 'session', caller }, row.id, { id: row.id, of })] : [];
}

/** The live sessions for which an identity of a pool was vouched. */
const ofIdentities = (world: World, ids: readonly string[], now: number): Calling[] =>
  [...world.tables.sessions.values()]
    .filter(({ federatedKeys = [] }) =>
      federatedKeys.some(({ values }) => values.some((value) => ids.includes(value))),
    )
    .slice(0, most)
    .flatMap((row) => ofSession(world, row, now, sessionTitle(world, row)));

/** A person of the directory in each account and each permission set that is assigned: the live session, or one to come. */
function ofPerson(world: World, id: string, now: number): Calling[] {
  const person = world.tables.directoryUsers.get(id);
  const center = centredIn(world)?.identityCenter;
  if (!person || !center) return [];
  const tags = tagsOfPerson(center, person);
  return [...world.tables.permissionSets.values()].flatMap((set) =>
    set.assignments.flatMap(({ account, userId }) => {
      const role = userId === id ? roleOfSet(world, set, account) : undefined;
      if (!role) return [];
      const of = `${set.name}, ${account}`;
      const live = rowsBy(world, 'sessionsByOwner', role.id).find(
        ({ sessionName, expiresAt }) => sessionName === person.name && expiresAt > now,
      );
      if (live) return ofSession(world, live, now, of);
      return waysOf(world, role.id).map(({ way, caller }) => {
        const session = caller.session && { ...caller.session, sessionName: person.name, tags };
        const arn = assumedRoleArn(account, role.name, person.name);
        return calling(
          { way, caller: { ...caller, arn, userId: `${role.id}:${person.name}`, session } },
          null,
          { of },
        );
      });
    }),
  );
}

const ofToken = (caller: Caller): Calling => calling({ way: 'token', caller }, null);

/** All ways in which somebody calls, at a moment in ms; none for somebody who can't now. */
export function callingsOf(world: World, { id }: Holder, now: number): readonly Calling[] {
  const item = itemOf(world, id);
  if (!item || !isHolder(item)) return [];
  switch (item.kind) {
    case 'user':
      return ofUser(world, id);
    case 'group':
      return ofGroup(world, item.row);
    case 'role':
      return ofRole(world, id, now);
    case 'session':
    case 'temporaryKey':
    case 'federatedUser':
      return ofSession(world, item.row, now);
    case 'permissionSet':
      return item.row.roles.flatMap(({ account, roleId }) => ofRole(world, roleId, now, account));
    case 'directoryUser':
      return ofPerson(world, id, now);
    case 'identity':
    case 'guest':
      return ofIdentities(world, [id], now);
    case 'poolUser': {
      const own = [...world.tables.identities.values()].filter(({ logins }) =>
        logins.some(({ subject }) => subject === id),
      );
      return ofIdentities(
        world,
        own.map((one) => one.id),
        now,
      );
    }
    case 'oidcProvider':
      return [ofToken(tokenOf(world, id))];
    case 'samlProvider':
      return [ofToken({ ...tokenOf(world, id), type: 'saml' })];
    case 'federated':
      return [ofToken(tokenOf(world, item.value))];
    case 'root':
    case 'service':
    case 'account':
    case 'anyone': {
      const caller = signed(world, credentialsOf(world, item), now);
      return caller ? [calling({ way: item.kind, caller }, caller.arn || nobodySigns)] : [];
    }
  }
}
