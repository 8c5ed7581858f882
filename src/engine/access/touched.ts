import { parseArn, policyArn, roleArn, userArn } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { PolicyRow, ResourceRow, TableName } from '../entities/entities.ts';
import { resourcePolicyOf, trustPolicyOf } from '../policy/attached-policies.ts';
import type { Statement } from '../policy/compile-statement.ts';
import type { AttachedPolicy, PolicyDocument } from '../policy/document.ts';
import { gatherLayers } from '../policy/layers.ts';
import { ceilingsOf } from '../policy/organization.ts';
import { matchPrincipal, namesOf } from '../policy/principals.ts';
import type { Change, World } from '../world/world.ts';
import { accountIds, rowsBy } from '../world/world.ts';
import type { Possible, Way } from './cells/callers.ts';
import { isOutside, waysOf } from './cells/callers.ts';
import { onceFor } from './cells/once-for.ts';
import { asksTags, asksWay } from './cells/reads-caller.ts';
import { changedDocuments, servicesNamed } from './cells/told-apart.ts';
import { asksWho, hasHolders, Numbers, possibleCallers } from './who-is-alike.ts';
import { factsOf } from './cells/world-facts.ts';

/** Callers who are decided alike before and after a change, so that one of them stands for all. */
export interface TouchedKind {
  /** Never empty; the first stands for all. */
  readonly who: readonly Possible[];
  /**
   * Names the thing that is there before, after, or both: the callers themselves, or the role that they ask for. `way`:
   * their way of calling; `thing`: the resource that the change is about. The callers of these two are there on both sides.
   */
  readonly of: 'caller' | 'way' | 'thing';
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  /** The services whose requests may be decided otherwise; null: those of every service. */
  readonly services: readonly string[] | null;
  /** The resources that the change is about; null: it may be about any. */
  readonly resources: readonly string[] | null;
}

/** Documents of a caller's own side, level by level. */
type Levels = readonly (readonly AttachedPolicy[] | null)[];

const anyResource = 'arn:aws:s3:::x/x';

function ownLevels(world: World, caller: Caller): Levels {
  const { identity, boundary, session, scp } = gatherLayers(world, caller, 's3:GetObject', anyResource);
  return [identity, boundary, session, ...(scp ?? []).map(({ policies }) => policies)];
}

/** The services that the documents name that stand on one side alone; null for every one. */
function servicesBetween(before: Levels, after: Levels): readonly string[] | null {
  if (before.length !== after.length) return null;
  const changed: PolicyDocument[] = [];
  for (const [at, policies] of before.entries()) {
    const documents = (all: Levels[number]) => all && new Set(all.map(({ document }) => document));
    const differing = changedDocuments(documents(policies), documents(after[at] ?? null));
    if (!differing) return null;
    changed.push(...differing);
  }
  const named = servicesNamed(changed);
  return named && [...named];
}

/** The ids of the users and roles whose own policies, limits or ways of calling a change of rows may have changed. */
class Holders {
  readonly ids = new Set<string>();
  /** The owners of keys, passwords and devices that changed. */
  readonly signers = new Set<string>();
  readonly #before: World;
  readonly #after: World;

  constructor(before: World, after: World) {
    this.#before = before;
    this.#after = after;
  }

