import type { World } from '../../../../engine/index.ts';
import { countBy, rowsBy } from '../../../../engine/index.ts';
import { done, fields as words, leads, submits, titles } from '#words/forms.ts';
import { moveToGroup } from '../../../kinds/details/iam/actions.ts';
import { addToGroup, iam, removeFromGroup } from '../../../kinds/requests.ts';
import type { Form, Values } from './form.ts';
import { chosenOf, form, textOf } from './form.ts';
import { groupOptions, userOptions } from './options.ts';

/** Makes the form for the groups of a user, or for the users of a group: each change of a tick becomes a call. */
export function membership(
  world: World,
  { userId, groupId }: { readonly userId?: string; readonly groupId?: string },
): Form | null {
  if (userId !== undefined) return groupsOf(world, userId);
  return groupId === undefined ? null : membersOf(world, groupId);
}

function groupsOf(world: World, userId: string): Form | null {
  const user = world.tables.users.get(userId);
  if (!user) return null;
  const before = rowsBy(world, 'membershipsByUser', userId)
    .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
    .map(({ name }) => name);
  return form({
    title: titles.groupsOf(user.name),
    lead: leads.groupsOf,
    submit: submits.apply,
    fields: [
      {
        kind: 'entities',
        id: 'groups',
        label: words.groups,
        term: 'GroupName',
        options: groupOptions,
        members: ['GroupName'],
      },
    ],
    initial: { groups: before },
    build: (values) => {
      const after = chosenOf(values, 'groups');
      return [
        ...after.filter((name) => !before.includes(name)).map((name) => addToGroup(user.name, name)),
        ...before.filter((name) => !after.includes(name)).map((name) => removeFromGroup(user.name, name)),
      ];
    },
    done: () => done.groupsOf(user.name),
  });
}

function membersOf(world: World, groupId: string): Form | null {
  const group = world.tables.groups.get(groupId);
  if (!group) return null;
  const before = rowsBy(world, 'membershipsByGroup', groupId)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? [])
    .map(({ name }) => name);
  return form({
    title: titles.membersOf(group.name),
    lead: leads.membersOf,
    submit: submits.apply,
    fields: [
      {
        kind: 'entities',
        id: 'users',
        label: words.users,
        term: 'UserName',
        options: userOptions,
        members: ['UserName'],
      },
    ],
    initial: { users: before },
    build: (values) => {
      const after = new Set(chosenOf(values, 'users'));
      const was = new Set(before);
      return [
        ...[...after].filter((name) => !was.has(name)).map((name) => addToGroup(name, group.name)),
        ...before.filter((name) => !after.has(name)).map((name) => removeFromGroup(name, group.name)),
      ];
    },
    done: () => done.membersOf(group.name),
  });
}

/** Not a legal group name, so no group can have it. */
const newGroup = '*new';

/** Says which other users would gain a user's policies if they moved to the chosen group. */
function alsoGain(world: World, userId: string, values: Values): string {
  const name = textOf(values, 'group');
  const group = [...world.tables.groups.values()].find((row) => row.name === name);
  const others = group
    ? rowsBy(world, 'membershipsByGroup', group.id)
        .filter((row) => row.userId !== userId)
        .flatMap((row) => world.tables.users.get(row.userId)?.name ?? [])
    : [];
  return others.length === 0 ? words.nobodyElse : words.alsoGain(others.sort().join(', '));
}

/** Makes the form that moves a user's direct policies to one of its groups, to another, or to a new one. */
export function moveForm(world: World, { userId }: { readonly userId: string }): Form | null {
  const user = world.tables.users.get(userId);
  if (!user) return null;
  const own = new Set(rowsBy(world, 'membershipsByUser', userId).map(({ groupId }) => groupId));
  const groups = [...world.tables.groups.values()].sort(
    (a, b) =>
      Number(own.has(b.id)) - Number(own.has(a.id)) ||
      countBy(world, 'membershipsByGroup', a.id) - countBy(world, 'membershipsByGroup', b.id),
  );
  const target = (values: Values): string =>
    values['group'] === newGroup ? textOf(values, 'name') : textOf(values, 'group');
  return form({
    title: titles.moveToGroup(user.name),
    lead: leads.moveToGroup,
    submit: submits.move,
    fields: [
      {
        kind: 'select',
        id: 'group',
        label: words.targetGroup,
        term: 'GroupName',
        options: [
          ...groups.map(({ name }) => ({ value: name, label: name })),
          { value: newGroup, label: words.newGroup },
        ],
        hint: (values) => alsoGain(world, userId, values),
        members: [],
      },
      {
        kind: 'text',
        id: 'name',
        label: words.newGroupName,
        example: 'Testers',
        term: 'GroupName',
        members: ['GroupName'],
        shown: (values) => values['group'] === newGroup,
      },
    ],
    initial: { group: groups[0]?.name ?? newGroup, name: '' },
    build: (values, now) => {
      const name = target(values);
      const isMember = groups.some((group) => group.name === name && own.has(group.id));
      return [
        ...(values['group'] === newGroup ? [iam('CreateGroup', { GroupName: name })] : []),
        ...(isMember ? [] : [addToGroup(user.name, name)]),
        ...moveToGroup(now, userId, name),
      ];
    },
    done: (values) => done.moved(user.name, target(values)),
  });
}
