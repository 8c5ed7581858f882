import type { World } from '../../../../engine/index.ts';
import { byName } from '../../../../engine/index.ts';
import { done, fields as words, leads, submits, titles } from '#words/forms.ts';
import { itemOf } from '../../../kinds/item.ts';
import { addToGroup, iam } from '../../../kinds/requests.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { FormCaller, Form } from './form.ts';
import { awsTags, chosenOf, form, given, tagsOf, textOf } from './form.ts';
import { nameField, pathField, tagsField } from './name-fields.ts';
import { groupOptions, userOptions } from './options.ts';

const nameIn = (world: World, table: 'users' | 'groups', id: string | undefined): string[] => {
  const name = id === undefined ? undefined : world.tables[table].get(id)?.name;
  return name === undefined ? [] : [name];
};

export function createUser(
  world: World,
  { groupId }: DialogProps['create-user'],
  { account }: FormCaller,
): Form {
  return form({
    title: titles.createUser,
    lead: leads.createUser,
    submit: submits.createUser,
    fields: [
      nameField(words.userName, 'UserName', 'zoe'),
      {
        kind: 'entities',
        id: 'groups',
        label: words.groups,
        optional: true,
        options: groupOptions,
        members: ['GroupName'],
      },
      tagsField,
      pathField,
    ],
    initial: { name: '', groups: nameIn(world, 'groups', groupId), tags: [], path: '' },
    build: (values) => {
      const UserName = textOf(values, 'name');
      const tags = awsTags(tagsOf(values, 'tags'));
      const input = {
        UserName,
        ...given('Path', textOf(values, 'path')),
        ...(tags.length > 0 ? { Tags: tags } : {}),
      };
      return [
        iam('CreateUser', input),
        ...chosenOf(values, 'groups').map((group) => addToGroup(UserName, group)),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => byName(now, 'users', account, textOf(values, 'name'))?.id ?? null,
  });
}

export function createGroup(
  world: World,
  { userId }: DialogProps['create-group'],
  { account }: FormCaller,
): Form {
  return form({
    title: titles.createGroup,
    lead: leads.createGroup,
    submit: submits.createGroup,
    fields: [
      nameField(words.groupName, 'GroupName', 'Testers'),
      {
        kind: 'entities',
        id: 'users',
        label: words.users,
        optional: true,
        options: userOptions,
        members: ['UserName'],
      },
      pathField,
    ],
    initial: { name: '', users: nameIn(world, 'users', userId), path: '' },
    build: (values) => {
      const GroupName = textOf(values, 'name');
      return [
        iam('CreateGroup', { GroupName, ...given('Path', textOf(values, 'path')) }),
        ...chosenOf(values, 'users').map((user) => addToGroup(user, GroupName)),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => byName(now, 'groups', account, textOf(values, 'name'))?.id ?? null,
  });
}

/** Makes the form that renames a user or a group; null for anything else, which AWS doesn't rename. */
export function rename(world: World, { id }: { readonly id: string }): Form | null {
  const item = itemOf(world, id);
  if (item?.kind !== 'user' && item?.kind !== 'group') return null;
  const { name } = item.row;
  const isUser = item.kind === 'user';
  return form({
    title: titles.rename(name),
    lead: isUser ? leads.renameUser : leads.renameGroup,
    submit: submits.rename,
    width: 'small',
    fields: [nameField(words.newName, isUser ? 'NewUserName' : 'NewGroupName', isUser ? 'zoe' : 'Testers')],
    initial: { name },
    build: (values) => {
      const to = textOf(values, 'name');
      if (to === name) return [];
      return [
        isUser
          ? iam('UpdateUser', { UserName: name, NewUserName: to })
          : iam('UpdateGroup', { GroupName: name, NewGroupName: to }),
      ];
    },
    done: (values) => done.renamed(name, textOf(values, 'name')),
  });
}
