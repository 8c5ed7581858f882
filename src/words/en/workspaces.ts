/** The menu of workspaces: simulated accounts that are kept side by side. */
export const workspaces = {
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
} as const;
