import { expect, test } from 'vitest';
import { newLesson, newTexts } from '#words/author.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { withTexts } from '../../../src/lessons/record/write-texts.ts';
import { type LessonTexts, textsOf } from '../../../src/lessons/writing/texts.ts';
import { smallLesson } from '../workshop/small.ts';

function read(text: string) {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}
const textsIn = (text: string): LessonTexts => textsOf(text, read(text));

const said = [
  'Our deploy role',
  'Find and fix: escalation',
  'yes',
  "“Quoted” and 'so', # no comment",
  '- [x] 42',
  'one, two] and {three',
];
const names = ['title', 'learned', 'nudge', 'where', 'author'] as const;

test.each(said)('the fields of a lesson say “%s”, and nothing else of it changes', (value) => {
  // The hints of one stand within brackets, those of the other on lines.
  for (const text of [smallLesson('small'), newLesson.replace('my-lesson', 'own')]) {
    const before = textsIn(text);
    const after = withTexts(text, Object.fromEntries(names.map((name) => [name, value])));
    expect(textsIn(after)).toEqual({
      ...Object.fromEntries(names.map((name) => [name, value])),
      task: before.task,
    });
    expect(read(withTexts(after, before))).toEqual(read(text));
  }
});

test('a task of several paragraphs stands below the fields', () => {
  const task = 'Create **ana**.\n\n- Look.\n\n> She asks.';
  const after = withTexts(smallLesson('small'), { task });
  expect(textsIn(after).task).toBe(task);
  expect(after.startsWith(smallLesson('small').slice(0, smallLesson('small').indexOf('Create')))).toBe(true);
});

test('a text of several lines is replaced whole, and a new one stands in one line', () => {
  const folded = smallLesson('small').replace('title: Small', 'title: >-\n  A title\n  of two lines');
  expect(read(withTexts(folded, { title: 'One\nline ' })).title).toBe('One line');
});

test('an author who was nobody is written last', () => {
  const nobody = smallLesson('small').replace('author: Somebody\n', '');
  expect(withTexts(nobody, { author: 'Ines' })).toContain('\nlicence: CC0\nauthor: Ines\n---\n');
});

test('a new lesson gets all of its texts and an id of its title, and an id that somebody wrote stays', () => {
  const texts = {
    title: 'Our deploy role',
    learned: 'A.',
    task: 'B.',
    nudge: 'C.',
    where: 'D.',
    author: 'Ines',
  };
  expect(textsIn(newLesson)).toEqual(newTexts);
  const first = withTexts(newLesson, texts);
  expect(textsIn(first)).toEqual(texts);
  expect(read(first).id).toBe('our-deploy-role');
  expect(read(withTexts(first, { title: 'Another one' })).id).toBe('our-deploy-role');
  expect(read(withTexts(newLesson, { author: 'Ines' })).id).toBe('my-lesson');
});
