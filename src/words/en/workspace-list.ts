import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The list that the menu of workspaces opens. */
export const list = /* @__PURE__ */ isolating({
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
} as const);
