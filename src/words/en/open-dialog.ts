/** What stands around any dialog. */
export const openDialog = {
  gone: 'It is no longer in the account.',
  notFetched: 'This could not be fetched. The connection may be gone.',
  again: 'Try again',
  close: 'Close',
} as const;
