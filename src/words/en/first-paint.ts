/** What a phone says while the page arrives. */
export const about =
  'Who is who in AWS: users, groups, roles and keys as one picture that you can change. You act as ana. Put on a role as her, see who asked, who allowed it and what came out. It all happens in this page, nothing leaves it, and nothing can break.';
