import type { World } from '../../../../engine/index.ts';
import { policyArn, rowsBy } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { permissionsBoundary as words } from '#words/dialogs/permissions-boundary.ts';
import { ask } from '../../../kinds/requests.ts';
import { awsOptions } from '../forms/options.ts';
import type { Form, Option } from '../forms/form.ts';
import { chosenOf, form } from '../forms/form.ts';
import { ownerOf, type OwnerItem } from '../../../kinds/item.ts';
import type { Request } from '../../../kinds/requests.ts';

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
    title: words.title(name),
    lead: words.lead,
    submit: words.submit,
    fields: [
      {
        kind: 'entities',
        id: 'boundary',
        label: words.field,
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
    done: () => words.done(name),
    otherwise:
      now === undefined
        ? null
        : { label: words.remove, requests: [dropBoundary(owner)], done: words.removed(name) },
  });
}
