import type { DialogKind } from '../../view/dialog-request.ts';
import type { Rows } from './account-dialogs.ts';

const workspace = () => import('../../panels/files/workspaces/WorkspaceDialog.svelte');

/** The dialogs about the page itself. */
export const pageDialogs = {
  'create-workspace': { load: workspace, offer: { icon: 'plus' } },
  'rename-workspace': { load: workspace },
  import: { load: () => import('../../panels/files/import/ImportDialog.svelte'), offer: { icon: 'upload' } },
  share: { load: () => import('../../panels/files/share/ShareDialog.svelte'), offer: { icon: 'share' } },
  embed: { load: () => import('../../panels/files/share/EmbedDialog.svelte') },
  'save-picture': {
    load: () => import('../../panels/files/picture/PictureDialog.svelte'),
    offer: { icon: 'picture' },
  },
  help: { load: () => import('../HelpDialog.svelte'), offer: { icon: 'terminal' } },
  about: { load: () => import('../about/AboutDialog.svelte'), offer: { icon: 'info' } },
} as const satisfies Partial<Rows<DialogKind>>;
