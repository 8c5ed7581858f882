/** What the page's own document says: its title, what search engines show, and what a browser without scripts shows. */
export const page = {
  title: 'IAM Playground: who is who in AWS',
  description:
    'Learn AWS IAM identities by trying them: create users, groups, roles and keys, see them as one living graph, and step through assuming a role. Runs in your browser; nothing leaves the page.',
  noScript:
    'IAM Playground simulates AWS identities in this page, with JavaScript and without a server. Please allow JavaScript to use it.',
} as const;
