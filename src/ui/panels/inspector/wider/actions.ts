import type { World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { actions as words } from '#words/inspector-wider.ts';
import type { DialogRequest } from '../../../view/dialog-request.ts';
import type { Acting } from '../acting.ts';
import type { Action, ActionId } from '../action.ts';
import { action, dialog } from '../action.ts';
import { request } from '../requests.ts';
import type { ItemOfKind, WiderItem } from '../wider-items.ts';
import { workloadActions } from './workload-actions.ts';

const open = (id: ActionId, label: string, what: DialogRequest, more: Partial<Action> = {}): Action =>
  action({ id, label, effect: dialog(what), ...more });
const main = { main: true } as const;

const tags = (id: string): Action => open('tags', words.tags, { kind: 'tags', props: { id } });

function identityPoolActions({ id }: ItemOfKind<'identityPool'>): Action[] {
  return [
    open(
      'sign-in',
      words.signIn,
      { kind: 'sign-in-at-pool', props: { id } },
      {
        ...main,
        requests: [request('cognito-identity:GetId', { IdentityPoolId: id })],
      },
    ),
    open('edit-roles', words.roles, { kind: 'identity-pool-roles', props: { id } }),
    tags(id),
  ];
}

function userPoolActions({ id }: ItemOfKind<'userPool'>): Action[] {
  const props = { poolId: id };
  return [
    open(
      'create-pool-user',
      words.newPerson,
      { kind: 'create-pool-user', props },
      {
        ...main,
        requests: [request('cognito-idp:AdminCreateUser', { UserPoolId: id, Username: 'NAME' })],
      },
    ),
    open('create-pool-group', words.newGroup, { kind: 'create-pool-group', props }),
    open('create-pool-client', words.newClient, { kind: 'create-pool-client', props }),
  ];
}

function resourceActions({ id, row }: ItemOfKind<'resource'>): Action[] {
  if (row.kind === 'object') return [];
  const policy = open('resource-policy', words.policy, { kind: 'resource-policy', props: { id } }, main);
  const objects =
    row.kind === 'bucket'
      ? [
          open('create-object', words.newObject, {
            kind: 'create-resource',
            props: { resource: 'object', bucketId: id },
          }),
        ]
      : [];
  return [policy, ...objects, tags(id)];
}

function accountActions(world: World, { account, row }: ItemOfKind<'heldAccount'>): Action[] {
  const view = action({
    id: 'view',
    label: words.view,
    effect: { type: 'view', account: account === accountOf(world) ? null : account },
    main: true,
  });
  if (!row?.parentId) return [view];
  return [
    view,
    open('move', words.move, { kind: 'move-account', props: { id: account } }),
    open('attach', words.attachCeiling, { kind: 'attach-organization-policy', props: { targetId: account } }),
  ];
}

function placeActions(targetId: string): Action[] {
  return [
    open('create-account', words.newAccount, { kind: 'create-account', props: { parentId: targetId } }, main),
    open('create-unit', words.newUnit, { kind: 'create-unit', props: { parentId: targetId } }),
    open('attach', words.attachCeiling, { kind: 'attach-organization-policy', props: { targetId } }),
  ];
}

function ceilingActions({ id, row }: ItemOfKind<'organizationPolicy'>): Action[] {
  const attach = open(
    'attach',
    words.attachIt,
    { kind: 'attach-organization-policy', props: { policyId: id } },
    main,
  );
  if (row.awsManaged) return [attach];
  return [attach, open('edit-policy', words.edit, { kind: 'edit-organization-policy', props: { id } })];
}

function providerActions(item: ItemOfKind<'oidcProvider' | 'samlProvider'>): Action[] {
  const { id } = item;
  const signIn = open('sign-in', words.signIn, { kind: 'sign-in-at-provider', props: { id } }, main);
  return item.kind === 'samlProvider'
    ? [signIn, tags(id)]
    : [signIn, open('edit-provider', words.edit, { kind: 'edit-oidc-provider', props: { id } }), tags(id)];
}

/** What can be done with an item, the main action first; copying its ARN and deleting it come with every kind. */
export function actionsOf(world: World, item: WiderItem, acting: Acting): Action[] {
  const { id } = item;
  switch (item.kind) {
    case 'instanceProfile':
      return [
        open('edit-profile', words.role, { kind: 'instance-profile-role', props: { id } }, main),
        tags(id),
      ];
    case 'oidcProvider':
    case 'samlProvider':
      return providerActions(item);
    case 'mfaDevice':
      return [open('mfa-device', words.mfa, { kind: 'mfa-device', props: { id } }, main), tags(id)];
    case 'identityPool':
      return identityPoolActions(item);
    case 'userPool':
      return userPoolActions(item);
    case 'poolGroup':
      return [open('membership', words.members, { kind: 'pool-group-members', props: { id } }, main)];
    case 'resource':
      return resourceActions(item);
    case 'workload':
      return workloadActions(world, item, acting);
    case 'heldAccount':
      return accountActions(world, item);
    case 'organization':
      return placeActions(item.row.rootId);
    case 'organizationRoot':
    case 'unit':
      return placeActions(id);
    case 'organizationPolicy':
      return ceilingActions(item);
    case 'identity':
    case 'poolClient':
    case 'poolUser':
      return [];
  }
}
