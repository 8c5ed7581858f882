import type { Level } from './allows.ts';
import { allowsOf } from './allows.ts';
import type { Facts, PolicyFacts, UserFacts } from './facts.ts';
import { byName } from './ranks.ts';

/** What a policy is there for: the strongest thing it allows, or, where nobody has it, only a limit, or nothing yet. */
export const uses = [
  'everything',
  'iam',
  'write',
  'read',
  'nothing',
  'limit',
  'idle',
] as const satisfies readonly (Level | 'limit' | 'idle')[];
export type Use = (typeof uses)[number];

/** Who has what, counted once for a whole account. Linear in it. */
export interface Usage {
  /** The policies that count: all of the account's, and those of AWS's that it uses. */
  readonly policies: readonly PolicyFacts[];
  readonly useOf: (policy: PolicyFacts) => Use;
  /** How many users, groups and roles have a policy. */
  readonly holders: (policyId: string) => number;
  readonly members: (groupId: string) => number;
}

export function usageOf(facts: Facts): Usage {
  const holders = new Map<string, number>();
  const members = new Map<string, number>();
  const limits = new Set<string>();
  const count = (counts: Map<string, number>, id: string): void => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const owner of [...facts.users.values(), ...facts.groups.values(), ...facts.roles.values()])
    for (const id of owner.policies) count(holders, id);
  for (const user of facts.users.values()) for (const id of user.groups) count(members, id);
  for (const { boundary } of [...facts.users.values(), ...facts.roles.values()])
    if (boundary !== null) limits.add(boundary);
  const isLimit = ({ arn }: PolicyFacts): boolean => arn !== null && limits.has(arn);
  const counts = (policy: PolicyFacts): boolean =>
    holders.has(policy.id) || (policy.ownerId === null && (!policy.isOfAws || isLimit(policy)));
  return {
    policies: [...facts.policies.values()].filter(counts).sort(byName),
    useOf: (policy) => {
      if (holders.has(policy.id)) return allowsOf(policy.document).level;
      return isLimit(policy) ? 'limit' : 'idle';
    },
    holders: (id) => holders.get(id) ?? 0,
    members: (id) => members.get(id) ?? 0,
  };
}

const assumes = (facts: Facts, ids: readonly string[]): boolean =>
  ids.some((id) => allowsOf(facts.policies.get(id)?.document ?? '').assumes);

/**
 * The users who may put on a role of this account as far as documents tell: a trust policy names them, or it trusts
 * the account and a policy of theirs or of a group of theirs allows `sts:AssumeRole`.
 */
export function usersWhoMayAssume(facts: Facts): ReadonlySet<string> {
  const may = new Set<string>();
  let trustsAccount = false;
  for (const role of facts.roles.values()) {
    trustsAccount ||= role.trustsAccount;
    for (const id of role.names) if (facts.users.has(id)) may.add(id);
  }
  if (!trustsAccount) return may;
  const groups = new Set<string>();
  for (const group of facts.groups.values()) if (assumes(facts, group.policies)) groups.add(group.id);
  const isAllowed = (user: UserFacts): boolean =>
    user.groups.some((id) => groups.has(id)) || assumes(facts, user.policies);
  for (const user of facts.users.values()) if (isAllowed(user)) may.add(user.id);
  return may;
}
