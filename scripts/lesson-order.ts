interface Placed {
  readonly id: string;
  readonly chapter: string;
  readonly buildsOn: readonly string[];
}

/** The chapters in the order in which they are taught. */
const chapters = [
  'users-and-groups',
  'policies-and-keys',
  'roles-and-sessions',
  'beyond-the-account',
  'guard-rails',
];

/** Chapter by chapter; within one, a lesson comes after what it builds on, and as soon as it can. */
export function inOrder<T extends Placed>(lessons: readonly T[]): readonly T[] {
  const place = ({ chapter }: Placed): number => {
    const at = chapters.indexOf(chapter);
    return at < 0 ? chapters.length : at;
  };
  const waiting = [...lessons].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const first = place(waiting[0] as T);
    const isReady = (one: T): boolean =>
      place(one) === first &&
      !waiting.some((other) => other !== one && place(other) === first && one.buildsOn.includes(other.id));
    const at = waiting.findIndex(isReady);
    ordered.push(...waiting.splice(Math.max(0, at), 1));
  }
  return ordered;
}
