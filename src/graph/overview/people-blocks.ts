import { blocks as words, classes } from '#words/overview.ts';
import { classed, make } from './block.ts';
import type { GroupFacts, KeyState, UserFacts } from './facts.ts';
import { keyStates } from './facts.ts';
import type { Block } from './flow.ts';
import { page, ranked } from './ranks.ts';

/** The most groups with a row of their own; fewer in a part of an account that is about something else. */
const mostNamed = 10;
const mostBeside = 5;
const userClasses = ['several', 'one', 'none'] as const;
type UserClass = (typeof userClasses)[number];
export const classOf = ({ groups }: UserFacts): UserClass =>
  groups.length > 1 ? 'several' : groups.length === 1 ? 'one' : 'none';

export const userBlocks = (users: Iterable<UserFacts>): Block[] =>
  classed(users, { column: 'users', order: userClasses, names: classes.users, classOf });

/** The users with policies of their own, past whom no group stands. */
export function ownBlock(users: Iterable<UserFacts>): Block[] {
  const members = [...users].filter(({ policies }) => policies.length > 0).map(({ id }) => id);
  if (members.length === 0) return [];
  const size = members.length;
  const [name, short] = [words.own(size), words.ownShort(size)];
  return [
    make({
      id: 'own',
      column: 'own',
      size,
      count: null,
      name,
      short,
      members,
      opens: 'block',
      isWarned: true,
    }),
  ];
}

export function keyBlocks(users: Iterable<UserFacts>): Block[] {
  const keys = [...users].flatMap((user) => user.keys);
  const stateOf = ({ state }: { readonly state: KeyState }): KeyState => state;
  return classed(keys, {
    column: 'keys',
    order: keyStates,
    names: classes.keys,
    classOf: stateOf,
    marks: (id) => ({ isWarned: id === 'unused' }),
  });
}

/** The largest by name, one row for the rest of those with members, one for those without. */
export function groupBlocks(
  groups: Iterable<GroupFacts>,
  sizeOf: (id: string) => number,
  from = 0,
  most = mostNamed,
): Block[] {
  const all = ranked(groups, ({ id }) => sizeOf(id));
  const withMembers = all.filter(({ id }) => sizeOf(id) > 0);
  const empty = all.slice(withMembers.length);
  const { shown, rest } = page(withMembers, from, most);
  const blocks = shown.map(({ id, name }) => groupBlock(id, name, sizeOf(id)));
  const sum = (list: readonly GroupFacts[]): number => list.reduce((total, { id }) => total + sizeOf(id), 0);
  if (rest.length > 0)
    blocks.push(
      make({
        id: `groups:${String(from + shown.length)}`,
        column: 'groups',
        size: sum(rest),
        name: words.moreGroups(rest.length),
        short: words.short(rest.length),
        members: rest.map(({ id }) => id),
        opens: 'block',
      }),
    );
  if (empty.length > 0 && from === 0)
    blocks.push(
      make({
        id: 'groups:empty',
        column: 'groups',
        size: 0,
        count: null,
        name: words.emptyGroups(empty.length),
        short: words.emptyShort(empty.length),
        members: empty.map(({ id }) => id),
        opens: 'block',
        isIdle: true,
      }),
    );
  return blocks;
}

export const groupBlock = (id: string, name: string, size: number): Block =>
  make({ id: `group:${id}`, column: 'groups', size, name, members: [id], opens: 'block', icon: 'group' });

/** Groups by name, as many as fit, however many members they have. */
export const listedGroups = (
  groups: Iterable<GroupFacts>,
  sizeOf: (id: string) => number,
  most: number = mostBeside,
): Block[] => {
  const { shown, rest } = page(
    ranked(groups, ({ id }) => sizeOf(id)),
    0,
    most,
  );
  const blocks = shown.map(({ id, name }) => groupBlock(id, name, sizeOf(id)));
  if (rest.length === 0) return blocks;
  const size = rest.reduce((total, { id }) => total + sizeOf(id), 0);
  const members = rest.map(({ id }) => id);
  const name = words.moreGroups(rest.length);
  return [
    ...blocks,
    make({
      id: 'groups:rest',
      column: 'groups',
      size,
      name,
      short: words.short(rest.length),
      members,
      opens: 'list',
    }),
  ];
};
