import { blocks as blockWords, spoken as words, unusual as unusualWords } from '#words/overview.ts';
import { flowOf } from './bands.ts';
import {
  groupBlocks,
  keyBlocks,
  ownBlock,
  userBlocks,
  policyBlocks,
  roleBlocks,
  whoBlocks,
} from './blocks.ts';
import type { Facts } from './facts.ts';
import type { Block, Flow, Totals, Unusual } from './flow.ts';
import { byName } from './ranks.ts';
import type { Usage } from './usage.ts';
import { usageOf } from './usage.ts';

/** A whole account, as counts. */
export interface Overview {
  readonly flow: Flow;
  readonly unusual: readonly Unusual[];
  /** The first sentence for somebody who hears the picture. */
  readonly sentence: string;
}

/** Users, groups and roles that have a policy which allows everything. */
function admins(facts: Facts, usage: Usage): string[] {
  const allowsAll = (id: string): boolean => {
    const policy = facts.policies.get(id);
    return policy !== undefined && usage.useOf(policy) === 'everything';
  };
  return [...facts.groups.values(), ...facts.roles.values(), ...facts.users.values()]
    .filter(({ policies }) => policies.some(allowsAll))
    .map(({ id }) => id);
}

function unusualIn(facts: Facts, flow: Flow, ways: number): Unusual[] {
  const sizeOf = (id: string): number => flow.blocks.find((block) => block.id === id)?.size ?? 0;
  const own = [...facts.users.values()].filter(({ policies }) => policies.length > 0).length;
  const anyone = [...facts.roles.values()].filter((role) => role.trustsAnyone).length;
  const found: (Unusual | false)[] = [
    ways > 0 && { id: 'admin', text: unusualWords.admin(ways), shows: { block: 'policies:everything' } },
    anyone > 0 && { id: 'anyone', text: unusualWords.anyone(anyone), shows: { block: 'anyone' } },
    facts.rootKeys > 0 && { id: 'rootKeys', text: unusualWords.rootKeys, shows: { entity: facts.account } },
    sizeOf('keys:unused') > 0 && {
      id: 'unusedKeys',
      text: unusualWords.unusedKeys(sizeOf('keys:unused')),
      shows: { block: 'keys:unused' },
    },
    own > 0 && { id: 'own', text: unusualWords.own(own), shows: { block: 'own' } },
    facts.groups.size > 0 &&
      sizeOf('users:none') > 0 && {
        id: 'noGroup',
        text: unusualWords.noGroup(sizeOf('users:none')),
        shows: { block: 'users:none' },
      },
    sizeOf('roles:nobody') > 0 && {
      id: 'nobody',
      text: unusualWords.nobody(sizeOf('roles:nobody')),
      shows: { block: 'roles:nobody' },
    },
  ];
  return found.filter((one) => one !== false);
}

function sentenceOf(totals: Totals, unusualThings: number): string {
  const parts = (['users', 'groups', 'roles', 'policies', 'keys'] as const).flatMap((column) =>
    totals[column] > 0 ? [words[column](totals[column])] : [],
  );
  return words.whole(parts, unusualThings);
}

export const totalsOf = (facts: Facts, usage: Usage): Totals => ({
  keys: [...facts.users.values()].reduce((sum, { keys }) => sum + keys.length, 0),
  users: facts.users.size,
  groups: facts.groups.size,
  roles: facts.roles.size,
  policies: usage.policies.length,
});

const warned = (blocks: readonly Block[], ways: number): Block[] =>
  blocks.map((block) =>
    block.id === 'policies:everything' && ways > 0
      ? { ...block, isWarned: true, note: blockWords.adminWays(ways) }
      : block,
  );

/**
 * Counts an account for its overview. The result doesn't depend on how the account came about. Linear in the account.
 * `groups`: how many of the largest groups are named.
 */
export function overviewOf(facts: Facts, usage: Usage = usageOf(facts), groups?: number): Overview {
  const users = [...facts.users.values()].sort(byName);
  const roles = [...facts.roles.values()].sort(byName);
  const ways = admins(facts, usage).length;
  const blocks = [
    ...keyBlocks(users),
    ...userBlocks(users),
    ...groupBlocks(facts.groups.values(), usage.members, 0, groups),
    ...ownBlock(users),
    ...whoBlocks(facts, roles),
    ...roleBlocks(roles),
    ...warned(policyBlocks(usage.policies, usage), ways),
  ];
  const totals = totalsOf(facts, usage);
  const flow = flowOf(facts, usage, blocks, totals, { marks: true, namedRoles: false });
  const unusual = unusualIn(facts, flow, ways);
  return { flow, unusual, sentence: sentenceOf(totals, unusual.length) };
}
