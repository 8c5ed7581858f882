type Params = Readonly<Record<string, string | number>>;

const times = (count: unknown, one: string, many: string): string =>
  Number(count) === 1 ? `1 ${one}` : `${String(count)} ${many}`;

/** What the playground itself has to say, by notice. */
export const noticeTexts = {
  'storage-unavailable': () =>
    'This browser lets the page store nothing here. Everything works, but only until you close the tab. Download the workspace as a file to keep it.',
  'storage-blocked': () =>
    'Another tab with an older version of this page holds the stored workspaces. Close it and reload. Until then everything works, but is not saved.',
  'storage-newer': () =>
    'A newer version of this page has taken over the stored workspaces. Reload to go on with it. Until then everything works here, but is not saved.',
  'storage-full': () =>
    'There is no space left to save. Everything still works in this tab, and saving is tried again. Download the workspace as a file to be safe.',
  'storage-failed': () =>
    'Saving failed. Everything still works in this tab, and saving is tried again. Download the workspace as a file to be safe.',
  'storage-back': () => 'Saving works again. Everything is saved.',
  'storage-lost': () =>
    'This browser has lost the workspaces that were stored here before. If you have one as a file, open it again.',
  'endpoint-lost': () =>
    'The endpoint doesn’t answer. What you do meanwhile stays in this tab; the page keeps trying and then catches up.',
  'endpoint-back': () => 'The endpoint answers again, and the page has caught up.',
  'workspace-lost': () =>
    'The stored workspace had disappeared while it was open. It was saved again as it stands here; its history starts anew.',
  'rows-damaged': ({ count, kinds }: Params) =>
    `${times(count, 'stored entry was', 'stored entries were')} damaged and put aside: ${String(kinds)}. Everything else is here.`,
  'rows-repaired': ({ count }: Params) =>
    `${times(count, 'stored entry was', 'stored entries were')} damaged and restored from the history.`,
  'history-damaged': () =>
    'Part of the stored history could not be read. The account is complete, but older changes can no longer be undone.',
  'carried-out-again': ({ count }: Params) =>
    `Another tab changed the account first. ${times(count, 'command', 'commands')} of this tab went through again on top of it; see the log for the answers.`,
  'acting-as-root': ({ who }: Params) =>
    `You act as the account’s root user now, because ${String(who)} no longer exists.`,
  'workspace-deleted': ({ name }: Params) => `The workspace “${String(name)}” is deleted.`,
  'workspace-gone': ({ name }: Params) =>
    `The workspace “${String(name)}” was deleted in another tab. What you see stays here until you close this tab.`,
  'file-refused': ({ place }: Params) =>
    `This file can't be opened as a workspace${place ? `; the trouble is at ${String(place)}` : ''}. Nothing has changed.`,
  'not-saved-yet': () =>
    'This workspace has changes that could not be saved, and opening another one would lose them. Download it first.',
  'page-failed': ({ reason }: Params) =>
    `The page could not carry this out (${String(reason)}). The account is as it was before.`,
} as const satisfies Record<string, (params: Params) => string>;

/** What a notice offers to do. */
export const noticeActionTexts = {
  download: 'Download the workspace',
  reload: 'Reload the page',
  restoreWorkspace: 'Undo',
} as const;

/** Names that workspaces get by themselves. */
export const workspaceNames = {
  sample: 'Sample account',
  empty: 'Empty account',
  file: 'Opened file',
} as const;
