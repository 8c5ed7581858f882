import { costOf, highestCost } from './cost.ts';
import { dangling } from './dangling.ts';
import type { FileFault } from './front-matter.ts';
import { readFrontMatter } from './front-matter.ts';
import type { LessonFile } from './lesson.ts';
import { readLesson } from './read-lesson.ts';

export type ParsedLesson =
  | { readonly ok: true; readonly lesson: LessonFile }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

const bounds = { characters: 65_536, depth: 16 } as const;

/**
 * Reads a lesson's file: Markdown below YAML front matter, as `src/lessons/en/` holds them. Every fault is told with
 * its line; nothing of the file is carried out.
 */
export function parseLesson(source: string): ParsedLesson {
  const file = readFrontMatter(source, bounds);
  if (!file.ok) return file;
  const lesson = readLesson(file.fields, file.blocks);
  const cost = costOf(lesson);
  if (cost > highestCost) file.fields.fault('tooMany', String(highestCost), ['goals']);
  const faults = file.faults(dangling(lesson));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, lesson };
}
