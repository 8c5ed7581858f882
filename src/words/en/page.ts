/**
 * The texts of the document itself: its title, its description for search engines, and the text for browsers without
 * scripts.
 */
export const page = {
  title: 'IAM Playground: who is who in AWS',
  description:
    'Learn AWS IAM identities by trying them: create users, groups, roles and keys, see them as one living graph, and step through assuming a role. Runs in your browser; nothing leaves the page.',
  noScript:
    'IAM Playground simulates AWS identities in this page, with JavaScript and without a server. Please allow JavaScript to use it.',
} as const;
