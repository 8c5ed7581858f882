/** The text that a phone shows while the page loads. */
export const about =
  'Who is who in AWS: users, groups, roles and keys as one picture that you can change. You act as ana. Assume a role as her: put on its hat, and see who asked, who allowed it and what she got. It all happens in this page. Nothing leaves it, and nothing can break.';
