import { blocks as words, classes, who as whoWords, whoShort } from '#words/overview.ts';
import type { Facts, PolicyFacts, RoleFacts, Trusted, GroupFacts, KeyState, UserFacts } from './facts.ts';
import { trusted, keyStates } from './facts.ts';
import type { Block, FlowColumn } from './flow.ts';
import { page, ranked } from './ranks.ts';
import type { Usage, Use } from './usage.ts';
import { uses, usersWhoMayAssume } from './usage.ts';

/** The most groups with a row of their own; fewer in a part of an account that is about something else. */
const mostGroups = 10;
const mostGroupsBeside = 5;
const userClasses = ['several', 'one', 'none'] as const;
type UserClass = (typeof userClasses)[number];
export const classOf = ({ groups }: UserFacts): UserClass =>
  groups.length > 1 ? 'several' : groups.length === 1 ? 'one' : 'none';

export const userBlocks = (users: Iterable<UserFacts>): Block[] =>
  classed(users, { column: 'users', order: userClasses, names: classes.users, classOf });

/** The block of users with policies of their own, on the way past the groups. */
export function ownBlock(users: Iterable<UserFacts>): Block[] {
  const members = [...users].filter(({ policies }) => policies.length > 0).map(({ id }) => id);
  if (members.length === 0) return [];
  const size = members.length;
  const [name, short] = [words.own(size), words.ownShort(size)];
  return [
    make({
      id: 'own',
      column: 'own',
      size,
      count: null,
      name,
      short,
      members,
      opens: 'block',
      isWarned: true,
    }),
  ];
}

export function keyBlocks(users: Iterable<UserFacts>): Block[] {
  const keys = [...users].flatMap((user) => user.keys);
  const stateOf = ({ state }: { readonly state: KeyState }): KeyState => state;
  return classed(keys, {
    column: 'keys',
    order: keyStates,
    names: classes.keys,
    classOf: stateOf,
    marks: (id) => ({ isWarned: id === 'unused' }),
  });
}

/** The largest by name, one row for the rest of those with members, one for those without. */
export function groupBlocks(
  groups: Iterable<GroupFacts>,
  sizeOf: (id: string) => number,
  from = 0,
  most = mostGroups,
): Block[] {
  const all = ranked(groups, ({ id }) => sizeOf(id));
  const withMembers = all.filter(({ id }) => sizeOf(id) > 0);
  const empty = all.slice(withMembers.length);
  const { shown, rest } = page(withMembers, from, most);
  const blocks = shown.map(({ id, name }) => groupBlock(id, name, sizeOf(id)));
  const sum = (list: readonly GroupFacts[]): number => list.reduce((total, { id }) => total + sizeOf(id), 0);
  if (rest.length > 0)
    blocks.push(
      make({
        id: `groups:${String(from + shown.length)}`,
        column: 'groups',
        size: sum(rest),
        name: words.moreGroups(rest.length),
        short: words.short(rest.length),
        members: rest.map(({ id }) => id),
        opens: 'block',
      }),
    );
  if (empty.length > 0 && from === 0)
    blocks.push(
      make({
        id: 'groups:empty',
        column: 'groups',
        size: 0,
        count: null,
        name: words.emptyGroups(empty.length),
        short: words.emptyShort(empty.length),
        members: empty.map(({ id }) => id),
        opens: 'block',
        isIdle: true,
      }),
    );
  return blocks;
}

export const groupBlock = (id: string, name: string, size: number): Block =>
  make({ id: `group:${id}`, column: 'groups', size, name, members: [id], opens: 'block', icon: 'group' });

/** Groups by name, as many as fit, whether or not they have members. */
export const listedGroups = (
  groups: Iterable<GroupFacts>,
  sizeOf: (id: string) => number,
  most: number = mostGroupsBeside,
): Block[] => {
  const { shown, rest } = page(
    ranked(groups, ({ id }) => sizeOf(id)),
    0,
    most,
  );
  const blocks = shown.map(({ id, name }) => groupBlock(id, name, sizeOf(id)));
  if (rest.length === 0) return blocks;
  const size = rest.reduce((total, { id }) => total + sizeOf(id), 0);
  const members = rest.map(({ id }) => id);
  const name = words.moreGroups(rest.length);
  return [
    ...blocks,
    make({
      id: 'groups:rest',
      column: 'groups',
      size,
      name,
      short: words.short(rest.length),
      members,
      opens: 'list',
    }),
  ];
};

type Given = Pick<Block, 'id' | 'column' | 'size' | 'name'> & Partial<Block>;

/** Makes a block, with the usual value for every field that isn't given. */
const make = (given: Given): Block => ({
  short: given.name,
  count: given.size,
  note: null,
  icon: null,
  members: [],
  opens: null,
  isWarned: false,
  isIdle: false,
  ...given,
});

interface Classes<C extends string, T> {
  readonly column: FlowColumn;
  /** The classes from top to bottom. */
  readonly order: readonly C[];
  readonly names: { readonly [K in C]: readonly [name: string, short: string] };
  readonly classOf: (thing: T) => C;
  /** The fields in which a class's block differs from the usual one. */
  readonly marks?: (name: C) => Partial<Block>;
}

