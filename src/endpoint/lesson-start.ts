import type { World } from '../engine/index.ts';
import { lessonStart } from '../lessons/lesson-start.ts';
import { askedLesson } from './lesson-asked.ts';
import { LessonWatch } from './lesson-watch.ts';
import { type KeyPair, OptionError } from './options.ts';

/** The lesson that the command line asks for, and the account in which it begins. @throws OptionError */
export async function begunLesson(
  asked: string,
  now: number,
): Promise<{ readonly watch: LessonWatch; readonly start: World }> {
  const lesson = await askedLesson(asked);
  const { world, faults } = await lessonStart(lesson, now);
  const [fault] = faults;
  if (fault) throw new OptionError(`--lesson: the lesson's start doesn't work: ${fault}`);
  return { watch: await LessonWatch.of(lesson), start: world };
}

/** What a learner types first, and where the goals are seen. */
export const lessonHelp = (title: string, address: string, key: KeyPair | null): string =>
  [
    `The lesson “${title}”: its goals are at ${address}`,
    'In your terminal, as the root user of its account:',
    `  export AWS_ENDPOINT_URL=${address} AWS_DEFAULT_REGION=us-east-1`,
    ...(key ? [`  export AWS_ACCESS_KEY_ID=${key.id} AWS_SECRET_ACCESS_KEY=${key.secret}`] : []),
  ].join('\n');
