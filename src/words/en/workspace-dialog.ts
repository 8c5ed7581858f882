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
  sampleDetail: 'four users, two groups and three roles: the account of the story',
  empty: 'Nothing',
  emptyDetail: 'a new account, as AWS opens it: only the root user',
  suggested: 'My account',
  create: 'Create',
  rename: 'Rename',
  cancel: 'Cancel',
} as const;
