import type { Entity, Rows, World } from '../../engine/index.ts';
import { byName, rowsBy } from '../../engine/index.ts';
import { keysOf, accountAndName, roleNamed, userNamed } from './who.ts';

type Named = (world: World, name: string) => Entity | undefined;

const workload: Named = (world, name) => {
  const at = accountAndName(world, name);
  return rowsBy(world, 'workloadsByAccount', at.account).find((one) => one.name === at.name);
};

const inAccount =
  (table: 'groups' | 'policies' | 'instanceProfiles'): Named =>
  (world, name) => {
    const at = accountAndName(world, name);
    return byName(world, table, at.account, at.name);
  };
const group = (world: World, name: string): Rows['groups'] | undefined => {
  const at = accountAndName(world, name);
  return byName(world, 'groups', at.account, at.name);
};

/** Finds the user, group or role that a policy can be attached to: `group Readers`, `role R`, or a user. */
function holderNamed(world: World, name: string): { readonly id: string } | undefined {
  const [kind = '', rest = ''] = split(name);
  if (kind === 'group') return group(world, rest);
  return kind === 'role' ? roleNamed(world, rest) : userNamed(world, name);
}

function split(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function pair(text: string, word: string): [string, string] {
  const at = text.indexOf(word);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + word.length)];
}

/** The words between two things that are tied, by what ties them. */
const ties = { membership: ' in ', attachment: ' on ' } as const;

const entities: ReadonlyMap<string, Named> = new Map<string, Named>([
  ['user', userNamed],
  ['group', group],
  ['role', roleNamed],
  ['workload', workload],
  ['policy', inAccount('policies')],
  ['profile', inAccount('instanceProfiles')],
  ['bucket', (world, name) => world.tables.resources.get(`arn:aws:s3:::${name}`)],
  ['account', (world, name) => world.tables.accounts.get(name)],
  ['key', (world, name) => world.tables.accessKeys.get(name)],
  [
    'password',
    (world, name) => {
      const user = userNamed(world, name.replace(/^of /, ''));
      return user && world.tables.loginProfiles.get(user.id);
    },
  ],
  [
    'membership',
    (world, name) => {
      const [who, where] = pair(name, ties.membership);
      const ids = [userNamed(world, who)?.id, group(world, where)?.id];
      return world.tables.memberships.get(ids.join('/'));
    },
  ],
  [
    'attachment',
    (world, name) => {
      const [policy, holder] = pair(name, ties.attachment);
      const row = holderNamed(world, holder);
      const arn = policy.startsWith('aws/') ? `aws/${policy.slice(4)}` : policy;
      const found = arn.startsWith('aws/')
        ? byName(world, 'policies', 'aws', arn.slice(4))
        : byName(
            world,
            'policies',
            accountAndName(world, policy).account,
            accountAndName(world, policy).name,
          );
      return row && found ? world.tables.attachments.get(`${row.id}/${found.id}`) : undefined;
    },
  ],
]);

/**
 * Returns the row that a goal names: `user ana`, `role 222233334444/R`, `membership ana in Readers`, `attachment P on
 * group G`.
 */
export function entityNamed(world: World, entity: string): Entity | null {
  const [kind, name] = split(entity);
  return entities.get(kind)?.(world, name) ?? null;
}

/** Tells apart what a goal's tie ties: `membership ana in Readers`, `attachment P on group G`; null for other things. */
export function tieOf(
  entity: string,
): { readonly kind: keyof typeof ties; readonly what: string; readonly to: string } | null {
  const [kind, name] = split(entity);
  if (kind !== 'membership' && kind !== 'attachment') return null;
  const [what, to] = pair(name, ties[kind]);
  return { kind, what, to };
}

/** Whether goals can name this kind of thing. */
export const isEntity = (entity: string): boolean => {
  const [kind, name] = split(entity);
  return entities.has(kind) && name !== '';
};

type Counts = (world: World, name: string, start: World) => number | null;

