const counted = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

export const common = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  create: 'Create',
  optional: 'optional',
  cli: 'The same as AWS CLI lines',
  cliOne: 'The same as an AWS CLI line',
  cliNothing: 'Nothing to do yet.',
  cliMore: (n: number): string => `and ${String(n)} more lines`,
  undo: 'Undo',
  search: 'Search',
  noMatch: 'Nothing matches.',
  shownOf: (shown: number, all: number): string =>
    `The first ${String(shown)} of ${String(all)}. Search to find more.`,
  chosen: (n: number): string => `${String(n)} chosen`,
  more: 'More settings',
  gone: 'It is no longer in the account.',
  tagsElsewhere: 'This playground has no call that changes these tags.',
  fetching: 'Fetching the list',
  notFetched: 'This could not be fetched. The connection may be gone; close it and try again.',
  /** Said where there are several accounts: calls act in the caller's, whichever is looked at. */
  inAccount: (acting: string, shown: string): string =>
    acting === shown
      ? `This happens in the account ${acting}.`
      : `Whoever you act as belongs to the account ${acting}: this happens there, not in ${shown}, which you look at.`,
} as const;

export const done = {
  created: (name: string): string => `${name} is there.`,
  renamed: (from: string, to: string): string => `${from} is now called ${to}.`,
  saved: (name: string): string => `${name} is saved.`,
  attached: (n: number): string => `${counted(n, 'policy is', 'policies are')} attached.`,
  membership: (n: number): string => `${counted(n, 'membership', 'memberships')} changed.`,
  moved: (user: string, group: string): string => `${user} now has it through ${group}.`,
  deleted: (name: string): string => `${name} is deleted.`,
  undone: 'Taken back.',
  notUndone: 'It can’t be taken back any more: something has changed since.',
} as const;
