import type { AnyKind } from '../../../engine/index.ts';
import { holdsAccount } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { palette as words } from '#words/help.ts';
import { redo, undo } from '../../view/undo.ts';
import type { PlainKind, View } from '../../view/view.svelte.ts';
import type { IconName } from '../../parts/icons.ts';
import { downloadWorkspace } from '../workspaces/file-actions.ts';
import type { Entry } from './entries.ts';

type ActionId = keyof typeof words.actions;
type Action = readonly [ActionId, IconName | AnyKind, () => void];

/** Dialogs that need nothing selected, with the kind's own name as the entry's. */
const dialogs: readonly (readonly [ActionId & PlainKind, IconName | AnyKind])[] = [
  ['create-user', 'user'],
  ['create-group', 'group'],
  ['create-role', 'role'],
  ['create-policy', 'policy'],
  ['create-resource', 'plus'],
  ['create-workload', 'plus'],
  ['create-identity-pool', 'plus'],
  ['create-user-pool', 'plus'],
  ['create-oidc-provider', 'plus'],
  ['create-saml-provider', 'plus'],
  ['create-instance-profile', 'plus'],
  ['service-linked-role', 'role'],
  ['create-mfa-device', 'plus'],
  ['session-token', 'temporaryKey'],
  ['federation-token', 'temporaryKey'],
  ['change-password', 'edit'],
  ['password-policy', 'edit'],
  ['account-alias', 'edit'],
  ['add-account', 'account'],
];

/** What is done in an organization, where there is one; making one, where there is none. */
function organizationDialogs(hasOne: boolean): typeof dialogs {
  if (!hasOne) return [['create-organization', 'plus']];
  return [
    ['create-account', 'account'],
    ['create-unit', 'plus'],
    ['create-organization-policy', 'policy'],
  ];
}

/** Everything that the page can do without something being selected first, in the palette's order. */
export function actionEntries(playground: Playground, view: View): Entry[] {
  const { world } = playground;
  const hasOrganization = [...world.tables.organizations.values()].some(({ account }) =>
    holdsAccount(world, account),
  );
  const shown = [...dialogs, ...organizationDialogs(hasOrganization)];
  const actions: readonly Action[] = [
    ...shown.map(([id, icon]): Action => [id, icon, () => view.openDialog(id)]),
    ['assume', 'session', () => view.openDialog({ kind: 'assume-role', props: {} })],
    ['try', 'shield', () => view.showTry()],
    ['terminal', 'terminal', () => view.showTerminal()],
    ['log', 'list', () => view.showLog()],
    ['story', 'book', () => view.showLeft('story')],
    ['identities', 'list', () => view.showLeft('identities')],
    ['undo', 'undo', () => void undo(playground, view)],
    ['redo', 'redo', () => void redo(playground, view)],
    ['theme', 'contrast', () => view.theme.turn()],
    ['new-workspace', 'plus', () => view.openDialog({ kind: 'create-workspace', props: {} })],
    ['import', 'upload', () => view.openDialog('import')],
    ['download', 'download', () => void downloadWorkspace(playground)],
    ['sample', 'reset', () => void playground.reset('sample')],
    ['help', 'terminal', () => view.openDialog('help')],
    ['about', 'info', () => view.openDialog('about')],
  ];
  return actions.map(([id, icon, run]) => ({
    id,
    kind: 'action',
    icon,
    label: words.actions[id],
    detail: '',
    run,
  }));
}
