import { expect, test } from 'vitest';
import { readProse } from '../../../../../src/lessons/prose.ts';
import type { Block, Inline } from '../../../../../src/lessons/prose-text.ts';
import { slideCounts, thoughtsOf } from '../../../../../src/ui/panels/learning/present/thoughts.ts';
import { everyLesson } from '../../../../fixtures/solved-attempt.ts';

const plain = (of: readonly Inline[]): string =>
  of.map((one) => ('of' in one ? plain(one.of) : one.text)).join('');
const told = (thoughts: readonly (readonly Block[])[]): readonly string[] =>
  thoughts.map((thought) =>
    thought.map((block) => (block.type === 'paragraph' ? plain(block.of) : block.type)).join(' | '),
  );
const blocksOf = (text: string): readonly Block[] => readProse(text).blocks;

test('a paragraph is a thought, with the quote, list or code that it leads to', () => {
  const text = 'One. Two.\n\n> Refused.\n\nThree:\n\n- a\n- b\n\nFour.';
  expect(told(thoughtsOf(blocksOf(text), 20))).toEqual(['One. Two. | quote', 'Three: | list', 'Four.']);
});

test('where slides are few, the longest paragraph is cut, and never before a sentence that leans on another', () => {
  const text = 'A key is a text. It lasts. Anyone may read a key. So nobody should.\n\nShort. Text.';
  expect(told(thoughtsOf(blocksOf(text), 0, { least: 3 }))).toEqual([
    'A key is a text. It lasts.',
    'Anyone may read a key. So nobody should.',
    'Short. Text.',
  ]);
});

test('a long paragraph leaves room for the quote to which its last sentences lead', () => {
  const long =
    'Somebody asks for a report of the last quarter, which lies in the bucket that belongs to another team.';
  const text = `${long} The answer comes at once:\n\n> Refused.`;
  expect(told(thoughtsOf(blocksOf(text), 20))).toEqual([long, 'The answer comes at once: | quote']);
});

test('a paragraph that is longer than an audience reads is cut in two near its middle, where a sentence stands by itself', () => {
  const sentence =
    'Somebody asks for a report of the last quarter, which lies in the bucket of another team.';
  const text = `${sentence} ${sentence} It is there. ${sentence} ${sentence}`;
  expect(told(thoughtsOf(blocksOf(text), 15))).toEqual([
    `${sentence} ${sentence} It is there.`,
    `${sentence} ${sentence}`,
  ]);
  // Not where the slides are as many as they may be.
  expect(told(thoughtsOf(blocksOf(text), slideCounts.most - 1))).toEqual([text]);
});

test('“until then” needs what was said before', () => {
  const text = 'The hat comes off at noon, by itself. Until then nobody can take the credentials back.';
  expect(told(thoughtsOf(blocksOf(text), 0, { least: Infinity }))).toEqual([text]);
});

test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
  '%s has no slide that begins with “it”, and not too many slides',
  (_id, { prose, predictions, goals, recipe }) => {
    const others =
      predictions.length + goals.length + recipe.filter(({ step }) => step.type !== 'answer').length + 1;
    const thoughts = thoughtsOf(prose, others);
    expect(thoughts.length + others).toBeLessThanOrEqual(slideCounts.most);
    for (const thought of told(thoughts))
      expect(thought).not.toMatch(/^(It|Its|They|This|That|These|Those|He|She)\b/);
  },
);
