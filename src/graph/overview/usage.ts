import type { Facts, PolicyFacts, UserFacts } from './facts.ts';
import { byName } from './ranks.ts';

/** The strongest thing that a policy allows, strongest first; `nothing` for one that only denies. */
const levels = ['everything', 'iam', 'write', 'read', 'nothing'] as const;
export type Level = (typeof levels)[number];

/** The facts about a policy's document that an overview needs. */
interface Allows {
  readonly level: Level;
  /** Whether a statement allows `sts:AssumeRole`, on any role. */
  readonly assumes: boolean;
}

const nothing: Allows = { level: 'nothing', assumes: false };

/** The verbs that AWS gives to actions that only read. */
const reading =
  /^(?:batchget|describe|detect|discover|download|estimate|filter|get|head|list|lookup|preview|query|read|scan|search|select|simulate|validate|verify|view)/;

/** IAM actions that change no permissions: changing one's own password, or generating a report. */
const harmless = /^(?:changepassword|generate|passrole|resync)/;

/** A person's own user: permissions on it alone change nobody else. */
const ownUser = '${aws:username}';

type Statement = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const isEverything = (pattern: string): boolean => /^\*+$/.test(pattern);

function statementsIn(document: string): Statement[] {
  try {
    const { Statement: all } = JSON.parse(document) as { Statement?: unknown };
    return (Array.isArray(all) ? all : [all]).filter(
      (one): one is Statement => typeof one === 'object' && one !== null,
    );
  } catch {
    return [];
  }
}

/** Whether an action's pattern matches a name; `*` stands for any letters. */
function reaches(pattern: string, name: string): boolean {
  let at = 0;
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return false;
  if (rest.length === 0) return name === first;
  at = first.length;
  const last = rest.pop() ?? '';
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

function levelOfAction(action: string, resources: readonly string[]): Level {
  const colon = action.indexOf(':');
  const [service, name] = colon < 0 ? [action, '*'] : [action.slice(0, colon), action.slice(colon + 1)];
  if (reading.test(name)) return 'read';
  const isOfIam = reaches(service, 'iam') && !harmless.test(name);
  const isOwn = resources.length > 0 && resources.every((resource) => resource.includes(ownUser));
  if (!isOfIam || isOwn) return 'write';
  return resources.some((one) => one.startsWith('*') || one.startsWith('arn:')) && !onlyElsewhere(resources)
    ? 'iam'
    : 'write';
}

/** Whether none of the resources can be one of IAM's. */
const onlyElsewhere = (resources: readonly string[]): boolean =>
  resources.every((resource) => {
    const [, , service = '*'] = resource.split(':');
    return resource.startsWith('arn:') && !reaches(service, 'iam');
  });

function levelOf(statement: Statement): Level {
  const resources = statement['NotResource'] === undefined ? texts(statement['Resource']) : ['*'];
  const all = resources.some(isEverything) && statement['NotResource'] === undefined;
  if (statement['NotAction'] !== undefined) {
    const left = texts(statement['NotAction']).map((action) => action.toLowerCase());
    return left.some((action) => reaches(action, 'iam:createuser')) || onlyElsewhere(resources)
      ? 'write'
      : 'iam';
  }
  const actions = texts(statement['Action']).map((action) => action.toLowerCase());
  if (all && actions.some((action) => isEverything(action.replace(':', '')))) return 'everything';
  return strongest(actions.map((action) => levelOfAction(action, resources)));
}

const strongest = (found: readonly Level[]): Level =>
  levels.find((level) => found.includes(level)) ?? 'nothing';

function mayAssume(statement: Statement): boolean {
  if (statement['NotAction'] !== undefined)
    return !texts(statement['NotAction']).some((action) => reaches(action.toLowerCase(), 'sts:assumerole'));
  return texts(statement['Action']).some(
    (action) => isEverything(action) || reaches(action.toLowerCase(), 'sts:assumerole'),
  );
}

const known = new Map<string, Allows>();
const mostKnown = 20_000;

/**
 * Returns the strongest thing that a policy's Allow statements reach if their conditions hold: everything, IAM itself,
 * anything that isn't only reading, or reading. Judged by AWS's names of actions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 */
function allowsOf(document: string): Allows {
  const there = known.get(document);
  if (there) return there;
  const allows = statementsIn(document).filter((statement) => statement['Effect'] === 'Allow');
  const found =
    allows.length === 0
      ? nothing
      : { level: strongest(allows.map(levelOf)), assumes: allows.some(mayAssume) };
  if (known.size >= mostKnown) known.clear();
  known.set(document, found);
  return found;
}

/**
 * The use of a policy: the strongest thing that it allows. If nobody has it: that it is only a limit, or not used yet.
 */
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

/** The holders of policies and members of groups, counted once for a whole account. Linear in it. */
export interface Usage {
  /** The policies that count: all of the account's, and those of AWS's own that it uses. */
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
 * Returns the users who may put on a role of this account, as far as documents tell: a trust policy names them, or it
 * trusts the account and a policy of theirs or of a group of theirs allows `sts:AssumeRole`.
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
