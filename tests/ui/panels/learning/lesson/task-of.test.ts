import { expect, test } from 'vitest';
import { proseText } from '../../../../../src/lessons/prose-text.ts';
import { reasonIn, taskOf } from '../../../../../src/ui/panels/learning/lesson/task-of.ts';
import { everyLesson } from '../../../../fixtures/solved-attempt.ts';

const lettersOf = (value: unknown): string =>
  (JSON.stringify(value).match(/"text":"((?:[^"\\\\]|\\\\.)*)"(?!,"of)/g) ?? []).join('');

test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
  'The text of %s splits into a short task and what led to it',
  (_id, { prose }) => {
    const { task, situation } = taskOf(prose);
    expect([...situation, ...task]).toEqual(prose);
    expect(task.every(({ type }) => type === 'paragraph')).toBe(true);
    expect(task.length).toBeGreaterThan(0);
    expect(lettersOf(task).length).toBeLessThan(520);
  },
);

/** Words that mean something said before: whoever opens a lesson reads the task first. */
const leaning = new Set(
  'it its this that these those they them their he him his she her then so but and there'.split(' '),
);

test('no task begins with a word that means something in the situation, which stands below it', () => {
  const first = ({ prose }: ReturnType<typeof everyLesson>[number]): string =>
    proseText(taskOf(prose).task.slice(0, 1)).split(' ')[0]?.toLowerCase() ?? '';
  const lean = everyLesson().filter((lesson) => leaning.has(first(lesson)));
  expect(lean.map(({ id }) => id)).toEqual([]);
});

test('the reason is the part of AWS’s sentence that the text marks', () => {
  const lesson = everyLesson().find(({ id }) => id === 'first-policy')!;
  expect(JSON.stringify(reasonIn(taskOf(lesson.prose).situation))).toContain(
    'because no identity-based policy allows the s3:GetObject action',
  );
  expect(reasonIn([])).toBeNull();
});
