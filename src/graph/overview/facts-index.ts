import type { Change, Pausing, Rows, World } from '../../engine/index.ts';
import { atOnce } from '../../engine/index.ts';
import { inSlices } from '../model/pausing.ts';
import type { Facts, GroupFacts, PolicyFacts, RelatedRows, RoleFacts, UserFacts } from './facts.ts';
import {
  allRelatedRows,
  relatedRowsIn,
  groupFacts,
  inlineFacts,
  policyFacts,
  roleFacts,
  userFacts,
} from './facts.ts';

/** How many rows are read between two pauses. */
const stride = 400;

type Owned = Rows['users'] | Rows['groups'] | Rows['roles'];

/** The facts of one account, kept in step with its world: an update costs what the change affected. */
export class FactsIndex implements Facts {
  readonly users = new Map<string, UserFacts>();
  readonly groups = new Map<string, GroupFacts>();
  readonly roles = new Map<string, RoleFacts>();
  readonly policies = new Map<string, PolicyFacts>();
  rootKeys = 0;
  /** Roles by the unique ids that their trust policies name: whether those exist decides who is trusted. */
  readonly #namedBy = new Map<string, Set<string>>();

  private constructor(readonly account: string) {}

  static *#reading(world: World, account: string): Pausing<FactsIndex> {
    const index = new FactsIndex(account);
    const related = allRelatedRows(world);
    yield;
    const { tables } = world;
    let read = 0;
    for (const row of tables.users.list()) {
      index.#putUser(world, row.id, row, related);
      if (++read % stride === 0) yield;
    }
    for (const row of tables.groups.list()) index.#putGroup(row.id, row, related);
    for (const row of tables.roles.list()) {
      index.#putRole(world, row.id, row, related);
      if (++read % stride === 0) yield;
    }
    for (const row of tables.policies.list()) {
      index.#putPolicy(row.id, row);
      if (++read % stride === 0) yield;
    }
    for (const row of tables.inlinePolicies.list()) {
      index.#putInline(row.id, row);
      if (++read % stride === 0) yield;
    }
    index.rootKeys = related.keysOf(account).length;
    return index;
  }

  /** Reads the facts of an account. Linear in its rows. */
  static of(world: World, account: string): FactsIndex {
    return atOnce(FactsIndex.#reading(world, account));
  }

  /** Does the same as `of`, in slices that leave the page time. */
  static inSlices(world: World, account: string): Promise<FactsIndex> {
    return inSlices(FactsIndex.#reading(world, account));
  }

  /** Changes the facts to what `of(world, account)` would return; `changes` must lead to `world`. */
  update(world: World, changes: readonly Change[]): void {
    const affected = new Set<string>();
    for (const change of changes)
      for (const row of [change.before, change.after]) if (row) addAffected(change, row, world, affected);
    for (const id of [...affected]) for (const role of this.#namedBy.get(id) ?? []) affected.add(role);
    const related = relatedRowsIn(world);
    const { users, groups, roles, policies, inlinePolicies } = world.tables;
    for (const id of affected) {
      if (id === this.account) this.rootKeys = related.keysOf(id).length;
      this.#putUser(world, id, users.get(id), related);
      this.#putGroup(id, groups.get(id), related);
      this.#putRole(world, id, roles.get(id), related);
      const [policy, inline] = [policies.get(id), inlinePolicies.get(id)];
      if (inline) this.#putInline(id, inline);
      else this.#putPolicy(id, policy);
    }
  }

  #isHere = (row: Owned | undefined): boolean => row?.account === this.account;

  #putUser(world: World, id: string, row: Rows['users'] | undefined, related: RelatedRows): void {
    if (row && this.#isHere(row)) this.users.set(id, userFacts(world, row, related));
    else this.users.delete(id);
  }

  #putGroup(id: string, row: Rows['groups'] | undefined, related: RelatedRows): void {
    if (row && this.#isHere(row)) this.groups.set(id, groupFacts(row, related));
    else this.groups.delete(id);
  }

  #putRole(world: World, id: string, row: Rows['roles'] | undefined, related: RelatedRows): void {
    for (const name of this.roles.get(id)?.names ?? []) this.#namedBy.get(name)?.delete(id);
    if (!row || !this.#isHere(row)) {
      this.roles.delete(id);
      return;
    }
    const facts = roleFacts(world, this.account, row, related);
    this.roles.set(id, facts);
    for (const name of facts.names) {
      const roles = this.#namedBy.get(name) ?? new Set<string>();
      this.#namedBy.set(name, roles.add(id));
    }
  }

  /** Holds AWS's own policies and those of identities in other accounts, too; `usageOf` decides which of them count. */
  #putPolicy(id: string, row: Rows['policies'] | undefined): void {
    if (row && (row.account === this.account || row.account === 'aws'))
      this.policies.set(id, policyFacts(row));
    else this.policies.delete(id);
  }

  #putInline(id: string, row: Rows['inlinePolicies']): void {
    this.policies.set(id, inlineFacts(row));
  }
}

/** Collects the ids whose facts a change may have changed. */
function addAffected(
  { table, key }: Change,
  row: NonNullable<Change['after']>,
  world: World,
  ids: Set<string>,
): void {
  switch (table) {
    case 'users':
    case 'groups':
    case 'roles':
    case 'policies':
    case 'loginProfiles':
      ids.add(key);
      return;
    case 'memberships':
      ids.add((row as Rows['memberships']).userId);
      return;
    case 'attachments':
      ids.add((row as Rows['attachments']).principalId);
      return;
    case 'inlinePolicies':
      ids.add((row as Rows['inlinePolicies']).ownerId).add(key);
      return;
    case 'accessKeys':
      ids.add((row as Rows['accessKeys']).ownerId);
      return;
    case 'lastUsed': {
      const owner = world.tables.accessKeys.get(key)?.ownerId;
      if (owner !== undefined) ids.add(owner);
      return;
    }
    default:
  }
}
