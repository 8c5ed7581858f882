import type { World } from '../../../../engine/index.ts';
import { holdsAccount, policyArn } from '../../../../engine/index.ts';
import { done, rootName } from '#words/inspector.ts';
import { actions as words } from '#words/inspector-details.ts';
import { shortKey } from '../../../../words/index.ts';
import type { Acting } from '../../acting.ts';
import { afterSession, credentialsOf, isActing } from '../../acting.ts';
import type { Action, Effect } from '../../action.ts';
import { action, dialog } from '../../action.ts';
import type { ItemOf, SessionItem } from '../../item.ts';
import { itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { iam, setKeyStatus } from '../../requests.ts';
import { actAs } from './act-as.ts';
import { canAsk } from './who-could.ts';

export function policyActions(_world: World, item: ItemOf<'policy'>): Action[] {
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

export function keyActions(world: World, item: ItemOf<'key'>, acting: Acting): Action[] {
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

/** An expired session can't act. Its role can be assumed again, by a caller who may ask for it. */
function wearAgain(item: SessionItem, { caller }: Acting): Action[] {
  if (item.kind !== 'session' || item.row.kind !== 'assumedRole' || !canAsk(caller)) return [];
  const effect: Effect = { type: 'assume', roleId: item.row.ownerId };
  return [action({ id: 'assume', label: words.wearAgain, effect, main: true })];
}

export function sessionActions(world: World, item: SessionItem, acting: Acting): Action[] {
  const isOver = acting.now !== undefined && item.row.expiresAt <= acting.now;
  if (isOver && !isActing(item, acting)) return wearAgain(item, acting);
  if (!isActing(item, acting)) return actAs(world, item, acting, true);
  const credentials = afterSession(world, item);
  const asker = itemOf(world, item.row.issuedTo.id);
  const back = asker && credentialsOf(world, asker) ? nameOf(world, asker) : null;
  const effect: Effect = { type: 'actAs', credentials, profile: back, done: done.actingAs(back ?? rootName) };
  return [action({ id: 'stop-acting', label: words.stopActing, effect, main: true })];
}

export function inlineActions(_world: World, item: ItemOf<'inlinePolicy'>): Action[] {
  const { ownerId, name } = item.row;
  const effect = dialog({ kind: 'edit-inline-policy', props: { ownerId, name } });
  return [action({ id: 'edit-document', label: words.editDocument, effect, main: true })];
}

/** What a root user, or a principal that may act for it, does for the account as a whole. */
export const rootActions = (world: World, item: ItemOf<'root'>, acting: Acting): Action[] => [
  ...actAs(world, item, acting, true),
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

export const accountActions = (world: World, item: ItemOf<'account'>, acting: Acting): Action[] => [
  ...actAs(world, item, acting, true),
  ...lookAt(world, item.value),
];
