import { classes, opened as words, spoken } from '#words/overview.ts';
import { flowOf } from './bands.ts';
import {
  classOf,
  groupBlock,
  groupBlocks,
  keyBlocks,
  listedGroups,
  userBlocks,
  namedPolicies,
  namedRoles,
  policyBlocks,
  roleBlocks,
  whoBlocks,
} from './blocks.ts';
import type { Facts, GroupFacts, PolicyFacts, RoleFacts, UserFacts } from './facts.ts';
import { keyStates, trusted } from './facts.ts';
import type { Block, Flow, Totals } from './flow.ts';
import { totalsOf } from './overview.ts';
import { byName, ranked } from './ranks.ts';
import { rolesNaming, usersAlike } from './users-alike.ts';
import type { Usage } from './usage.ts';
import { usageOf, uses } from './usage.ts';

/** A block that is open in an overview, with a flow of its own. */
export interface Focus {
  readonly id: string;
  /** The name of the opened thing, for the path of crumbs. */
  readonly title: string;
  readonly flow: Flow;
  /** The entity that was opened, or null if it isn't a single one. */
  readonly entity: string | null;
  /** The sentence for somebody who hears the picture. */
  readonly sentence: string;
  /** How many things of the account aren't in it, by column. */
  readonly others: Totals;
}

/** A document's first line, as the picture of a policy has it. */
type LineOf = (document: string) => string;

interface Part {
  readonly users: readonly UserFacts[];
  readonly groups: readonly GroupFacts[];
  readonly roles: readonly RoleFacts[];
  readonly policies: readonly PolicyFacts[];
}

const factsFor = <T>(ids: Iterable<string>, map: ReadonlyMap<string, T>): T[] =>
  [...ids].flatMap((id) => map.get(id) ?? []);

/** All policies of these holders that count. */
function policiesOf(
  facts: Facts,
  holders: Iterable<{ readonly policies: readonly string[] }>,
): PolicyFacts[] {
  const ids = new Set<string>();
  for (const { policies } of holders) for (const id of policies) ids.add(id);
  return factsFor(ids, facts.policies);
}

function groupsOf(facts: Facts, users: Iterable<UserFacts>): GroupFacts[] {
  const ids = new Set<string>();
  for (const { groups } of users) for (const id of groups) ids.add(id);
  return factsFor(ids, facts.groups);
}

function rolesOf(facts: Facts, users: readonly UserFacts[]): RoleFacts[] {
  const naming = rolesNaming(facts);
  return factsFor(new Set(users.flatMap(({ id }) => naming.get(id) ?? [])), facts.roles);
}

class Opening {
  readonly #users: readonly UserFacts[];

  constructor(
    private readonly facts: Facts,
    private readonly usage: Usage,
    private readonly lineOf: LineOf,
  ) {
    this.#users = [...facts.users.values()].sort(byName);
  }

