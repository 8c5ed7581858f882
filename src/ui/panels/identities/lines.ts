import type { World } from '../../../engine/index.ts';

import { groupEmpty, groups as titles } from '../../../words/en/identities.ts';
import { trustOf } from '../../../graph/trust.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';
import { itemOf, nameOf, sessionTitle } from '../inspector/entity.ts';
import { iconOf } from '../inspector/section.ts';
import { relationsOf } from './nodes.ts';

export type Branch = keyof typeof titles;
export const branches: readonly Branch[] = ['users', 'groups', 'roles', 'policies', 'sessions', 'outside'];

/** One visible line of the tree, with what ARIA has to know of it. */
export interface Line {
  /** Unique in the tree: the way from the top. */
  readonly key: string;
  readonly level: 1 | 2 | 3;
  /** Null for a line that can't be opened. */
  readonly expanded: boolean | null;
  readonly position: number;
  readonly setSize: number;
  /** What is selected with it, or null for a branch or a note. */
  readonly target: string | null;
  readonly icon: EntityIconKind | null;
  /** A relation's phrase, before the name. */
  readonly phrase: string;
  readonly name: string;
  /** Behind the name; an entity's summary is made when the line comes into sight. */
  readonly note: string;
  readonly until: number | null;
  readonly kind: 'branch' | 'entity' | 'relation' | 'empty';
}

/** An entity of a branch: little enough to keep thousands of them. */
interface Entry {
  readonly id: string;
  readonly name: string;
}

const byName = (a: Entry, b: Entry): number => {
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
};

function sessionEntries(world: World, now: number): Entry[] {
  return [...world.tables.sessions.values()]
    .filter((session) => session.kind === 'assumedRole' && session.expiresAt > now)
    .map((session) => ({ id: session.id, name: sessionTitle(world, session) }));
}

function outsideEntries(world: World): Entry[] {
  const ids = new Set<string>();
  for (const role of world.tables.roles.values())
    for (const id of trustOf(role).names) if (id.startsWith('principal:')) ids.add(id);
  return [...ids].flatMap((id) => {
    const item = itemOf(world, id);
    return item ? [{ id, name: nameOf(world, item) }] : [];
  });
}

function entriesOf(world: World, branch: Branch, now: number): Entry[] {
  if (branch === 'sessions') return sessionEntries(world, now).sort(byName);
  if (branch === 'outside') return outsideEntries(world).sort(byName);
  return [...world.tables[branch].values()].map(({ id, name }) => ({ id, name })).sort(byName);
}

const cache = new WeakMap<object, readonly Entry[]>();

/** A table's entries sorted once for each version of the table; sessions and outsiders are few. */
function sortedEntries(world: World, branch: Branch, now: number): readonly Entry[] {
  if (branch === 'sessions' || branch === 'outside') return entriesOf(world, branch, now);
  const table = world.tables[branch];
  const known = cache.get(table);
  if (known) return known;
  const entries = entriesOf(world, branch, now);
  cache.set(table, entries);
  return entries;
}

export interface TreeState {
  readonly query: string;
  /** Keys of lines that were opened or, for branches, closed. */
  readonly opened: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

function relationLines(world: World, id: string, parent: string, now: number): Line[] {
  const item = itemOf(world, id);
  const relations = item ? relationsOf(world, item, now) : [];
  return relations.map((relation, index) => ({
    key: `${parent}/${relation.key}`,
    level: 3,
    expanded: null,
    position: index + 1,
    setSize: relations.length,
    target: relation.target,
    icon: relation.icon,
    phrase: relation.phrase,
    name: relation.name,
    note: relation.note,
    until: relation.until,
    kind: 'relation',
  }));
}

function iconFor(world: World, id: string): EntityIconKind | null {
  const item = itemOf(world, id);
  return item && iconOf[item.kind];
}

function entityLines(
  world: World,
  branch: Branch,
  entries: readonly Entry[],
  state: TreeState,
  now: number,
): Line[] {
  const icon = entries[0] ? iconFor(world, entries[0].id) : null;
  return entries.flatMap(({ id, name }, index) => {
    const key = `${branch}/${id}`;
    const expanded = state.opened.has(key);
    const line: Line = {
      key,
      level: 2,
      expanded,
      position: index + 1,
      setSize: entries.length,
      target: id,
      icon: branch === 'outside' ? iconFor(world, id) : icon,
      phrase: '',
      name,
      note: '',
      until: null,
      kind: 'entity',
    };
    return expanded ? [line, ...relationLines(world, id, key, now)] : [line];
  });
}

const emptyLine = (branch: Branch): Line => ({
  key: `${branch}/-`,
  level: 2,
  expanded: null,
  position: 1,
  setSize: 1,
  target: null,
  icon: null,
  phrase: '',
  name: groupEmpty[branch],
  note: '',
  until: null,
  kind: 'empty',
});

/**
 * The lines that are visible, from top to bottom. With a query only entities whose name holds it, and only the
 * branches that have any. Linear in the number of lines; `now` in ms.
 */
export function linesOf(world: World, state: TreeState, now: number): Line[] {
  const query = state.query.trim().toLowerCase();
  const found = branches.map((branch) => {
    const all = sortedEntries(world, branch, now);
    const entries = query === '' ? all : all.filter(({ name }) => name.toLowerCase().includes(query));
    return { branch, entries };
  });
  const shown = query === '' ? found : found.filter(({ entries }) => entries.length > 0);
  return shown.flatMap(({ branch, entries }, index) => {
    const expanded = query !== '' || !state.closed.has(branch);
    const head: Line = {
      key: branch,
      level: 1,
      expanded,
      position: index + 1,
      setSize: shown.length,
      target: null,
      icon: null,
      phrase: '',
      name: titles[branch],
      note: String(entries.length),
      until: null,
      kind: 'branch',
    };
    if (!expanded) return [head];
    const below = entries.length > 0 ? entityLines(world, branch, entries, state, now) : [emptyLine(branch)];
    return [head, ...below];
  });
}

/** The line of an entity, whether or not it is visible now: its branch and its key. */
export function lineKeyOf(
  world: World,
  id: string,
): { readonly branch: Branch; readonly key: string } | null {
  const branch = branchOf(world, id);
  return branch && { branch, key: `${branch}/${id}` };
}

function branchOf(world: World, id: string): Branch | null {
  switch (itemOf(world, id)?.kind) {
    case 'user':
      return 'users';
    case 'group':
      return 'groups';
    case 'role':
      return 'roles';
    case 'policy':
      return 'policies';
    case 'session':
      return world.tables.sessions.get(id)?.kind === 'assumedRole' ? 'sessions' : null;
    case 'service':
    case 'account':
    case 'federated':
    case 'anyone':
      return 'outside';
    default:
      return null;
  }
}