/** Counts things by class, in a block for each class, which opens. A class without any gets no block. */
function classed<C extends string, T extends { readonly id: string }>(
  things: Iterable<T>,
  { column, order, names, classOf, marks }: Classes<C, T>,
): Block[] {
  const lists = new Map<C, string[]>();
  for (const thing of things) {
    const list = lists.get(classOf(thing));
    if (list) list.push(thing.id);
    else lists.set(classOf(thing), [thing.id]);
  }
  return order.flatMap((id) => {
    const members = lists.get(id);
    if (!members) return [];
    const [name, short] = names[id];
    const size = members.length;
    return make({
      id: `${column}:${id}`,
      column,
      size,
      name,
      short,
      members,
      opens: 'block',
      ...marks?.(id),
    });
  });
}

/** The most roles with a row of their own; fewer beside other things. */
const mostRoles = 10;
const mostRolesBeside = 4;
/** The most policies with a row of their own: their first lines take more room. */
const mostPolicies = 8;

export const roleBlocks = (roles: Iterable<RoleFacts>): Block[] =>
  classed(roles, {
    column: 'roles',
    order: trusted,
    names: classes.roles,
    classOf: (role) => role.trusted,
    marks: (id) => ({ isIdle: id === 'nobody' }),
  });

/** Roles by name; those with the most policies first. `within` is the block whose next page the rest opens. */
export function namedRoles(roles: Iterable<RoleFacts>, from: number, within: string | null): Block[] {
  const { shown, rest } = page(
    ranked(roles, ({ policies }) => policies.length),
    from,
    within === null ? mostRolesBeside : mostRoles,
  );
  const blocks = shown.map(({ id, name }) =>
    make({
      id: `role:${id}`,
      column: 'roles',
      size: 1,
      count: null,
      name,
      members: [id],
      opens: 'surroundings',
      icon: 'role',
    }),
  );
  if (rest.length === 0) return blocks;
  const id = within === null ? 'roles:rest' : `${within}:${String(from + shown.length)}`;
  const name = words.moreRoles(rest.length);
  const members = rest.map((role) => role.id);
  const opens = within === null ? 'list' : 'block';
  return [
    ...blocks,
    make({
      id,
      column: 'roles',
      size: rest.length,
      count: null,
      name,
      short: words.short(rest.length),
      members,
      opens,
    }),
  ];
}

/**
 * Makes the blocks of those who may put on the roles: as tall as the roles, with a number beside them that counts the
 * people.
 */
export function whoBlocks(facts: Facts, roles: readonly RoleFacts[]): Block[] {
  const named = new Map<Trusted, Set<string>>(trusted.map((one) => [one, new Set<string>()]));
  for (const { names } of roles)
    for (const id of names) {
      const one = kindOfOutside(id);
      if (one) named.get(one)?.add(id);
    }
  return trusted.flatMap((one) => {
    const size = roles.filter((role) => role.trusted === one).length;
    if (size === 0 || one === 'nobody') return [];
    const members = one === 'here' ? [...usersWhoMayAssume(facts)].sort() : [...(named.get(one) ?? [])];
    const count = one === 'federation' ? Math.max(1, members.length) : members.length;
    return [
      make({
        id: `who:${one}`,
        column: 'who',
        size,
        count: null,
        name: whoWords[one](count),
        short: whoShort[one](count),
        members,
        icon: whoIcons[one],
        opens: members.length > 0 ? 'list' : null,
      }),
    ];
  });
}

const whoIcons = { here: 'user', service: 'service', account: 'account', federation: 'federated' } as const;

function kindOfOutside(id: string): Trusted | null {
  if (id.startsWith('principal:service:')) return 'service';
  if (id.startsWith('principal:federated:')) return 'federation';
  return id.startsWith('principal:') ? 'account' : null;
}

export const policyBlocks = (policies: Iterable<PolicyFacts>, { useOf }: Usage): Block[] =>
  classed<Use, PolicyFacts>(policies, {
    column: 'policies',
    order: uses,
    names: classes.policies,
    classOf: useOf,
    marks: (id) => ({ isIdle: id === 'idle' || id === 'limit' }),
  });

/** Policies by name with their first lines; those with the most holders first. */
export function namedPolicies(
  policies: Iterable<PolicyFacts>,
  usage: Usage,
  lineOf: (document: string) => string,
  from = 0,
  within: string | null = null,
): Block[] {
  const sizeOf = (policy: PolicyFacts): number => usage.holders(policy.id);
  const all = ranked(policies, sizeOf);
  const { shown, rest } = page(all, from, all.length - from > mostPolicies ? mostPolicies - 1 : mostPolicies);
  const blocks = shown.map((policy) =>
    make({
      id: `policy:${policy.id}`,
      column: 'policies',
      size: 1,
      count: null,
      name: policy.name,
      note: lineOf(policy.document),
      members: [policy.id],
      opens: 'surroundings',
      icon: policy.ownerId === null ? 'policy' : 'inlinePolicy',
    }),
  );
  if (rest.length === 0) return blocks;
  const id = within === null ? 'policies:rest' : `${within}:${String(from + shown.length)}`;
  const members = rest.map((policy) => policy.id);
  const name = words.morePolicies(rest.length);
  const opens = within === null ? 'list' : 'block';
  return [
    ...blocks,
    make({ id, column: 'policies', size: rest.length, count: null, name, members, opens, icon: 'policy' }),
  ];
}
