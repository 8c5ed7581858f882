/** The frame of every dialog. */
export const openDialog = {
  gone: 'It is no longer in the account.',
  notFetched: 'The page could not load this. You may be offline.',
  again: 'Try again',
  close: 'Close',
} as const;
