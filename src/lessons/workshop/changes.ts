import { keptId, lessonId, type Workshop, type WorkshopLesson } from './workshop.ts';

/** A part of a workshop besides its lessons. */
export type WorkshopPart = 'title' | 'author' | 'licence' | 'minutes' | 'welcome' | 'order';

/**
 * The difference between two lessons. `added`, `removed`: only one workshop has it. `changed`: its account, steps,
 * goals or predictions, so that progress in it begins anew. `reworded`: only its texts.
 */
interface LessonChange {
  readonly lesson: WorkshopLesson;
  readonly kind: 'added' | 'removed' | 'changed' | 'reworded';
}

/** The differences between two workshops that call themselves by the same name. */
interface WorkshopChanges {
  readonly parts: readonly WorkshopPart[];
  readonly lessons: readonly LessonChange[];
  /** How many lessons of the later one have the same progress as in the earlier one. */
  readonly kept: number;
}

const sourceOf = (lesson: WorkshopLesson): string => ('source' in lesson ? lesson.source : '');

/** Returns the lesson that was there before: the same to progress, or else the one of that name. */
const earlierOf = (lesson: WorkshopLesson, before: readonly WorkshopLesson[]): WorkshopLesson | undefined =>
  before.find((one) => keptId(one) === keptId(lesson)) ??
  before.find((one) => lessonId(one) === lessonId(lesson));

function kindOf(lesson: WorkshopLesson, was: WorkshopLesson | undefined): LessonChange['kind'] | null {
  if (!was) return 'added';
  if (keptId(was) !== keptId(lesson)) return 'changed';
  return sourceOf(was) === sourceOf(lesson) ? null : 'reworded';
}

/** Compares a workshop with an earlier one of that name. */
export function changesBetween(before: Workshop, after: Workshop): WorkshopChanges {
  const lessons = after.lessons.flatMap((lesson): LessonChange[] => {
    const kind = kindOf(lesson, earlierOf(lesson, before.lessons));
    return kind ? [{ lesson, kind }] : [];
  });
  const found = new Set(after.lessons.map((lesson) => earlierOf(lesson, before.lessons)));
  const removed = before.lessons.flatMap((lesson): LessonChange[] =>
    found.has(lesson) ? [] : [{ lesson, kind: 'removed' }],
  );
  const [idsBefore, idsAfter] = [before.lessons.map(keptId), after.lessons.map(keptId)];
  const both = (ids: readonly string[], others: readonly string[]): string =>
    ids.filter((id) => others.includes(id)).join(' ');
  const differs: Readonly<Record<WorkshopPart, boolean>> = {
    title: before.title !== after.title,
    author: before.author !== after.author,
    licence: before.licence !== after.licence,
    minutes: before.minutes !== after.minutes,
    welcome: JSON.stringify(before.welcome) !== JSON.stringify(after.welcome),
    order: both(idsBefore, idsAfter) !== both(idsAfter, idsBefore),
  };
  return {
    parts: (Object.keys(differs) as WorkshopPart[]).filter((part) => differs[part]),
    lessons: [...lessons, ...removed],
    kept: idsAfter.filter((id) => idsBefore.includes(id)).length,
  };
}
