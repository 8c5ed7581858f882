import { existsSync, readFileSync } from 'node:fs';
import type { Lesson } from '../lessons/lesson.ts';
import { pageLesson } from '../lessons/lesson.ts';
import { parseLesson } from '../lessons/parse-lesson.ts';
import { curriculum } from '../lessons/curriculum.ts';
import { faultWords as words } from '#words/lesson-files.ts';
import { OptionError } from './options.ts';

const files = import.meta.glob<string>('../lessons/en/*/*.md', { query: '?raw', import: 'default' });
const idOf = (path: string): string => path.replace(/^.*\/|\.md$/g, '');

/** The ids of the lessons that come with it, in the order in which they are taught. */
const lessonIds: readonly string[] = curriculum.flatMap(({ lessons }) => [...lessons]);

async function textOf(asked: string): Promise<string> {
  if (asked.endsWith('.md')) {
    if (!existsSync(asked)) throw new OptionError(`--lesson: there is no file ${asked}`);
    return readFileSync(asked, 'utf8');
  }
  const load = Object.entries(files).find(([path]) => idOf(path) === asked)?.[1];
  if (load) return load();
  throw new OptionError(
    `--lesson: there is no lesson ${asked}. There are these, or the path of a file that ends in .md:\n  ${lessonIds.join('\n  ')}`,
  );
}

/** The lesson that the command line names: by the id of one that comes with it, or by a file. @throws OptionError */
export async function askedLesson(asked: string): Promise<Lesson> {
  const parsed = parseLesson(await textOf(asked));
  if (parsed.ok) return pageLesson(parsed.lesson);
  const faults = parsed.faults.map((fault) => `  ${words.place(fault)}: ${words.said(fault).what}`);
  throw new OptionError(`--lesson: the file can't be read:\n${faults.join('\n')}`);
}
