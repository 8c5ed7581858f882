import { recall, remember } from './browser-memory.ts';

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
