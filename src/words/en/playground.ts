/** Default names of workspaces. */
export const workspaceNames = {
  sample: 'Sample account',
  empty: 'Empty account',
  file: 'Opened file',
} as const;
