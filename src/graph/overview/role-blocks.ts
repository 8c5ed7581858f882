import { blocks as words, classes, who as whoWords, whoShort } from '#words/overview.ts';
import { classed, make } from './block.ts';
import type { Facts, PolicyFacts, RoleFacts, Trusted } from './facts.ts';
import { trusted } from './facts.ts';
import type { Block } from './flow.ts';
import { page, ranked } from './ranks.ts';
import type { Usage, Use } from './usage.ts';
import { uses, usersWhoMayAssume } from './usage.ts';

/** The most roles with a row of their own; fewer beside other things. */
const mostNamed = 10;
const mostBeside = 4;
/** Policies stand with their first lines, which takes more room. */
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
    within === null ? mostBeside : mostNamed,
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

/** Who may put the roles on. As tall as the roles; the number beside it counts who. */
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

/** Policies by name with their first lines; the ones that most have first. */
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
