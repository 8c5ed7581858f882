import type { Playground } from '../../../playground/playground.svelte.ts';
import { palette as words } from '#words/help.ts';
import { downloadWorkspace } from '../../panels/files/workspaces/file-actions.ts';
import { arrangements, type PanelId, placeOf } from '../../view/arrangements.ts';
import { redo, undo } from '../../view/undo.ts';
import type { View } from '../../view/view.svelte.ts';
import { accountDialogs } from '../dialogs/account-dialogs.ts';
import type { Offer } from '../dialogs/dialog-row.ts';
import { pageDialogs } from '../dialogs/page-dialogs.ts';
import { panelIds, panels } from '../panels.ts';
import type { Entry } from './entries.ts';

type ActionId = keyof typeof words.actions;
type Action = readonly [ActionId, Entry['icon'], () => void];

type PanelActionId = ActionId & PanelId;

type Tables = typeof accountDialogs & typeof pageDialogs;
type Offered = { [K in keyof Tables]: Tables[K] extends { offer: Offer } ? K : never }[keyof Tables];
/** The compiler asks for the words of each dialog that is offered. */
const labels: Record<Offered, string> & typeof words.actions = words.actions;

/** The dialogs of a table that need nothing selected, and are to be had in this account. */
function dialogActions(table: object, { world }: Playground, view: View): Action[] {
  const rows = Object.entries(table) as [Offered, { readonly offer?: Offer }][];
  return rows.flatMap(([kind, { offer }]): Action[] =>
    offer && (offer.when?.(world) ?? true) ? [[kind, offer.icon, () => view.openDialog(kind)]] : [],
  );
}

/** What would put another account in the place of the lesson's, or beside it. */
const notInLessons: readonly ActionId[] = ['sample', 'create-workspace', 'import'];

/** Once the palette has gone and the picture stands alone. */
const printSoon = (): void => void setTimeout(() => print());

/** Everything that the page can do without something being selected first, in the palette's order. */
export function actionEntries(playground: Playground, view: View): Entry[] {
  const actions: readonly Action[] = [
    ...dialogActions(accountDialogs, playground, view),
    ...panelIds.flatMap((id): Action[] => {
      const { icon } = panels[id];
      const isHere = id in arrangements || placeOf(arrangements[view.base].wide, id) !== null;
      return icon === undefined || !isHere ? [] : [[id as PanelActionId, icon, () => view.show(id)]];
    }),
    ['undo', 'undo', () => void undo(playground, view)],
    ['redo', 'redo', () => void redo(playground, view)],
    ['theme', 'contrast', () => view.theme.turn()],
    ['download', 'download', () => void downloadWorkspace(playground)],
    ['print', 'picture', printSoon],
    ['sample', 'reset', () => void playground.reset('sample')],
    ...dialogActions(pageDialogs, playground, view),
  ];
  const offered = view.base === 'lesson' ? actions.filter(([id]) => !notInLessons.includes(id)) : actions;
  return offered.map(([id, icon, run]) => ({
    id,
    kind: 'action',
    icon,
    label: labels[id],
    detail: '',
    run,
  }));
}
