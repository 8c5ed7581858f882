/**
 * The texts of the document itself: its title, its description for search engines, and the texts for where no script
 * runs.
 */
export const page = {
  name: 'IAM Playground',
  title: 'IAM Playground: who is who in AWS',
  description:
    'Learn AWS IAM identities by trying them: create users, groups, roles and keys, see them as one living graph, and step through assuming a role. Runs in your browser; nothing leaves the page.',
  coming: 'The page is coming…',
  noScript:
    'IAM Playground simulates AWS identities in this page, with JavaScript and without a server. No script runs here. Allow JavaScript, or open the page in a tab of its own.',
  scriptsFailed:
    'The page’s scripts can’t be loaded here. A frame or the network keeps them out. Reload the page, or open this address in a tab of its own:',
  openAlone: 'Open the page',
  /** In a post of somebody else's, before the page has arrived. */
  embedded: 'A part of IAM Playground: AWS identities that you can try here.',
  embedStart: 'Start',
} as const;

/** The text that a phone shows while the page loads. */
export const about =
  'Who is who in AWS: users, groups, roles and keys as one picture that you can change. You act as ana. Assume a role as her: put on its hat, and see who asked, who allowed it and what she got. It all happens in this page. Nothing leaves it, and nothing can break.';
