import type { Change, Rows, World } from '../../engine/index.ts';
import { updateAssume } from './can-assume.ts';
import type { Delta, GraphModel } from './graph-model.ts';
import { noteArns, putNodeOf } from './projecting.ts';
import type { Scope, NodeTable } from './nodes-of-rows.ts';
import { surroundingsIn, isNodeTable } from './nodes-of-rows.ts';
import type { EdgeTable } from './edges-of-rows.ts';
import { aliasArn, edgesOf, isEdgeTable, arnsIn, loginOf } from './edges-of-rows.ts';
import { byName, parseArn, policyArn, roleArn, rowsBy } from '../../engine/index.ts';
import type { Moved } from './can-assume.ts';

/** The ARNs by which other rows name a role, a policy, or a key through its aliases. */
function arnsOf(table: Change['table'], row: Rows[Change['table']]): readonly string[] {
  switch (table) {
    case 'roles':
      return [roleArn(row as Rows['roles'])];
    case 'policies':
      return [policyArn(row as Rows['policies'])];
    case 'resources': {
      const key = row as Rows['resources'];
      return key.kind === 'key' ? key.aliases.map((alias) => aliasArn(key, alias)) : [];
    }
    default:
      return [];
  }
}

/** Collects everything that a list of changes may affect in the graph. */
class Affected implements Moved {
  /** Node id → its table. */
  readonly nodes = new Map<string, NodeTable>();
  readonly principals = new Set<string>();
  readonly roles = new Set<string>();
  readonly resources = new Set<string>();
  readonly arrived = new Set<string>();
  readonly gone = new Set<string>();
  /** Rows that name something added or removed by its ARN: key → table. */
  readonly referring = new Map<string, EdgeTable>();
  /** Whether live sessions may now belong to other nodes. */
  sessions = false;

  constructor(
    private readonly model: GraphModel,
    private readonly world: World,
  ) {}

  /** Notes a change of a user's, group's or role's permissions. A group's permissions are also its members'. */
  #permissions(id: string): void {
    for (const { userId } of rowsBy(this.world, 'membershipsByGroup', id)) this.principals.add(userId);
    this.principals.add(id);
  }

  read(change: Change): void {
    const { table, key, before, after } = change;
    if (isNodeTable(table)) this.nodes.set(key, table);
    for (const row of [before, after]) if (row) this.#readRow(change, row);
    this.#readNamed(change);
  }

  #readRow({ table, key }: Change, row: Rows[Change['table']]): void {
    switch (table) {
      case 'users':
      case 'roles':
        return this.#readPrincipal(table, key, row as Rows['users']);
      case 'groups':
        return this.#permissions(key);
      case 'memberships':
        this.principals.add((row as Rows['memberships']).userId);
        return;
      case 'attachments': {
        const { policyId, principalId, principalKind } = row as Rows['attachments'];
        this.nodes.set(policyId, 'policies');
        return this.#owner(principalKind, principalId);
      }
      case 'inlinePolicies': {
        const { ownerKind, ownerId } = row as Rows['inlinePolicies'];
        return this.#owner(ownerKind, ownerId);
      }
      case 'policies':
        for (const { principalId } of rowsBy(this.world, 'attachmentsByPolicy', key))
          this.#permissions(principalId);
        return;
      case 'mfaDevices': {
        const { ownerId } = row as Rows['mfaDevices'];
        if (ownerId !== null) this.nodes.set(ownerId, 'users');
        return;
      }
      case 'loginProfiles':
        this.nodes.set(key, 'users');
        return;
      case 'poolUsers':
        for (const reference of this.model.byArn.of(loginOf(key)))
          this.nodes.set(reference.slice(reference.indexOf(' ') + 1), 'identities');
        return;
      case 'resources':
        this.resources.add(key);
        return;
      case 'userPools':
        for (const { id } of rowsBy(this.world, 'poolUsersByPool', key)) this.nodes.set(id, 'poolUsers');
        for (const { id } of rowsBy(this.world, 'poolGroupsByPool', key)) this.nodes.set(id, 'poolGroups');
        return;
      case 'sessions':
      case 'oidcProviders':
      case 'samlProviders':
      case 'identities':
      case 'directoryUsers':
        this.sessions = true;
        return;
      default:
    }
  }

  #readPrincipal(table: 'users' | 'roles', key: string, row: Rows['users']): void {
    this.principals.add(key);
    if (table === 'roles') {
      this.roles.add(key);
      // Sessions of another account's role show its name.
      if (row.account !== this.model.account)
        for (const { id } of rowsBy(this.world, 'sessionsByOwner', key)) this.nodes.set(id, 'sessions');
    }
    // A row that names somebody of another account shows that principal's current name.
    if (row.account !== this.model.account) this.gone.add(key);
    if (row.account !== this.model.account || table === 'roles')
      this.sessions ||= this.model.endings.size > 0;
    for (const arn of arnsIn(table, row)) this.#policyOf(arn);
  }

  /** Notes one of AWS's own policies: it is drawn if it limits somebody. */
  #policyOf(arn: string): void {
    const { account = '', resource = '' } = parseArn(arn) ?? {};
    const row = byName(this.world, 'policies', account, resource.slice(resource.lastIndexOf('/') + 1));
    if (row) this.nodes.set(row.id, 'policies');
  }

  /** Collects the rows that name a role, a policy or a key by an ARN that came or went. */
  #readNamed({ table, before, after }: Change): void {
    const [was = [], is = []] = [before, after].map((row) => (row ? arnsOf(table, row) : []));
    for (const arn of was) if (!is.includes(arn)) this.#refer(arn);
    for (const arn of is) if (!was.includes(arn)) this.#refer(arn);
  }

  #refer(arn: string): void {
    for (const reference of this.model.byArn.of(arn)) {
      const space = reference.indexOf(' ');
      const from = reference.slice(0, space) as Change['table'];
      if (isEdgeTable(from)) this.referring.set(reference.slice(space + 1), from);
    }
  }

  #owner(kind: 'user' | 'group' | 'role', id: string): void {
    this.nodes.set(id, `${kind}s`);
    this.#permissions(id);
  }
}

