import type { World } from '../../engine/index.ts';
import { rowsBy, withoutPrincipals } from '../../engine/index.ts';
import type { Built, Loss, LossReason, Plan, Properties, Value } from './built.ts';
import { eachAccount, eachReference, Reference, textOf, withReferences } from './built.ts';
import type { Edges } from './circles.ts';
import { circlesOf, inOrder } from './circles.ts';
import type { Draft, Source } from './draft.ts';
import { given } from './draft.ts';
import { cognitoDrafts } from './from-cognito.ts';
import { accountSettings, iamDrafts } from './from-iam.ts';
import { organizationDrafts, organizationSettings } from './from-organization.ts';
import { parameterDrafts, resourceDrafts } from './from-resources.ts';
import { LogicalIds } from './names.ts';
import { untakenPrincipals, withNeeds } from './needs.ts';
import type { Found } from './resolve.ts';
import { Resolver } from './resolve.ts';

/** The part of an account that is taken: all of it, or things by their rows' ids with what those need. */
export type Choice = 'all' | ReadonlySet<string>;

type Fixed = Omit<Built, 'logicalId'> & Pick<Draft, 'name' | 'word' | 'partOf'>;

/** Inline policies, which stand in their owners where that closes no circle. */
const inlineTypes: ReadonlySet<string> = new Set([
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
  'AWS::IAM::RolePolicy',
]);

/** Facts that nobody knows before AWS has made the thing. */
const chosenByAws: ReadonlySet<string> = new Set(['id', 'uniqueId', 'rootId', 'url']);

/** Collects losses; those of one reason and place are one. */
class Losses {
  readonly #found = new Map<string, Loss>();

  readonly lose = (reason: LossReason, names: readonly string[], at: string | null, count = 1): void => {
    const key = `${reason}\n${at ?? ''}`;
    const before = this.#found.get(key);
    this.#found.set(key, {
      reason,
      names: [...new Set([...(before?.names ?? []), ...names])],
      at,
      count: (before?.count ?? 0) + count,
    });
  };

  list(): readonly Loss[] {
    return [...this.#found.values()];
  }
}

/** Plans what an account, or a part of it, is built from; `title` names it. */
export function planOf(world: World, account: string, choice: Choice, title: string): Plan {
  const losses = new Losses();
  const { lose } = losses;
  const needed = choice === 'all' ? null : withNeeds(world, account, choice);
  const takes = (id: string): boolean => needed === null || needed.has(id);
  const source: Source = { world, account, takes, lose };
  const drafts = [
    ...iamDrafts(source),
    ...cognitoDrafts(source),
    ...resourceDrafts(source),
    ...parameterDrafts(source),
    ...organizationDrafts(source),
  ];
  if (choice === 'all') loseRest(source);
  const fixed = resolved(source, drafts);
  const built = named(uncircled(folded(fixed), lose));
  const isWhole = choice === 'all';
  const settings = {
    ...(isWhole ? accountSettings(world, account) : {}),
    ...organizationSettings(
      world,
      isWhole || built.some(({ type }) => type.endsWith('::Organization')) ? account : '',
    ),
  };
  return {
    title,
    account,
    built,
    settings,
    losses: losses.list(),
    untaken: untakenPrincipals(world, account, takes),
    accounts: otherAccounts(built, account),
  };
}

function resolved({ world, account, lose }: Source, drafts: readonly Draft[]): Fixed[] {
  const found = new Map<string, Found>();
  const roleKeys = new Map<string, string>();
  const keys = new Set(drafts.map(({ key }) => key));
  for (const { key, name, type, finds = [] } of drafts) {
    for (const [text, fact] of finds) found.set(text, { to: key, fact });
    if (type === 'AWS::IAM::Role') roleKeys.set(name, key);
  }
  const resolver = new Resolver(world, account, found, roleKeys, lose, (key) => keys.has(key));
  return drafts.map(({ key, name, word, type, region, tags = [], partOf, own, properties }) => ({
    key,
    name,
    word,
    type,
    region,
    tags,
    ...(partOf === undefined ? {} : { partOf }),
    ...(own === undefined ? {} : { own }),
    properties: given(properties(resolver)),
  }));
}

/** The things that a thing's properties name, apart from one. */
function edgesOf(properties: Properties, except?: string): Edges {
  const edges = { hard: new Set<string>(), soft: new Set<string>() };
  eachReference(properties, ({ to, isHard }) => {
    if (to !== except) edges[isHard ? 'hard' : 'soft'].add(to);
  });
  return edges;
}

/** Puts inline policies into their owners, unless what they name needs the owner in its turn. */
function folded(fixed: readonly Fixed[]): Fixed[] {
  const inline = fixed.filter(({ type }) => inlineTypes.has(type));
  const owned = new Map<string, Fixed[]>();
  for (const one of inline) owned.set(one.partOf ?? '', [...(owned.get(one.partOf ?? '') ?? []), one]);
  const edges = new Map<string, Edges>();
  for (const one of fixed) {
    if (inlineTypes.has(one.type)) continue;
    const { hard, soft } = edgesOf(one.properties);
    for (const policy of owned.get(one.key) ?? [])
      for (const to of edgesOf({ PolicyDocument: policy.properties['PolicyDocument'] ?? '' }).soft)
        (soft as Set<string>).add(to);
    edges.set(one.key, { hard, soft });
  }
  const none: Edges = { hard: new Set(), soft: new Set() };
  const circles = circlesOf([...edges.keys()], (key) => edges.get(key) ?? none);
  const stays = (policy: Fixed): boolean => {
    const circle = circles.get(policy.partOf ?? '');
    if (circle === undefined) return false;
    const { soft } = edgesOf({ PolicyDocument: policy.properties['PolicyDocument'] ?? '' });
    return [...soft].some((to) => circles.get(to) === circle);
  };
  return fixed.flatMap((one) => {
    if (inlineTypes.has(one.type)) return stays(one) ? [one] : [];
    const own = (owned.get(one.key) ?? []).filter((policy) => !stays(policy));
    if (!own.length) return [one];
    const Policies = own.map(({ properties: { PolicyName = '', PolicyDocument = '' } }) => ({
      PolicyName,
      PolicyDocument,
    }));
    return [{ ...one, properties: { ...one.properties, Policies } }];
  });
}

