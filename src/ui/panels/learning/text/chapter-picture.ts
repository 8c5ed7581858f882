import type { AnyKind } from '../../../../engine/index.ts';
import type { Chapter } from '../../../../lessons/curriculum.ts';

const pictures: Readonly<Record<Chapter, AnyKind>> = {
  'users-and-groups': 'user',
  'policies-and-keys': 'policy',
  'roles-and-sessions': 'role',
  'beyond-the-account': 'account',
  'guard-rails': 'organizationPolicy',
  'everyday-work': 'group',
  'services-and-code': 'service',
  bonus: 'key',
};

/** Returns the picture of a chapter: the kind that it is about, or a book for a chapter that isn't one of the page's. */
export const chapterPicture = (id: string): AnyKind | 'book' =>
  Object.hasOwn(pictures, id) ? pictures[id as Chapter] : 'book';
