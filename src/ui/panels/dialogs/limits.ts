import type { World } from '../../../engine/index.ts';
import { policyArn, rowsBy, serviceLinkedServices } from '../../../engine/index.ts';
import type { DialogProps } from '../../view/dialog-request.ts';
import { done, fields as words, leads, others, submits, titles } from '#words/dialogs/limits.ts';
import { ask } from '../forms/ask.ts';
import { awsOptions } from '../forms/options.ts';
import type { Form, Option } from '../forms/form.ts';
import { chosenOf, form, given, textOf } from '../forms/form.ts';
import { ownerOf, type OwnerItem } from '../../kinds/item.ts';
import type { Request } from '../../kinds/requests.ts';

/** The account's own managed policies, then AWS's. */
async function boundaryOptions(world: World, account: string): Promise<Option[]> {
  const own = rowsBy(world, 'policiesByAccount', account)
    .map((row): Option => ({
      value: policyArn(row),
      label: row.name,
      hint: words.own,
      icon: 'policy',
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  return [...own, ...(await awsOptions())];
}

function setBoundary(owner: OwnerItem, PermissionsBoundary: string): Request {
  return owner.kind === 'role'
    ? ask('PutRolePermissionsBoundary', { RoleName: owner.row.name, PermissionsBoundary })
    : ask('PutUserPermissionsBoundary', { UserName: owner.row.name, PermissionsBoundary });
}

function dropBoundary(owner: OwnerItem): Request {
  return owner.kind === 'role'
    ? ask('DeleteRolePermissionsBoundary', { RoleName: owner.row.name })
    : ask('DeleteUserPermissionsBoundary', { UserName: owner.row.name });
}

/** Users and roles only: a group has none. */
export function permissionsBoundary(
  world: World,
  { ownerId }: DialogProps['permissions-boundary'],
): Form | null {
  const owner = ownerOf(world, ownerId);
  if (!owner || owner.kind === 'group') return null;
  const { name, permissionsBoundary: now } = owner.row;
  return form({
    title: titles.boundary(name),
    lead: leads.boundary,
    submit: submits.boundary,
    fields: [
      {
        kind: 'entities',
        id: 'boundary',
        label: words.boundary,
        term: 'PermissionsBoundary',
        options: boundaryOptions,
        single: true,
        members: ['PermissionsBoundary'],
      },
    ],
    initial: { boundary: now === undefined ? [] : [now] },
    build: (values) => {
      const [chosen] = chosenOf(values, 'boundary');
      return chosen === undefined || chosen === now ? [] : [setBoundary(owner, chosen)];
    },
    done: () => done.boundary(name),
    otherwise:
      now === undefined
        ? null
        : { label: others.noBoundary, requests: [dropBoundary(owner)], done: done.noBoundary(name) },
  });
}

export function serviceLinkedRole(): Form {
  const services = [...serviceLinkedServices].sort();
  return form({
    title: titles.serviceLinked,
    lead: leads.serviceLinked,
    submit: submits.create,
    fields: [
      {
        kind: 'select',
        id: 'service',
        label: words.service,
        term: 'AWSServiceName',
        options: services.map((value) => ({ value, label: value })),
        members: ['AWSServiceName'],
      },
      {
        kind: 'text',
        id: 'description',
        label: words.description,
        term: 'Description',
        example: words.descriptionExample,
        optional: true,
        secondary: true,
        members: ['Description'],
      },
      {
        kind: 'text',
        id: 'suffix',
        label: words.suffix,
        term: 'CustomSuffix',
        hint: words.suffixHint,
        example: 'reports',
        optional: true,
        secondary: true,
        members: ['CustomSuffix'],
      },
    ],
    initial: { service: services[0] ?? '', description: '', suffix: '' },
    build: (values) => [
      ask('CreateServiceLinkedRole', {
        AWSServiceName: textOf(values, 'service'),
        ...given('Description', textOf(values, 'description')),
        ...given('CustomSuffix', textOf(values, 'suffix')),
      }),
    ],
    done: () => done.created,
    select: (_values, _world, answers) => answers.of('CreateServiceLinkedRole')?.Role?.RoleId ?? null,
  });
}
