import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

type Params = Readonly<Record<string, string | number>>;

const times = (count: unknown, one: string, many: string): string => counted(Number(count), one, many);

/** The damage of a stored workspace, and its repair. Each number is a count; for a yes or no it is 1. */
function damageText({ restored, aside, kinds, remade, missing, changed, record, journal }: Params): string {
  const entries = (count: unknown, verb: [one: string, many: string]): string =>
    times(count, `entry ${verb[0]}`, `entries ${verb[1]}`);
  const parts = [
    Number(restored) > 0 && `${entries(restored, ['was', 'were'])} restored from the history.`,
    Number(aside) > 0 && `${entries(aside, ['was', 'were'])} put aside (${String(kinds)}).`,
    Number(missing) > 0 && `${entries(missing, ['is', 'are'])} missing.`,
    Number(remade) > 0 && `${entries(remade, ['was', 'were'])} made anew, such as the clock.`,
    changed && 'Something in the account is not as it was saved.',
    record && 'Its name, its clock or the one who acts may have changed.',
    journal && 'Part of the history could not be read, so older changes can no longer be undone.',
  ];
  return [
    'This workspace was damaged where it is stored.',
    ...parts.filter(Boolean),
    'Everything else is here.',
  ].join(' ');
}

/** The playground's own messages, by notice. */
export const noticeTexts = /* @__PURE__ */ isolating({
  'storage-unavailable': () =>
    'This browser doesn’t let the page store anything. Everything works, but only until you close the tab. Download the workspace as a file to keep it.',
  'storage-apart': () =>
    'This page stands within another site’s page. The browser may keep what you make here for that site alone. Download the workspace as a file to have it elsewhere, too.',
  'storage-blocked': () =>
    'Another tab with an older version of this page holds the stored workspaces. Close it and reload. Until then everything works, but the page saves nothing.',
  'storage-newer': () =>
    'A newer version of this page has taken over the stored workspaces. Reload to go on with it. Until then everything works here, but the page saves nothing.',
  'storage-full': () =>
    'The browser has no space left. Everything still works in this tab, and the page keeps trying to save. Download the workspace as a file to be safe.',
  'storage-failed': () =>
    'Saving failed. Everything still works in this tab, and the page keeps trying to save. Download the workspace as a file to be safe.',
  'storage-back': () => 'Saving works again. Everything is saved.',
  'storage-lost': () =>
    'This browser has lost the workspaces that it stored. If you have one as a file, open it again.',
  'storage-other-id': ({ here, noted }: Params) =>
    [
      'The browser’s database has another number than the page noted, so something changed one of them.',
      Number(here) < Number(noted)
        ? `${times(here, 'workspace is', 'workspaces are')} here, of ${String(noted)} that the page noted.`
        : 'All workspaces are here.',
      'The page has noted the new number. Download what is stored to be safe.',
    ].join(' '),
  'records-damaged': ({ count, name }: Params) =>
    `Part of the record of ${times(count, 'workspace', 'workspaces')} can’t be read (${String(name)}): its name, its time or the one who acts. What is in the account is kept. Repair it, or download what is stored first.`,
  'records-mended': ({ count }: Params) =>
    `The page has written the record of ${times(count, 'workspace', 'workspaces')} anew, from what else is stored. If a name is lost, the account’s number stands for it.`,
  'endpoint-lost': () =>
    'The endpoint doesn’t answer. Until it does, your changes stay in this tab. The page keeps trying and then catches up.',
  'endpoint-back': () => 'The endpoint answers again, and the page has caught up.',
  'workspace-lost': () =>
    'The stored workspace disappeared while it was open. The page has saved it again as you see it. Its history starts anew.',
  'workspace-damaged': (damage: Params) => damageText(damage),
  'storage-corrupt': () =>
    'What is stored here can’t be read. Everything works, but only until you close the tab. Download what is stored to keep it.',
  'carried-out-again': ({ count }: Params) =>
    `Another tab changed the account first. The page then ran ${times(count, 'command', 'commands')} of this tab again. The log has the answers.`,
  'acting-as-root': ({ who }: Params) =>
    `You act as the account’s root user now, because ${String(who)} no longer exists.`,
  'workspace-deleted': ({ name }: Params) => `Deleted the workspace “${String(name)}”.`,
  'account-reset': ({ name }: Params) => `Reset the workspace “${String(name)}” to the sample account.`,
  'account-emptied': ({ name }: Params) => `Emptied the workspace “${String(name)}”.`,
  'workspace-gone': ({ name }: Params) =>
    `Another tab deleted the workspace “${String(name)}”. What you see stays here until you close this tab.`,
  'file-refused': ({ place }: Params) =>
    `The page can’t open this file as a workspace${place ? `. The problem is at ${String(place)}` : ''}. Nothing has changed.`,
  'not-saved-yet': () =>
    'This workspace has changes that are not saved, and opening another one would lose them. Download it first.',
  'page-failed': ({ reason }: Params) =>
    `The page could not do this (${String(reason)}). The account is as it was before.`,
} as const satisfies Record<string, (params: Params) => string>);

/** The button of a notice. */
export const noticeActionTexts = {
  download: 'Download the workspace',
  downloadDamaged: 'Download the damaged entries',
  downloadStored: 'Download what is stored',
  mendRecords: 'Repair',
  reload: 'Reload the page',
  restoreWorkspace: 'Undo',
  undo: 'Undo',
} as const;
