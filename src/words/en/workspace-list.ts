import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The list that the menu of workspaces opens. */
export const list = /* @__PURE__ */ isolating({
  open: 'Your workspaces',
  current: 'open now',
  lastOpened: (when: string) => `opened ${when}`,
  neverOpened: 'the page doesn’t know when you opened it',
  damaged: 'its record is damaged; opening it repairs that',
  newOne: 'New workspace…',
  rename: 'Rename…',
  remove: 'Delete it',
  resetSample: 'Reset it to the sample account',
  resetEmpty: 'Empty it',
  download: 'Download as a file',
  asCode: 'Take as code',
  stacks: 'CloudFormation’s stacks',
  downloadDamaged: (damaged: number) =>
    `Download the ${counted(damaged, 'damaged entry', 'damaged entries')}`,
  openFile: 'Open a workspace file…',
  importAccount: 'Bring in a real account…',
  importDetail: 'from aws iam get-account-authorization-details',
  thisOne: 'This workspace',
} as const);

/** The dialog that makes a workspace or renames it. */
export const workspaceDialog = {
  newTitle: 'New workspace',
  newLead: 'An account of its own, beside the others.',
  renameTitle: 'Rename the workspace',
  name: 'Name',
  nameExample: 'Photo team',
  nameHint: 'Only you see it. AWS doesn’t know this name.',
  nameMissing: 'Give it a name, of at most 60 characters.',
  start: 'What it starts with',
  sample: 'The sample account',
  sampleDetail: 'four users, two groups and four roles: the account of the story',
  empty: 'Nothing',
  emptyDetail: 'a new account, as AWS opens it: only the root user',
  suggested: 'My account',
  create: 'Create',
  rename: 'Rename',
  cancel: 'Cancel',
} as const;