const inTable =
  (table: 'users' | 'groups' | 'roles' | 'policies'): Counts =>
  (world) => {
    const { account } = accountAndName(world, '');
    return rowsBy(world, `${table}ByAccount`, account).length;
  };
const ofUser =
  (count: (world: World, user: Rows['users']) => number): Counts =>
  (world, name) => {
    const user = userNamed(world, name);
    return user ? count(world, user) : null;
  };
const policiesOn = (world: World, id: string): number =>
  rowsBy(world, 'attachmentsByPrincipal', id).length + rowsBy(world, 'inlinePoliciesByOwner', id).length;

/** Finds the users with policies of their own. */
export const usersWithPolicies = (world: World): readonly Rows['users'][] =>
  [...world.tables.users.values()].filter(({ id }) => policiesOn(world, id) > 0);

/** Each thing with what it says about what an account allows; things that say nothing aren't in it. */
function policiesIn({ tables }: World): ReadonlyMap<string, string> {
  const { inlinePolicies, attachments, memberships, policies, resources, users } = tables;
  return new Map(
    [
      ...[...inlinePolicies.values()].map(({ id, document }) => [id, document] as const),
      ...[...attachments.values(), ...memberships.values()].map(({ id }) => [id, id] as const),
      ...[...policies.values()]
        .filter(({ account }) => account !== 'aws')
        .map((row) => [row.id, row.defaultVersionId + JSON.stringify(row.versions)] as const),
      ...[...resources.values()].map((row) => [row.id, 'policy' in row ? row.policy : null] as const),
      ...[...users.values()].map(({ id, permissionsBoundary }) => [id, permissionsBoundary] as const),
    ].flatMap(([id, says]) => (says ? [[id, says]] : [])),
  );
}

/** Counts the policies that were made, changed, given or taken away since the start. */
function policiesChanged(world: World, start: World): number {
  const [now, then] = [policiesIn(world), policiesIn(start)];
  return [...new Set([...now.keys(), ...then.keys()])].filter((key) => now.get(key) !== then.get(key)).length;
}

const counts: ReadonlyMap<string, Counts> = new Map<string, Counts>([
  ['users', inTable('users')],
  ['groups', inTable('groups')],
  ['roles', inTable('roles')],
  ['policies', inTable('policies')],
  ['keys of', ofUser((world, user) => keysOf(world, user).length)],
  [
    'active keys of',
    ofUser((world, user) => keysOf(world, user).filter(({ status }) => status === 'Active').length),
  ],
  ['groups of', ofUser((world, user) => rowsBy(world, 'membershipsByUser', user.id).length)],
  [
    'users in',
    (world, name) => {
      const row = group(world, name);
      return row ? rowsBy(world, 'membershipsByGroup', row.id).length : null;
    },
  ],
  [
    'policies on',
    (world, name) => {
      const row = holderNamed(world, name);
      return row ? policiesOn(world, row.id) : null;
    },
  ],
  [
    'policies on users',
    (world) => [...world.tables.users.values()].reduce((total, { id }) => total + policiesOn(world, id), 0),
  ],
  ['policies changed', (world, _name, start) => policiesChanged(world, start)],
  [
    'keys on',
    (world, name) => {
      const at = accountAndName(world, name);
      const row = rowsBy(world, 'workloadsByAccount', at.account).find((one) => one.name === at.name);
      return row ? (row.accessKeyId === undefined ? 0 : 1) : null;
    },
  ],
]);

function splitCount(of: string): [string, string] {
  if (counts.has(of)) return [of, ''];
  const [first = '', second = '', third = '', ...rest] = of.split(' ');
  const two = `${first} ${second}`;
  return counts.has(two) ? [two, [third, ...rest].join(' ').trim()] : [`${two} ${third}`, rest.join(' ')];
}

/** Counts `users`, `active keys of ana`, `policies on group G` …; null if their holder doesn't exist. */
export function countOf(world: World, of: string, start: World): number | null {
  const [kind, name] = splitCount(of);
  return counts.get(kind)?.(world, name, start) ?? null;
}

export const isCount = (of: string): boolean => counts.has(splitCount(of)[0]);