  of(id: string): Focus | null {
    const [kind = '', name = '', from] = id.split(':');
    if (kind === 'group') return this.#group(id, name);
    if (kind === 'groups') return this.#groups(id, name);
    if (kind === 'users') return this.#someUsers(id, classes.users, name, (user) => classOf(user) === name);
    if (kind === 'own')
      return this.#people(
        id,
        words.title.own,
        this.#users.filter(({ policies }) => policies.length > 0),
        true,
      );
    if (kind === 'keys') {
      if (!keyStates.some((state) => state === name)) return null;
      const owners = this.#users.filter(({ keys }) => keys.some(({ state }) => state === name));
      const title = words.title.keys(classes.keys[name as keyof typeof classes.keys][0]);
      return owners.length > 0 ? this.#people(id, title, owners, false) : null;
    }
    if (kind === 'roles' || kind === 'anyone')
      return this.#roles(id, kind === 'anyone' ? null : name, Number(from ?? 0));
    return kind === 'policies' ? this.#policies(id, name, Number(from ?? 0)) : null;
  }

  #someUsers(
    id: string,
    names: Readonly<Record<string, readonly string[]>>,
    name: string,
    isIn: (user: UserFacts) => boolean,
  ): Focus | null {
    const users = this.#users.filter(isIn);
    return users.length > 0 ? this.#people(id, names[name]?.[0] ?? name, users, false) : null;
  }

  #group(id: string, groupId: string): Focus | null {
    const group = this.facts.groups.get(groupId);
    if (!group) return null;
    const users = this.#users.filter(({ groups }) => groups.includes(groupId));
    const roles = rolesOf(this.facts, users);
    const kinds = usersAlike(this.facts, users, groupId);
    const policies = policiesOf(this.facts, [group, ...roles]);
    const blocks = [
      ...keyBlocks(users),
      ...kinds,
      {
        ...groupBlock(groupId, group.name, users.length),
        opens: 'surroundings' as const,
        note: words.memberCount(users.length),
        count: null,
      },
      ...namedRoles(roles, 0, null),
      ...namedPolicies(policies, this.usage, this.lineOf),
    ];
    const part = { users, groups: [group], roles, policies };
    const sentence = words.spoken(group.name, words.memberCount(users.length), kinds.length);
    return this.#focus(id, group.name, part, blocks, sentence, groupId);
  }

  #groups(id: string, name: string): Focus | null {
    const { members } = this.usage;
    const all = ranked(this.facts.groups.values(), (group) => members(group.id));
    const withMembers = all.filter((group) => members(group.id) > 0);
    const from = Number(name);
    const isEmpty = name === 'empty';
    const groups = isEmpty ? all.slice(withMembers.length) : withMembers.slice(from);
    if (groups.length === 0 || (!isEmpty && !Number.isInteger(from))) return null;
    const ids = new Set(groups.map((group) => group.id));
    const users = this.#users.filter((user) => user.groups.some((one) => ids.has(one)));
    const policies = policiesOf(this.facts, groups);
    const shown = isEmpty ? listedGroups(groups, members, 10) : groupBlocks(withMembers, members, from);
    const title = isEmpty
      ? words.title.noMembers
      : words.title.groupsFrom(
          from + 1,
          from + shown.filter((block) => block.id.startsWith('group:')).length,
        );
    const blocks = [...keyBlocks(users), ...userBlocks(users), ...shown, ...this.#policyBlocks(policies)];
    const sentence = words.spoken(title, spoken.groups(groups.length), 1);
    return this.#focus(id, title, { users, groups, roles: [], policies }, blocks, sentence);
  }

  /** Shows few policies by name, and many by what they allow. */
  #policyBlocks(policies: readonly PolicyFacts[]): Block[] {
    return policies.length <= 8
      ? namedPolicies(policies, this.usage, this.lineOf)
      : policyBlocks(policies, this.usage);
  }

  /** Shows users by kind, with their groups, the roles that name them, and their own policies. */
  #people(id: string, title: string, users: readonly UserFacts[], isOwn: boolean): Focus {
    const groups = isOwn ? [] : groupsOf(this.facts, users);
    const roles = rolesOf(this.facts, users);
    const kinds = usersAlike(this.facts, users, null);
    const counts = new Map<string, number>();
    for (const user of users)
      for (const group of user.groups) counts.set(group, (counts.get(group) ?? 0) + 1);
    const policies = policiesOf(this.facts, [...users, ...groups, ...roles]);
    const blocks = [
      ...keyBlocks(users),
      ...kinds,
      ...listedGroups(groups, (group) => counts.get(group) ?? 0),
      ...namedRoles(roles, 0, null),
      ...this.#policyBlocks(policies),
    ];
    const sentence = words.spoken(title, spoken.users(users.length), kinds.length);
    return this.#focus(id, title, { users, groups, roles, policies }, blocks, sentence);
  }

  #roles(id: string, name: string | null, from: number): Focus | null {
    const all = [...this.facts.roles.values()].filter((role) =>
      name === null ? role.trustsAnyone : role.trusted === name,
    );
    const roles = ranked(all, ({ policies }) => policies.length).slice(from);
    const one = trusted.find((candidate) => candidate === name);
    if (roles.length === 0 || (name !== null && !one)) return null;
    const plain = one ? words.title.roles(classes.roles[one][0]) : words.title.anyone;
    const within = name === null ? null : `roles:${name}`;
    const shown = namedRoles(all, from, within);
    const named = shown.filter((block) => block.id.startsWith('role:')).length;
    const title = from === 0 ? plain : words.title.rolesFrom(plain, from + 1, from + named);
    const policies = policiesOf(this.facts, roles);
    const blocks = [...whoBlocks(this.facts, roles), ...shown, ...this.#policyBlocks(policies)];
    const sentence = words.spoken(title, spoken.roles(roles.length), 1);
    return this.#focus(id, title, { users: [], groups: [], roles, policies }, blocks, sentence);
  }

  #policies(id: string, name: string, from: number): Focus | null {
    const use = uses.find((one) => one === name);
    if (!use) return null;
    const all = this.usage.policies.filter((policy) => this.usage.useOf(policy) === use);
    const ids = new Set(all.map((policy) => policy.id));
    const has = ({ policies }: { readonly policies: readonly string[] }): boolean =>
      policies.some((one) => ids.has(one));
    if (all.length === 0) return null;
    const groups = [...this.facts.groups.values()].filter(has);
    const roles = [...this.facts.roles.values()].filter(has);
    const inGroups = new Set(groups.map((group) => group.id));
    const users = this.#users.filter((user) => has(user) || user.groups.some((group) => inGroups.has(group)));
    const shown = namedPolicies(all, this.usage, this.lineOf, from, `policies:${use}`);
    const title = classes.policies[use][0];
    const blocks = [
      ...userBlocks(users),
      ...listedGroups(groups, this.usage.members),
      ...(roles.length > 10 ? roleBlocks(roles) : namedRoles(roles, 0, null)),
      ...shown,
    ];
    const sentence = words.spoken(title, spoken.policies(all.length), 1);
    return this.#focus(id, title, { users, groups, roles, policies: all }, blocks, sentence);
  }

  #focus(
    id: string,
    title: string,
    part: Part,
    blocks: readonly Block[],
    sentence: string,
    entity: string | null = null,
  ): Focus {
    const totals: Totals = {
      keys: part.users.reduce((sum, { keys }) => sum + keys.length, 0),
      users: part.users.length,
      groups: part.groups.length,
      roles: part.roles.length,
      policies: part.policies.length,
    };
    const whole = totalsOf(this.facts, this.usage);
    const others: Totals = {
      keys: whole.keys - totals.keys,
      users: whole.users - totals.users,
      groups: whole.groups - totals.groups,
      roles: whole.roles - totals.roles,
      policies: whole.policies - totals.policies,
    };
    const flow = flowOf(this.facts, this.usage, blocks, totals, { marks: false, namedRoles: true });
    return { id, title, flow, entity, sentence, others };
  }
}

/** Returns the flow of a block that opens, or null if the block no longer exists. Linear in the account. */
export const focusOf = (
  facts: Facts,
  id: string,
  lineOf: LineOf,
  usage: Usage = usageOf(facts),
): Focus | null => new Opening(facts, usage, lineOf).of(id);