/** Orders things so that each comes after those that it names, and cuts what closes a circle. */
function uncircled(fixed: readonly Fixed[], lose: Losses['lose']): Fixed[] {
  const byKey = new Map(fixed.map((one) => [one.key, one]));
  const edges = new Map(
    fixed.map((one) => {
      const { hard, soft } = edgesOf(one.properties);
      // A thing that must exist anyway may be named by text, too, without a circle more.
      return [one.key, { hard, soft: new Set([...soft].filter((to) => !hard.has(to))) }];
    }),
  );
  const none: Edges = { hard: new Set(), soft: new Set() };
  const { order, cut } = inOrder([...byKey.keys()], (key) => edges.get(key) ?? none);
  return order.flatMap((key) => {
    const one = byKey.get(key);
    if (!one) return [];
    return [{ ...one, properties: withoutCut(one, cut, lose) }];
  });
}

function withoutCut(
  one: Fixed,
  cut: (from: string, to: string) => boolean,
  lose: Losses['lose'],
): Properties {
  const isCut = (value: unknown): boolean => value instanceof Reference && cut(one.key, value.to);
  const changed = (reference: Reference): Value => {
    if (!isCut(reference)) return reference;
    if (chosenByAws.has(reference.fact)) lose('uniqueIds', [textOf(reference.literal)], one.key);
    return reference.literal;
  };
  const trust = one.properties['AssumeRolePolicyDocument'] ?? one.properties['KeyPolicy'];
  if (trust === undefined) return withReferences(one.properties, changed) as Properties;
  const { document, missing } = withoutPrincipals(
    trust as Readonly<Record<string, unknown>>,
    (value) => value instanceof Reference && value.isHard && isCut(value),
    one.type === 'AWS::KMS::Key' ? 'kms:*' : undefined,
  );
  if (missing.length)
    lose(
      'circles',
      missing.map((value) => (value instanceof Reference ? textOf(value.literal) : '')),
      one.key,
    );
  const name = 'KeyPolicy' in one.properties ? 'KeyPolicy' : 'AssumeRolePolicyDocument';
  return withReferences({ ...one.properties, [name]: document as Value }, changed) as Properties;
}

function named(fixed: readonly Fixed[]): Built[] {
  const own = fixed.filter(({ partOf }) => partOf === undefined);
  const names = new LogicalIds(own.map(({ name }) => name));
  const ids = new Map<string, string>();
  // In the order of their kinds and names, so that an order that follows needs doesn't number them.
  const byKind = [...own].sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
  for (const { key, name, word } of byKind) ids.set(key, names.idFor(name, word));
  for (const { key, word, partOf = '' } of fixed)
    if (!ids.has(key)) ids.set(key, names.partOf(ids.get(partOf) ?? '', word));
  return fixed.map(({ key, type, region, tags, own: has, properties }) => ({
    key,
    type,
    region,
    tags,
    properties,
    logicalId: ids.get(key) ?? '',
    ...(has === undefined ? {} : { own: has }),
  }));
}

function otherAccounts(built: readonly Built[], account: string): Plan['accounts'] {
  const found = new Set<string>();
  for (const { properties } of built) eachAccount(properties, ({ id }) => found.add(id));
  found.delete(account);
  const ids = [...found].sort();
  return ids.map((id, i) => ({
    id,
    parameter: ids.length === 1 ? 'OtherAccountId' : `OtherAccountId${String(i + 1)}`,
  }));
}

/** Counts what of a whole account no code can say. */
function loseRest({ world, account, lose }: Source): void {
  const { sessions } = world.tables;
  const inAccount = (rows: Iterable<{ readonly account: string }>): number =>
    [...rows].filter((row) => row.account === account).length;
  const counted = (reason: LossReason, names: readonly string[], count: number): void => {
    if (count) lose(reason, names, null, count);
  };
  counted('sessions', [], inAccount(sessions.values()));
  const workloads = rowsBy(world, 'workloadsByAccount', account);
  counted(
    'workloads',
    workloads.map(({ name }) => name),
    workloads.length,
  );
  const others = world.tables.accounts
    .list()
    .filter(({ id, parentId }) => id !== account && parentId === null);
  counted(
    'otherAccounts',
    others.map(({ name }) => name),
    others.length,
  );
  const devices = rowsBy(world, 'mfaDevicesByAccount', account).filter(
    ({ ownerId }) => ownerId === null || ownerId === account,
  );
  const keys = rowsBy(world, 'accessKeysByOwner', account);
  counted('rootSignIn', [], devices.length + keys.length);
}
