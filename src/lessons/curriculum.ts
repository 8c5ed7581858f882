/** The built-in lessons: chapters and the order within them. Each is `en/<chapter>/<id>.md`; their names are words. */
export const curriculum = [
  {
    chapter: 'users-and-groups',
    lessons: ['what-a-user-is', 'first-policy', 'groups-carry-policies', 'what-a-group-is-not'],
  },
  {
    chapter: 'policies-and-keys',
    lessons: [
      'add-then-subtract',
      'only-if',
      'the-buckets-own-policy',
      'managed-inline-versions',
      'key-and-password',
      'rotate-a-key',
    ],
  },
  {
    chapter: 'roles-and-sessions',
    lessons: [
      'why-roles',
      'assumerole-by-steps',
      'trust-or-permission',
      'same-name-again',
      'two-doors',
      'the-clock',
      'mfa-and-keys',
      'a-leaked-session',
      'session-policy',
    ],
  },
  {
    chapter: 'beyond-the-account',
    lessons: ['cross-account-role', 'external-id', 'role-chaining', 'guests', 'signed-in', 'a-path-per-user'],
  },
  {
    chapter: 'guard-rails',
    lessons: ['permissions-boundary', 'scp-the-ceiling', 'the-whole-ladder'],
  },
  {
    chapter: 'everyday-work',
    lessons: [
      'read-the-refusal',
      'who-needs-what',
      'tags-decide',
      'company-sign-in',
      'fewer-rights-for-a-helper',
      'pass-role',
      'the-root-user',
    ],
  },
  {
    chapter: 'services-and-code',
    lessons: [
      'the-confused-deputy',
      'a-services-own-role',
      'from-inside-the-network',
      'a-bucket-next-door',
      'your-role-as-code',
      'the-pipeline',
      'the-pipelines-role',
    ],
  },
  { chapter: 'bonus', lessons: ['escalate', 'repair'] },
] as const;

export type Chapter = (typeof curriculum)[number]['chapter'];
