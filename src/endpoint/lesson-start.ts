import type { World } from '../engine/index.ts';
import { lessonStart } from '../lessons/attempt/lesson-start.ts';
import { LessonWatch } from './lesson-watch.ts';
import { type KeyPair, OptionError } from './options.ts';
import { existsSync, readFileSync } from 'node:fs';
import type { Lesson } from '../lessons/lesson.ts';
import { pageLesson } from '../lessons/lesson.ts';
import { parseLesson } from '../lessons/parse-lesson.ts';
import { curriculum } from '../lessons/curriculum.ts';
import { faultWords as words } from '#words/lesson-files.ts';

const files = import.meta.glob<string>('../lessons/en/*/*.md', { query: '?raw', import: 'default' });
const idOf = (path: string): string => path.replace(/^.*\/|\.md$/g, '');

/** The ids of the built-in lessons, in the order in which they are taught. */
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
async function askedLesson(asked: string): Promise<Lesson> {
  const parsed = parseLesson(await textOf(asked));
  if (parsed.ok) return pageLesson(parsed.lesson);
  const faults = parsed.faults.map((fault) => `  ${words.place(fault)}: ${words.said(fault).what}`);
  throw new OptionError(`--lesson: the file can't be read:\n${faults.join('\n')}`);
}

/** The lesson that the command line asks for, and the account in which it begins. @throws OptionError */
export async function begunLesson(
  asked: string,
  now: number,
): Promise<{ readonly watch: LessonWatch; readonly start: World }> {
  const lesson = await askedLesson(asked);
  const { world, faults } = await lessonStart(lesson, now);
  const [fault] = faults;
  if (fault) throw new OptionError(`--lesson: the lesson's start doesn't work: ${fault.says}`);
  return { watch: await LessonWatch.of(lesson), start: world };
}

/** The lines that a learner types first, and the address that shows the goals. */
export const lessonHelp = (title: string, address: string, key: KeyPair | null): string =>
  [
    `The lesson “${title}”: its goals are at ${address}`,
    'In your terminal, as the root user of its account:',
    `  export AWS_ENDPOINT_URL=${address} AWS_DEFAULT_REGION=us-east-1`,
    ...(key ? [`  export AWS_ACCESS_KEY_ID=${key.id} AWS_SECRET_ACCESS_KEY=${key.secret}`] : []),
  ].join('\n');
