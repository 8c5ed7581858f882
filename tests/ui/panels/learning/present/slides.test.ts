import { expect, test } from 'vitest';
import type { Inline } from '../../../../../src/lessons/prose-text.ts';
import { readProse } from '../../../../../src/lessons/prose.ts';
import { sentences, movesOf } from '../../../../../src/ui/panels/learning/present/slides.ts';

const inlines = (text: string): readonly Inline[] => {
  const [first] = readProse(text).blocks;
  if (first?.type !== 'paragraph') throw new Error('That is no paragraph');
  return first.of;
};
const plain = (of: readonly Inline[]): string =>
  of.map((one) => ('of' in one ? plain(one.of) : one.text)).join('');

test.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['`ReadReports` hangs on ana. cleo came last week.', ['ReadReports hangs on ana.', 'cleo came last week.']],
  [
    'A **group** carries. Its name (`a.b c`) gives nothing.',
    ['A group carries.', 'Its name (a.b c) gives nothing.'],
  ],
  ['It ends in code: `a. b`', ['It ends in code: a. b']],
  [
    's3:GetObject on arn:aws:s3:::reports/q3.csv is one.',
    ['s3:GetObject on arn:aws:s3:::reports/q3.csv is one.'],
  ],
])('%s is cut where its sentences end', (text, wanted) => {
  expect(sentences(inlines(text)).map(plain)).toEqual(wanted);
});

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, target: null, defaultPrevented: false, ...more }) as KeyboardEvent;

test.each([
  ['PageDown', {}, 'next'],
  ['ArrowRight', {}, 'next'],
  [' ', {}, 'next'],
  ['PageUp', {}, 'back'],
  ['ArrowLeft', {}, 'back'],
  [' ', { shiftKey: true }, 'back'],
  ['Home', {}, 'first'],
  ['End', {}, 'last'],
  ['Escape', {}, 'leave'],
  ['b', {}, 'black'],
  ['.', {}, 'black'],
  ['b', { ctrlKey: true }, null],
  ['ArrowRight', { altKey: true }, null],
  ['ArrowRight', { defaultPrevented: true }, null],
  ['x', {}, null],
] as const)('%s with %o leads to %s', (key, more, move) => {
  globalThis.Element ??= class {} as typeof Element;
  expect(movesOf(press(key, more))).toBe(move);
});
