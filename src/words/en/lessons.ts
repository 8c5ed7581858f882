import type { Chapter } from '../../lessons/curriculum.ts';

/** What the chapters of the lessons are called. */
export const chapterTitles: Readonly<Record<Chapter, string>> = {
  'users-and-groups': 'Users and groups',
  'policies-and-keys': 'Policies and keys',
  'roles-and-sessions': 'Roles and sessions',
  'beyond-the-account': 'Beyond the account',
  'guard-rails': 'Guard rails',
  bonus: 'Attack and repair',
};