function putRow<T extends EdgeTable>(
  model: GraphModel,
  table: T,
  row: Rows[T] | undefined,
  scope: Scope,
): void {
  if (row) for (const edge of edgesOf(table, row, scope)) model.putEdge(edge);
}

/** Adds all live sessions: they are few, and one may depend on the row of another. */
function putLiveSessions(model: GraphModel, scope: Scope): void {
  for (const id of model.endings.keys())
    putRow(model, 'sessions', scope.world.tables.sessions.get(id), scope);
}

function updateEdges(model: GraphModel, scope: Scope, { table, before, after }: Change): void {
  if (!isEdgeTable(table)) return;
  type Row = Rows[typeof table];
  if (before) noteArns(model, table, before as Row, -1);
  if (after) noteArns(model, table, after as Row, 1);
  const fresh = after ? edgesOf(table, after as never, scope) : [];
  const ids = new Set(fresh.map(({ id }) => id));
  const old = before ? edgesOf(table, before as never, scope) : [];
  for (const { id } of old) if (!ids.has(id)) model.dropEdge(id);
  for (const edge of fresh) model.putEdge(edge);
}

function endSessions(model: GraphModel, now: number): void {
  for (const [id, until] of model.endings) {
    if (until > now) continue;
    model.endings.delete(id);
    model.dropNode(id);
  }
}

function updateNodes(model: GraphModel, affected: Affected, scope: Scope): void {
  for (const [id, table] of affected.nodes) {
    const had = model.nodes.has(id);
    putNodeOf(model, table, id, scope.world.tables[table].get(id) as never, scope);
    const has = model.nodes.has(id);
    if (has && !had) affected.arrived.add(id);
    if (had && !has) affected.gone.add(id);
  }
}

/**
 * Changes `model` in place to what `project(world, now, model.account)` would return. `changes` must lead from the
 * world of the model to `world`, and `now` must not be earlier than the model's. Costs what changed and what depends
 * on it. Returns what came, went and changed.
 */
export function update(model: GraphModel, world: World, changes: readonly Change[], now: number): Delta {
  return model.record(() => {
    const affected = new Affected(model, world);
    const scope: Scope = { world, account: model.account, now, around: surroundingsIn(world) };
    for (const change of changes) affected.read(change);
    for (const { table, key } of changes)
      if (table === 'accounts') model.nameAccount(key, world.tables.accounts.get(key)?.name);
    updateNodes(model, affected, scope);
    endSessions(model, now);
    for (const change of changes) updateEdges(model, scope, change);
    for (const [id, table] of affected.referring)
      putRow(model, table, world.tables[table].get(id) as never, scope);
    if (affected.sessions) putLiveSessions(model, scope);
    updateAssume(model, world, affected, now);
  });
}
