/** The lesson that somebody was last in. It can be shown before any code of lessons is fetched. */
interface LastLesson {
  readonly id: string;
  readonly title: string;
}

const key = 'lesson';

export function lastLesson(): LastLesson | null {
  const found = recall(key);
  if (typeof found !== 'object' || found === null) return null;
  const { id, title } = found as Partial<Record<keyof LastLesson, unknown>>;
  return typeof id === 'string' && typeof title === 'string' ? { id, title } : null;
}

export const rememberLesson = ({ id, title }: LastLesson): void => remember(key, { id, title });

/**
 * Stores what the page remembers about itself between visits (theme, folded panels, place in the story), apart from
 * the account. If storage is blocked or full, the page forgets it.
 */
const prefix = 'iam-playground.';

/** Returns the remembered value, or null if there is none, it can't be read or it isn't JSON. Never throws. */
export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Remembers a JSON value; null deletes it. Never throws. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // If storage is blocked or full, the page only forgets.
  }
}
