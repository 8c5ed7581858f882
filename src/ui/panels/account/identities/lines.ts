import type { AnyKind, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { groupEmpty, groups as titles } from '#words/identities.ts';
import { relationsOf } from '../../../kinds/details/kinds.ts';
import type { Item } from '../../../kinds/item.ts';
import { itemOf } from '../../../kinds/item.ts';
import type { Branch } from '../../../kinds/kinds.ts';
import { branchOfItem } from '../../../kinds/kinds.ts';
import type { Entry } from './entries.ts';
import { entriesOf } from './entries.ts';

/**
 * The branches from top to bottom: identities first, then what they use, their permissions, what these are for, and
 * the rest.
 */
const branches = Object.keys(titles) as readonly Branch[];

type Always = keyof typeof groupEmpty;

/** Whether every account shows the branch, even an empty one; other branches show when they hold something. */
const isAlways = (branch: Branch): branch is Always => Object.hasOwn(groupEmpty, branch);

const mixed: ReadonlySet<Branch> = new Set([
  'outside',
  'sessions',
  'workloads',
  'providers',
  'resources',
  'identities',
  'organization',
]);

/** Whether the entities of a branch have different pictures. */
const isMixed = (branch: Branch): boolean => mixed.has(branch);

/** The account of an item, through its pool for a pool's item; null for items outside of accounts. */
function accountOfItem({ tables }: World, item: Item): string | null {
  if (!('row' in item) || item.row === null) return null;
  if ('account' in item.row) return item.row.account;
  return 'poolId' in item.row ? (tables.userPools.get(item.row.poolId)?.account ?? null) : null;
}

const around: ReadonlySet<Branch> = new Set(['outside', 'accounts', 'organization']);

/** Returns the branch in which an account's tree shows an entity, or null. */
function branchOf(world: World, id: string, account: string): Branch | null {
  const item = itemOf(world, id);
  const branch = item && branchOfItem(item);
  if (!branch || around.has(branch)) return branch ?? null;
  const own = accountOfItem(world, item);
  const shared = branch === 'policies' && own === 'aws';
  return own === account || shared ? branch : null;
}

/** One visible line of the tree, with the values for its ARIA attributes. */
export interface Line {
  /** Unique in the tree: the path from the top. */
  readonly key: string;
  readonly level: 1 | 2 | 3;
  /** Null if the line can't be opened. */
  readonly expanded: boolean | null;
  readonly position: number;
  readonly setSize: number;
  /** The id that the line selects, or null for a branch or a note. */
  readonly target: string | null;
  readonly icon: AnyKind | null;
  /** A relation's phrase, before the name. */
  readonly phrase: string;
  readonly name: string;
  /** The text behind the name; an entity's summary is made when the line comes into sight. */
  readonly note: string;
  readonly until: number | null;
  readonly kind: 'branch' | 'entity' | 'relation' | 'empty';
}

interface TreeState {
  readonly query: string;
  /** Keys of lines that were opened or, for branches, were closed. */
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

function iconFor(world: World, id: string): AnyKind | null {
  const item = itemOf(world, id);
  return item && item.kind;
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
      icon: isMixed(branch) ? iconFor(world, id) : icon,
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
  name: isAlways(branch) ? groupEmpty[branch] : '',
  note: '',
  until: null,
  kind: 'empty',
});

/**
 * Returns the visible lines of an account, from top to bottom. With a query: only entities whose name holds it, and
 * only branches with such an entity; without one, also the branches that every account has. Linear in the number of
 * lines; `now` in ms.
 */
export function linesOf(world: World, state: TreeState, now: number, account = accountOf(world)): Line[] {
  const query = state.query.trim().toLowerCase();
  const found = branches.map((branch) => {
    const all = entriesOf(world, branch, { account, now });
    const entries = query === '' ? all : all.filter(({ name }) => name.toLowerCase().includes(query));
    return { branch, entries };
  });
  const shown = found.filter(
    ({ branch, entries }) => entries.length > 0 || (query === '' && isAlways(branch)),
  );
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

/**
 * Returns the branch and the key of an entity's line, whether it is visible or not. Null if it has none in the
 * account.
 */
export function lineKeyOf(
  world: World,
  id: string,
  account = accountOf(world),
): { readonly branch: Branch; readonly key: string } | null {
  const branch = branchOf(world, id, account);
  return branch && { branch, key: `${branch}/${id}` };
}

/** Heights of the lines in CSS pixels: an entity's line also has a summary. */
export interface Heights {
  readonly entity: number;
  readonly other: number;
}

/** Returns the top of each line in pixels, and at the end the bottom of the last one. */
export function offsetsOf(lines: readonly Line[], heights: Heights): Float64Array {
  const offsets = new Float64Array(lines.length + 1);
  lines.forEach((line, index) => {
    const height = line.kind === 'entity' ? heights.entity : heights.other;
    offsets[index + 1] = (offsets[index] ?? 0) + height;
  });
  return offsets;
}

/** Finds the index of the line at a height, by bisection. */
function lineAt(offsets: Float64Array, top: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= top) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Returns the range of lines (`end` exclusive) in sight at a scroll position, plus `beyond` more on both sides. */
export function windowOf(
  offsets: Float64Array,
  scrollTop: number,
  height: number,
  beyond = 8,
): { readonly first: number; readonly end: number } {
  const count = offsets.length - 1;
  const first = Math.max(0, lineAt(offsets, scrollTop) - beyond);
  const end = Math.min(count, lineAt(offsets, scrollTop + height) + 1 + beyond);
  return { first, end };
}
