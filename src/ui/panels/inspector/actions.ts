import type { World } from '../../../engine/index.ts';
import { holdsAccount, policyArn } from '../../../engine/index.ts';
import { actions as words, done, rootName } from '#words/inspector.ts';
import { shortKey } from '../../../words/index.ts';
import type { Acting } from './acting.ts';
import { afterSession, isActing } from './acting.ts';
import type { Action, Effect } from './action.ts';
import { action, dialog } from './action.ts';
import type { Item } from './entity.ts';
import { arnOf, ownerOf } from './entity.ts';
import { actAs, groupActions, roleActions, userActions } from './identity-actions.ts';
import { deleteItem, iam, setKeyStatus } from './requests.ts';
import { widerDetails } from './wider-details.svelte.ts';

function remove(world: World, item: Item): Action[] {
  const request = deleteItem(world, item);
  if (!request) return [];
  const label = item.kind === 'accessKey' ? words.deleteKey : words.delete;
  const effect = dialog({ kind: 'delete', props: { id: item.id } });
  return [action({ id: 'delete', label, effect, requests: [request], danger: true, key: 'Delete' })];
}

function copyArn(world: World, item: Item): Action[] {
  const arn = arnOf(world, item);
  return arn === null
    ? []
    : [action({ id: 'copy-arn', label: words.copyArn, effect: { type: 'copy', text: arn } })];
}

function policyActions(item: Extract<Item, { kind: 'policy' }>): Action[] {
  const policyId = item.id;
  const attachIt = action({
    id: 'attach',
    label: words.attachIt,
    effect: dialog({ kind: 'attach', props: { policyId } }),
    requests: [iam('AttachGroupPolicy', { GroupName: 'NAME', PolicyArn: policyArn(item.row) })],
    main: true,
  });
  if (item.row.account === 'aws') return [attachIt];
  return [
    attachIt,
    action({
      id: 'edit-document',
      label: words.newVersion,
      effect: dialog({ kind: 'edit-policy', props: { policyId } }),
      requests: [
        iam('CreatePolicyVersion', {
          PolicyArn: policyArn(item.row),
          PolicyDocument: 'DOCUMENT',
          SetAsDefault: true,
        }),
      ],
    }),
    action({
      id: 'versions',
      label: words.versions,
      effect: dialog({ kind: 'policy-versions', props: { policyId } }),
    }),
    action({ id: 'tags', label: words.editTags, effect: dialog({ kind: 'tags', props: { id: policyId } }) }),
  ];
}

function keyActions(world: World, item: Extract<Item, { kind: 'accessKey' }>, acting: Acting): Action[] {
  const active = item.row.status === 'Active';
  const requests = [setKeyStatus(world, item.row, active ? 'Inactive' : 'Active')];
  const short = shortKey(item.id);
  return [
    action({
      id: active ? 'deactivate' : 'activate',
      label: active ? words.deactivate : words.activate,
      effect: { type: 'calls', requests, done: active ? done.deactivated(short) : done.activated(short) },
      main: true,
    }),
    ...actAs(world, item, acting, false),
  ];
}

function sessionActions(world: World, item: Extract<Item, { kind: 'session' }>, acting: Acting): Action[] {
  if (!isActing(item, acting)) return actAs(world, item, acting, true);
  const credentials = afterSession(world, item);
  const back = ownerOf(world, item.row.issuedTo.id ?? '')?.row.name ?? rootName;
  const effect: Effect = { type: 'actAs', credentials, done: done.actingAs(back) };
  return [action({ id: 'stop-acting', label: words.stopActing, effect, main: true })];
}

function inlineActions(item: Extract<Item, { kind: 'inlinePolicy' }>): Action[] {
  const { ownerId, name } = item.row;
  const effect = dialog({ kind: 'edit-inline-policy', props: { ownerId, name } });
  return [action({ id: 'edit-document', label: words.editDocument, effect, main: true })];
}

/** What a root user, and those who may act for it, do for the account as a whole. */
const rootActions = (): Action[] => [
  action({
    id: 'create-mfa-device',
    label: words.newMfa,
    effect: dialog({ kind: 'create-mfa-device', props: {} }),
  }),
  action({
    id: 'account-alias',
    label: words.accountAlias,
    effect: dialog({ kind: 'account-alias', props: {} }),
  }),
  action({
    id: 'password-policy',
    label: words.passwordPolicy,
    effect: dialog({ kind: 'password-policy', props: {} }),
  }),
];

/** Another account whose inside is held here can be looked at. */
const lookAt = (world: World, account: string): Action[] =>
  holdsAccount(world, account)
    ? [action({ id: 'view', label: words.view, effect: { type: 'view', account } })]
    : [];

function kindActions(world: World, item: Item, acting: Acting): Action[] {
  switch (item.kind) {
    case 'user':
      return userActions(world, item, acting);
    case 'group':
      return groupActions(item);
    case 'role':
      return roleActions(world, item, acting);
    case 'policy':
      return policyActions(item);
    case 'inlinePolicy':
      return inlineActions(item);
    case 'accessKey':
      return keyActions(world, item, acting);
    case 'session':
      return sessionActions(world, item, acting);
    case 'root':
      return [...actAs(world, item, acting, true), ...rootActions()];
    case 'account':
      return [...actAs(world, item, acting, true), ...lookAt(world, item.value)];
    case 'service':
    case 'federated':
    case 'anyone':
      return actAs(world, item, acting, true);
    default:
      return widerDetails.now?.widerActions(world, item, acting) ?? [];
  }
}

/**
 * Everything that can be done with an item, the main action first. The one table that the inspector, the text
 * twin, the picture's context menu and the command palette read.
 */
export function actionsOf(world: World, item: Item, acting: Acting): readonly Action[] {
  return [...kindActions(world, item, acting), ...copyArn(world, item), ...remove(world, item)];
}
