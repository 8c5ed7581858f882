import type { FileFault } from '../front-matter.ts';
import { parseLesson } from '../parse-lesson.ts';
import { parseWorkshop } from './parse-workshop.ts';
import { mostCharacters, type Workshop } from './workshop.ts';

export type ReadWorkshop =
  | { readonly ok: true; readonly workshop: Workshop }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Only a lesson has goals, and only a workshop has lessons. */
const isLesson = (text: string): boolean => {
  const [front = ''] = text.split(/\n---[ \t]*\r?\n/, 1);
  return /^goals:/m.test(front) && !/^lessons:/m.test(front);
};

/** Reads a workshop's file, or that of a single lesson, which makes a workshop of one. Nothing of it is carried out. */
export function readWorkshopFile(text: string): ReadWorkshop {
  if (text.length > mostCharacters || !isLesson(text)) return parseWorkshop(text);
  const parsed = parseLesson(text);
  if (!parsed.ok) return parsed;
  const { id, version, title, author, licence } = parsed.lesson;
  const lessons = [{ carried: parsed.lesson, source: text }];
  return { ok: true, workshop: { id, version, title, minutes: null, welcome: [], lessons, author, licence } };
}
