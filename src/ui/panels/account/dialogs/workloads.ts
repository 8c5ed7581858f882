import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { done, fields as words, kinds, leads, submits, titles } from '#words/dialogs/workloads.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { ask } from '../../../kinds/requests.ts';
import type { FormCaller, Field, Form, Option, Values } from '../forms/form.ts';
import { chosenOf, form, textOf } from '../forms/form.ts';
import { nameField } from '../forms/name-fields.ts';

const byLabel = (a: Option, b: Option): number => (a.label < b.label ? -1 : 1);

/** The account's active access keys, each with its owner; the root user's stand last. */
const keyOptions = (world: World, account: string): Option[] =>
  [...world.tables.accessKeys.values()]
    .filter((key) => key.account === account && key.status === 'Active')
    .map(({ id, ownerId }): Option => ({
      value: id,
      label: id,
      hint: words.of(world.tables.users.get(ownerId)?.name ?? ownerId),
      icon: 'key',
    }))
    .sort((a, b) => ((a.hint ?? '') < (b.hint ?? '') ? -1 : 1));

const profileOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'instanceProfilesByAccount', account)
    .map(({ name, roleIds }): Option => ({
      value: name,
      label: name,
      hint: world.tables.roles.get(roleIds[0] ?? '')?.name ?? '',
      icon: 'role',
    }))
    .sort(byLabel);

const functionOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'resourcesByAccount', account)
    .filter(({ kind }) => kind === 'function')
    .map(({ name }): Option => ({ value: name, label: name }))
    .sort(byLabel);

const isKind = (values: Values, kind: string): boolean => textOf(values, 'kind') === kind;
const holdsKey = (values: Values): boolean =>
  isKind(values, 'server') || (isKind(values, 'instance') && textOf(values, 'holds') === 'key');
const holdsProfile = (values: Values): boolean =>
  isKind(values, 'instance') && textOf(values, 'holds') === 'profile';

const holdingFields: readonly Field[] = [
  {
    kind: 'choice',
    id: 'holds',
    label: words.holds,
    options: [
      { value: 'profile', label: words.profile, hint: words.profileHint },
      { value: 'key', label: words.key, hint: words.keyHint },
    ],
    members: [],
    shown: (values) => isKind(values, 'instance'),
  },
  {
    kind: 'entities',
    id: 'key',
    label: words.keys,
    options: keyOptions,
    single: true,
    members: ['AccessKeyId'],
    shown: holdsKey,
  },
  {
    kind: 'entities',
    id: 'profile',
    label: words.profiles,
    options: profileOptions,
    single: true,
    members: ['InstanceProfileName'],
    shown: holdsProfile,
  },
];

const functionField: Field = {
  kind: 'entities',
  id: 'function',
  label: words.functions,
  hint: words.functionHint,
  options: functionOptions,
  single: true,
  members: ['FunctionName'],
  shown: (values) => isKind(values, 'function'),
};

function holding(values: Values): { readonly AccessKeyId?: string; readonly InstanceProfileName?: string } {
  const [key] = holdsKey(values) ? chosenOf(values, 'key') : [];
  const [profile] = holdsProfile(values) ? chosenOf(values, 'profile') : [];
  return {
    ...(key !== undefined && { AccessKeyId: key }),
    ...(profile !== undefined && { InstanceProfileName: profile }),
  };
}

const idOf = (world: World, account: string, name: string): string | null =>
  rowsBy(world, 'workloadsByAccount', account).find((row) => row.name === name)?.id ?? null;

export function createWorkload(
  world: World,
  { userId, roleId }: DialogProps['create-workload'],
  { account }: FormCaller,
): Form {
  const key = rowsBy(world, 'accessKeysByOwner', userId ?? '').find(({ status }) => status === 'Active');
  const profile = rowsBy(world, 'instanceProfilesByAccount', account).find(({ roleIds }) =>
    roleIds.includes(roleId ?? ''),
  );
  return form({
    title: titles.create,
    lead: leads.create,
    submit: submits.create,
    fields: [
      nameField(words.name, 'Name', 'web-shop'),
      {
        kind: 'choice',
        id: 'kind',
        label: words.kind,
        options: (['server', 'instance', 'function'] as const).map((value) => ({ value, ...kinds[value] })),
        members: ['Kind'],
      },
      ...holdingFields,
      functionField,
    ],
    initial: {
      name: '',
      kind: userId === undefined && roleId !== undefined ? 'instance' : 'server',
      holds: userId === undefined ? 'profile' : 'key',
      key: key ? [key.id] : [],
      profile: profile ? [profile.name] : [],
      function: [],
    },
    build: (values) => {
      const [FunctionName] = isKind(values, 'function') ? chosenOf(values, 'function') : [];
      return [
        ask('playground:CreateWorkload', {
          Name: textOf(values, 'name'),
          Kind: textOf(values, 'kind') as 'server',
          ...holding(values),
          ...(FunctionName !== undefined && { FunctionName }),
        }),
      ];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => idOf(now, account, textOf(values, 'name')),
  });
}

/**
 * Makes the form for the credentials of a server or an instance. A function has none of its own: it runs with its
 * role.
 */
export function configureWorkload(world: World, { id }: DialogProps['configure-workload']): Form | null {
  const row = world.tables.workloads.get(id);
  if (!row || row.kind === 'function') return null;
  const profile = world.tables.instanceProfiles.get(row.instanceProfileId ?? '')?.name;
  return form({
    title: titles.configure(row.name),
    lead: leads.configure,
    submit: submits.configure,
    fields: holdingFields,
    initial: {
      kind: row.kind,
      holds: row.accessKeyId === undefined ? 'profile' : 'key',
      key: row.accessKeyId === undefined ? [] : [row.accessKeyId],
      profile: profile === undefined ? [] : [profile],
    },
    build: (values) => {
      const held = holding(values);
      const same = held.AccessKeyId === row.accessKeyId && held.InstanceProfileName === profile;
      return same ? [] : [ask('playground:ConfigureWorkload', { Name: row.name, ...held })];
    },
    done: () => done.configured(row.name),
  });
}
