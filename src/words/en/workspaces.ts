import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The menu of workspaces: simulated accounts that are kept side by side. */
export const workspaces = /* @__PURE__ */ isolating({
  label: 'Workspace',
  menu: 'Workspaces',
  saved: {
    saved: 'saved',
    saving: 'saving…',
    memory: 'in memory only',
    failed: 'not saved',
    endpoint: 'on the endpoint',
  },
  savedTitle: {
    saved: 'Saved in this browser.',
    saving: 'Saving in this browser…',
    memory:
      'The page can’t store anything here, so you lose this when the tab closes. Download it as a file to keep it.',
    failed: 'Saving failed, and the page keeps trying. Download it as a file to be safe.',
    endpoint: 'This is the account of the endpoint that serves the page. Real clients work on it, too.',
  },
  open: 'Your workspaces',
  current: 'open now',
  lastOpened: (when: string) => `opened ${when}`,
  newOne: 'New workspace…',
  rename: 'Rename…',
  remove: 'Delete it',
  resetSample: 'Reset it to the sample account',
  resetEmpty: 'Empty it',
  download: 'Download as a file',
  downloadDamaged: (damaged: number) =>
    `Download the ${counted(damaged, 'damaged entry', 'damaged entries')}`,
  openFile: 'Open a workspace file…',
  importAccount: 'Bring in a real account…',
  importDetail: 'from aws iam get-account-authorization-details',
  thisOne: 'This workspace',
  dialog: {
    newTitle: 'New workspace',
    newLead: 'An account of its own, beside the others.',
    renameTitle: 'Rename the workspace',
    name: 'Name',
    nameExample: 'Photo team',
    nameHint: 'Only you see it. AWS doesn’t know this name.',
    nameMissing: 'Give it a name, of at most 60 characters.',
    start: 'What it starts with',
    sample: 'The sample account',
    sampleDetail: 'four users, two groups and three roles: the account of the story',
    empty: 'Nothing',
    emptyDetail: 'a new account, as AWS opens it: only the root user',
    suggested: 'My account',
    create: 'Create',
    rename: 'Rename',
    cancel: 'Cancel',
  },
} as const);
