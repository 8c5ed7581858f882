import { lessons } from 'virtual:lessons';
import type { FileFault } from '../../../../../lessons/front-matter.ts';
import { plainLines } from '../../../../../lessons/scan-text.ts';
import { type BuildLesson, keyOf } from '../../../../../lessons/workshop/build.ts';
import { minutesFor } from '../../../../../lessons/workshop/minutes.ts';
import { mostLessons } from '../../../../../lessons/workshop/workshop.ts';
import { buildWords as words } from '#words/workshop-build.ts';
import { builds } from './builds.svelte.ts';

/** A lesson that was added, or the reason why it wasn't. */
export type Added =
  | { readonly ok: true; readonly said: string }
  | { readonly ok: false; readonly said: string; readonly faults: readonly FileFault[] };

/** Adds a lesson at the end. @returns why it can't be added, or null */
export function addLesson(id: string, lesson: BuildLesson): string | null {
  const chosen = builds.of(id)?.lessons ?? [];
  if (chosen.length >= mostLessons) return words.full(mostLessons);
  builds.edit(id, { lessons: [...chosen, lesson] });
  return null;
}

interface Known {
  readonly id: string;
  readonly content: string | null;
  readonly title: string;
}

/** Returns what a chosen lesson is known by: its id, and its content if it is somebody's own. */
function knownBy(lesson: BuildLesson): Known {
  if ('builtIn' in lesson) {
    const entry = lessons.find(({ id }) => id === lesson.builtIn);
    return { id: lesson.builtIn, content: null, title: entry?.title ?? lesson.builtIn };
  }
  const own = builds.own(lesson.source);
  return own?.ok
    ? { id: own.lesson.id, content: own.contentId, title: own.lesson.title }
    : { id: '', content: null, title: words.row.unread };
}

/** Says why a lesson can't stand beside the others, or returns null. */
function clash(mine: Known, others: readonly Known[]): string | null {
  if (others.some(({ id }) => id === mine.id)) return words.sameId(mine.title, mine.id);
  const same = others.find(({ content }) => content !== null && content === mine.content);
  return same ? words.sameContent(mine.title, same.title) : null;
}

/**
 * Adds somebody's own lesson, which has been read as carefully as a stranger's. If it comes from a draft that is chosen
 * already, its text takes the place of the former one.
 */
export async function addOwn(id: string, text: string, draft?: string): Promise<Added> {
  const source = plainLines(text);
  const read = await builds.look(source);
  const failed = (said: string, faults: readonly FileFault[] = []): Added => ({ ok: false, said, faults });
  if (!read.ok) return failed(words.refused(words.choose.yours), read.faults);
  const { title } = read.lesson;
  const chosen = builds.of(id)?.lessons ?? [];
  if (chosen.some((one) => keyOf(one) === source)) return failed(words.twice(title));
  const former = draft === undefined ? undefined : chosen.find((one) => one.draft === draft);
  const mine = { id: read.lesson.id, content: read.contentId, title };
  const others = chosen.filter((one) => one !== former).map(knownBy);
  const no = clash(mine, others);
  if (no !== null) return failed(no);
  const lesson: BuildLesson = {
    source,
    minutes: former?.minutes ?? minutesFor(read.lesson),
    ...(draft !== undefined && { draft }),
  };
  if (former) {
    builds.edit(id, { lessons: chosen.map((one) => (one === former ? lesson : one)) });
    return { ok: true, said: words.added(title, chosen.indexOf(former) + 1) };
  }
  const full = addLesson(id, lesson);
  return full === null ? { ok: true, said: words.added(title, chosen.length + 1) } : failed(full);
}