  /** Adds a user or a role, or the members of a group. */
  add(id: string, kind: string): void {
    if (kind !== 'group') this.ids.add(id);
    else
      for (const world of [this.#before, this.#after])
        for (const { userId } of rowsBy(world, 'membershipsByGroup', id)) this.ids.add(userId);
  }

  /** Adds everybody who has a managed policy, or is limited by it. */
  #addPolicy(row: PolicyRow): void {
    const arn = policyArn(row);
    for (const world of [this.#before, this.#after]) {
      for (const { principalId, principalKind } of rowsBy(world, 'attachmentsByPolicy', row.id))
        this.add(principalId, principalKind);
      for (const { id } of rowsBy(world, 'usersByBoundary', arn)) this.ids.add(id);
      for (const { id } of rowsBy(world, 'rolesByBoundary', arn)) this.ids.add(id);
    }
  }

  take(change: Change): void {
    switch (change.table) {
      case 'users':
      case 'roles':
        if (isOtherIdentity(change)) this.ids.add(change.key);
        break;
      case 'memberships':
        for (const row of [change.before, change.after]) if (row) this.ids.add(row.userId);
        break;
      case 'attachments':
        for (const row of [change.before, change.after])
          if (row) this.add(row.principalId, row.principalKind);
        break;
      case 'inlinePolicies':
        for (const row of [change.before, change.after]) if (row) this.add(row.ownerId, row.ownerKind);
        break;
      case 'policies': {
        const { before, after } = change;
        if (defaultOf(before) === defaultOf(after)) break;
        for (const row of [before, after]) if (row) this.#addPolicy(row);
        break;
      }
      case 'loginProfiles':
        this.signers.add(change.key);
        break;
      case 'accessKeys':
      case 'mfaDevices':
        for (const row of [change.before, change.after]) if (row?.ownerId) this.signers.add(row.ownerId);
        break;
      default:
    }
  }
}

const defaultOf = (row: PolicyRow | null): string | undefined =>
  row?.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;

/** Whether somebody came, went, or was tagged, limited or named otherwise. */
function isOtherIdentity({ before, after }: Change & { readonly table: 'users' | 'roles' }): boolean {
  if (!before || !after) return true;
  const facts = ({ name, path, tags, permissionsBoundary }: typeof before): string =>
    JSON.stringify([name, path, tags, permissionsBoundary]);
  return facts(before) !== facts(after);
}

/** Something with a policy of its own, before and after; null where it isn't there. */
interface Side {
  readonly patterns: readonly string[] | null;
  /** The services whose requests it decides. */
  readonly services: readonly string[];
  readonly before: AttachedPolicy | null;
  readonly after: AttachedPolicy | null;
  readonly of: TouchedKind['of'];
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  /** Whether its tags differ, or something else that a policy doesn't say. */
  readonly isTagged: boolean;
  readonly isOther: boolean;
}

function roleSide(before: World, after: World, key: string): Side | null {
  const [one, other] = [before.tables.roles.get(key), after.tables.roles.get(key)];
  const row = other ?? one;
  const isSame = one && other && one.trustPolicy === other.trustPolicy && sameTags(one, other);
  if (!row || isSame) return null;
  const arn = roleArn(row);
  const isTagged = one !== undefined && other !== undefined && !sameTags(one, other);
  return {
    ...{ patterns: [arn], services: isTagged ? ['sts', 'iam'] : ['sts'], isTagged, isOther: false },
    ...{ of: 'caller', isBefore: one !== undefined, isAfter: other !== undefined },
    before: one ? trustPolicyOf(before, one) : null,
    after: other ? trustPolicyOf(after, other) : null,
  };
}

type Tagged = { readonly tags: readonly unknown[] };
const sameTags = (one: Tagged, other: Tagged): boolean =>
  JSON.stringify(one.tags) === JSON.stringify(other.tags);

/**
 * The ways for which a user has what it takes: an active key, a password, or a second factor beside one of them. None for
 * another id.
 */
function waysHad(world: World, userId: string): ReadonlySet<Way> {
  const hasKey = rowsBy(world, 'accessKeysByOwner', userId).some(({ status }) => status === 'Active');
  const hasPassword = world.tables.loginProfiles.has(userId);
  const hasDevice = rowsBy(world, 'mfaDevicesByOwner', userId).length > 0;
  return new Set<Way>([
    ...(hasKey ? (['key'] as const) : []),
    ...(hasPassword ? (['password'] as const) : []),
    ...(hasDevice && (hasKey || hasPassword) ? (['mfa'] as const) : []),
  ]);
}

/** The facts about a row that decide beside its policy and its tags. */
const otherFacts = ({ account, kind, ...row }: ResourceRow): string =>
  JSON.stringify([account, kind, 'publicAccessBlock' in row ? row.publicAccessBlock : null]);

/** A user or a managed policy whose tags differ: the only fact of theirs that decides about requests on them. */
function taggedSide(before: World, after: World, table: 'users' | 'policies', key: string): Side | null {
  const [one, other] = [before.tables[table].get(key), after.tables[table].get(key)];
  if (!one || !other || sameTags(one, other)) return null;
  const { users, policies } = after.tables;
  const [user, policy] = [users.get(key), policies.get(key)];
  const arn = user ? userArn(user) : policy ? policyArn(policy) : '';
  return {
    ...{ patterns: [arn], services: ['iam'], before: null, after: null },
    ...{ of: 'caller', isBefore: true, isAfter: true, isTagged: true, isOther: false },
  };
}

/** A thing before and after. One that came or went has tags and other facts of its own, yet only its policy gives or takes. */
function resourceSide(before: World, after: World, key: string): Side | null {
  const [one, other] = [before.tables.resources.get(key), after.tables.resources.get(key)];
  const row = other ?? one;
  if (!row) return null;
  const isTagged = one !== undefined && other !== undefined && !sameTags(one, other);
  const isOther = one !== undefined && other !== undefined && otherFacts(one) !== otherFacts(other);
  if (one?.policy === other?.policy && !isTagged && !isOther) return null;
  return {
    ...{ patterns: patternsOf(row), services: [parseArn(row.id)?.service ?? ''] },
    ...{ of: 'thing', isBefore: one !== undefined, isAfter: other !== undefined, isTagged, isOther },
    before: one ? resourcePolicyOf(before, one) : null,
    after: other ? resourcePolicyOf(after, other) : null,
  };
}

/** The one resource that a row's policy is about; null for one that is about more, such as a bucket's objects. */
const patternsOf = ({ id, kind }: ResourceRow): Side['patterns'] =>
  kind === 'bucket' || kind === 'table' || kind === 'function' || kind === 'key' ? null : [id];

/** The statements of a policy that name a caller, as one text. */
function naming(policy: AttachedPolicy | null, world: World, caller: Caller): string {
  const names = namesOf(world, caller);
  return (policy?.document.statements ?? [])
    .filter(({ principals }) => principals && matchPrincipal(principals, names) !== null)
    .map((statement) => JSON.stringify([statement.principals?.negated, statement.json()]))
    .join();
}

/** The resource control policies over any account: they are asked about its things, so they may tell any two callers apart. */
const ceilingsOverThings = onceFor((world: World): readonly AttachedPolicy[] =>
  [...accountIds(world)].flatMap((account) =>
    (ceilingsOf(world, account, 'RESOURCE_CONTROL_POLICY') ?? []).flatMap(({ policies }) => policies),
  ),
);

/** Accounts whose ceilings of a kind differ, with the services that the differing policies name. */
function ceilingsChanged(
  before: World,
  after: World,
  type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY',
): ReadonlyMap<string, readonly string[] | null> {
  const found = new Map<string, readonly string[] | null>();
  for (const account of new Set([...accountIds(before), ...accountIds(after)])) {
    const levels = (world: World): Levels =>
      (ceilingsOf(world, account, type) ?? []).map(({ policies }) => policies);
    const services = servicesBetween(levels(before), levels(after));
    if (services?.length !== 0) found.set(account, services);
  }
  return found;
}

const organizationTables: ReadonlySet<string> = new Set([
  ...['accounts', 'units', 'organizations', 'organizationPolicies', 'organizationAttachments'],
]);

/** Sorts callers into kinds, each of which is asked once. */
class Kinds {
  readonly #before: World;
  readonly #after: World;
  readonly #numbers = new Numbers();
  readonly #ceilingsAskWho: boolean;
  readonly #found = new Map<string, { kind: TouchedKind; who: Possible[] }>();

  constructor(before: World, after: World) {
    this.#before = before;
    this.#after = after;
    this.#ceilingsAskWho = [before, after].flatMap(ceilingsOverThings).some(asksWho);
  }

  /** All of a caller by which two callers may be told apart. */
  #textOf(
    { way, caller }: Possible,
    services: readonly string[] | null,
    more: readonly AttachedPolicy[],
  ): string {
    const sides = [this.#before, this.#after].map((world) => ({ world, levels: ownLevels(world, caller) }));
    const policies = [...sides.flatMap(({ levels }) => levels.flatMap((all) => all ?? [])), ...more];
    const asksSelf = this.#ceilingsAskWho || policies.some(asksWho);
    const isSelf = asksSelf || (caller.type === 'assumedRole' && isIn(services, 'sts'));
    return JSON.stringify([
      ...[way, caller.account, caller.type, services],
      ...(caller.type === 'user' || caller.type === 'assumedRole' ? [] : [caller.arn]),
      isSelf ? caller.arn : '',
      sides.map(({ levels }) => levels.map((all) => (all ? this.#numbers.of(all) : '-'))),
      sides.map(({ world }) => {
        const names = namesOf(world, caller);
        return [
          names.hasBoundary,
          more.map(({ document }) =>
            document.statements.map(({ principals }) =>
              principals ? matchPrincipal(principals, names) : null,
            ),
          ),
        ];
      }),
    ]);
  }

  add(possible: Possible, touched: Omit<TouchedKind, 'who'>, more: readonly AttachedPolicy[]): void {
    const { services, resources, of, isBefore, isAfter } = touched;
    const about = JSON.stringify([resources, of, isBefore, isAfter]);
    const key = `${this.#textOf(possible, services, more)} ${about}`;
    const known = this.#found.get(key);
    if (known) known.who.push(possible);
    else {
      const who = [possible];
      this.#found.set(key, { who, kind: { ...touched, who } });
    }
  }

  get all(): readonly TouchedKind[] {
    return [...this.#found.values()].map(({ kind }) => kind);
  }
}

const isIn = (services: readonly string[] | null, service: string): boolean =>
  services === null || services.includes(service);

/** The service whose requests a policy of a resource or a role decides. */
const serviceOf = ({ ref }: AttachedPolicy): string =>
  ref.owner.kind === 'role' ? 'sts' : (parseArn(ref.arn ?? ref.owner.id)?.service ?? '');

class Touching {
  readonly #before: World;
  readonly #after: World;
  readonly #kinds: Kinds;
  /** Whether a policy over some resource tells ways of calling apart, on either side. */
  #resourcesAskWay: boolean | null = null;

  constructor(before: World, after: World) {
    this.#before = before;
    this.#after = after;
    this.#kinds = new Kinds(before, after);
  }

  #ways(id: string): readonly Possible[] {
    this.#resourcesAskWay ??= [this.#before, this.#after].some((world) =>
      [...factsOf(world).policies, ...ceilingsOverThings(world)].some(asksWay),
    );
    const [now, then] = [waysOf(this.#after, id, true), waysOf(this.#before, id, true)];
    const all = now.length > 0 ? now : then;
    const one = all.find(({ way }) => way === 'password') ?? all[0];
    if (!one || all.length === 1 || this.#resourcesAskWay) return all;
    const own = [this.#before, this.#after].flatMap((world) => ownLevels(world, one.caller));
    return own.some((policies) => policies?.some(asksWay)) ? all : [one];
  }

  /** The policies of resources on both sides that decide requests of these services. */
  #sharedBy(services: readonly string[] | null): readonly AttachedPolicy[] {
    return [this.#before, this.#after].flatMap((world) =>
      factsOf(world).policies.filter((policy) => isIn(services, serviceOf(policy))),
    );
  }

  identity(id: string): void {
    const has = ({ tables }: World): boolean => tables.users.has(id) || tables.roles.has(id);
    const [isBefore, isAfter] = [has(this.#before), has(this.#after)];
    if (isBefore !== isAfter && !this.#mayAnything(id, isAfter ? this.#after : this.#before)) return;
    for (const possible of this.#ways(id)) {
      const services =
        isBefore && isAfter && this.#isSame(id)
          ? servicesBetween(ownLevels(this.#before, possible.caller), ownLevels(this.#after, possible.caller))
          : null;
      if (services?.length === 0) continue;
      const touched = { services, resources: null, of: 'caller', isBefore, isAfter } as const;
      this.#kinds.add(possible, touched, this.#sharedBy(services));
    }
  }

  /** Somebody who is there on both sides, by each way of calling that came or went. */
  signer(id: string): void {
    const isHeld = ({ tables }: World): boolean => tables.users.has(id);
    if (!isHeld(this.#before) || !isHeld(this.#after) || !this.#mayAnything(id, this.#after)) return;
    const [then, now] = [waysHad(this.#before, id), waysHad(this.#after, id)];
    for (const possible of waysOf(this.#after, id, true)) {
      const [isBefore, isAfter] = [then.has(possible.way), now.has(possible.way)];
      if (isBefore === isAfter) continue;
      const touched = { services: null, resources: null, of: 'way', isBefore, isAfter } as const;
      this.#kinds.add(possible, touched, this.#sharedBy(null));
    }
  }

  /**
   * Whether a policy gives somebody anything at all: one of their own, or one of a resource that names them. One that
   * names their account leaves it to their own.
   */
  #mayAnything(id: string, world: World): boolean {
    const [one] = waysOf(world, id, true);
    if (!one) return false;
    const names = namesOf(world, one.caller);
    const [own] = ownLevels(world, one.caller);
    const allows = ({ effect, unreadable }: Statement): boolean => effect === 'Allow' || unreadable;
    if (own?.some(({ document }) => document.statements.some(allows))) return true;
    return factsOf(world).policies.some(({ document }) =>
      document.statements.some((statement) => {
        const match =
          statement.principals && allows(statement) && matchPrincipal(statement.principals, names);
        return match !== null && match !== false && match !== 'account';
      }),
    );
  }

  /** Whether somebody has the same names and tags on both sides. */
  #isSame(id: string): boolean {
    const facts = ({ tables }: World): string => {
      const { name, path, tags } = tables.users.get(id) ?? tables.roles.get(id) ?? {};
      return JSON.stringify([name, path, tags]);
    };
    return facts(this.#before) === facts(this.#after);
  }

  /** Everybody who may call. */
  #everybody(policies: readonly AttachedPolicy[]): readonly Possible[] {
    const { users, roles } = this.#after.tables;
    const isOther = (one: Possible): boolean => one.way === 'root' || isOutside(one);
    return [
      ...[...users.keys(), ...roles.keys()].flatMap((id) => this.#ways(id)),
      ...possibleCallers(this.#after, policies).filter(isOther),
    ];
  }

  side(side: Side): void {
    const { patterns, services, before, after, of, isBefore, isAfter } = side;
    const policies = [before, after].filter((policy) => policy !== null);
    const ceilings = [this.#before, this.#after].flatMap(ceilingsOverThings);
    // A policy for everybody is one for those, too, whom other policies alone name, such as a service.
    for (const possible of this.#everybody([...policies, ...this.#sharedBy(null)])) {
      const { caller } = possible;
      const isNamed = naming(before, this.#before, caller) !== naming(after, this.#after, caller);
      const own = ownLevels(this.#after, caller).flatMap((all) => all ?? []);
      const isTagged = side.isTagged && asksTags([...own, ...policies, ...ceilings]);
      if (!isNamed && !isTagged && !side.isOther) continue;
      this.#add(possible, { services, resources: patterns, of, isBefore, isAfter }, policies);
    }
  }

  /** Adds somebody to their kind; holders of tokens only where their provider is there. */
  #add(possible: Possible, touched: Omit<TouchedKind, 'who'>, more: readonly AttachedPolicy[]): void {
    const isThere = (world: World): boolean =>
      possible.way !== 'token' || hasHolders(world, possible.caller.arn);
    const isBefore = touched.isBefore && isThere(this.#before);
    const isAfter = touched.isAfter && isThere(this.#after);
    if (isBefore || isAfter) this.#kinds.add(possible, { ...touched, isBefore, isAfter }, more);
  }

  /** The holders of tokens of a provider that came, went, or takes other audiences. */
  holders(provider: string): void {
    const all = this.#sharedBy(['sts']);
    for (const possible of possibleCallers(this.#after, all)) {
      if (possible.way !== 'token' || possible.caller.arn !== provider) continue;
      this.#add(
        possible,
        { services: ['sts'], resources: null, of: 'caller', isBefore: true, isAfter: true },
        all,
      );
    }
  }

  ceilings(): void {
    const scps = ceilingsChanged(this.#before, this.#after, 'SERVICE_CONTROL_POLICY');
    const rcps = ceilingsChanged(this.#before, this.#after, 'RESOURCE_CONTROL_POLICY');
    if (scps.size === 0 && rcps.size === 0) return;
    const ofRcps = [...rcps.values()];
    for (const possible of this.#everybody(this.#sharedBy(['sts']))) {
      const { account } = possible.caller;
      const all = [...(scps.has(account) ? [scps.get(account) ?? null] : []), ...ofRcps];
      if (all.length === 0) continue;
      const services = all.includes(null) ? null : [...new Set(all.flatMap((some) => some ?? []))];
      const touched = { services, resources: null, of: 'caller', isBefore: true, isAfter: true } as const;
      this.#add(possible, touched, this.#sharedBy(services));
    }
  }

  get all(): readonly TouchedKind[] {
    return this.#kinds.all;
  }
}

/** Whether a provider of tokens came or went, or takes tokens for other audiences. */
const isOfProvider = ({ table, before, after }: Change): boolean =>
  table === 'oidcProviders'
    ? String(before?.clientIds) !== String(after?.clientIds)
    : table === 'samlProviders' && !(before && after);

function sideOf(before: World, after: World, table: TableName, key: string): Side | null {
  if (table === 'roles') return roleSide(before, after, key);
  if (table === 'resources') return resourceSide(before, after, key);
  return table === 'users' || table === 'policies' ? taggedSide(before, after, table, key) : null;
}

/**
 * Finds whose requests may be decided otherwise after changes, in kinds of callers who are decided alike. Who isn't named
 * here has the same policies, limits, names and ways of calling in both worlds, so nobody has to be asked about them.
 */
export function touchedBy(before: World, after: World, changes: readonly Change[]): readonly TouchedKind[] {
  const holders = new Holders(before, after);
  for (const change of changes) holders.take(change);
  const touching = new Touching(before, after);
  for (const id of holders.ids) touching.identity(id);
  for (const id of holders.signers) touching.signer(id);
  if (changes.some(({ table }) => organizationTables.has(table))) touching.ceilings();
  for (const change of changes) {
    const { table, key } = change;
    if (isOfProvider(change)) touching.holders(key);
    const side = sideOf(before, after, table, key);
    if (side) touching.side(side);
  }
  return touching.all;
}
