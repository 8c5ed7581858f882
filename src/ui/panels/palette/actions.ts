import type { Playground } from '../../../playground/playground.svelte.ts';
import { palette as words } from '../../../words/en/help.ts';
import { redo, undo } from '../../frame/undo.ts';
import type { View } from '../../frame/view.svelte.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';
import type { IconName } from '../../parts/icons.ts';
import { downloadWorkspace } from '../workspaces/file-actions.ts';
import type { Entry } from './entries.ts';

type ActionId = keyof typeof words.actions;

/** Everything that the page can do without something being selected first, in the palette's order. */
export function actionEntries(playground: Playground, view: View): Entry[] {
  const actions: readonly [ActionId, IconName | EntityIconKind, () => void][] = [
    ['create-user', 'user', () => view.openDialog('create-user')],
    ['create-group', 'group', () => view.openDialog('create-group')],
    ['create-role', 'role', () => view.openDialog('create-role')],
    ['create-policy', 'policy', () => view.openDialog('create-policy')],
    ['assume', 'session', () => view.openDialog({ kind: 'assume-role', props: {} })],
    ['try', 'shield', () => view.showTry()],
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
