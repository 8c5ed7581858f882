/** The lesson that somebody was last in. Known without anything of lessons being fetched. */
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
 * Keeps what the page remembers about itself between visits (theme, folded panels, place in the story), apart from
 * the account. Storage may be blocked or full: then the page simply forgets.
 */
const prefix = 'iam-playground.';

/** The remembered value, or null where there is none, it can't be read or it isn't JSON. Never throws. */
export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Remembers a JSON value; null forgets it. Never throws. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Blocked or full: the page works the same, it only forgets.
  }
}
