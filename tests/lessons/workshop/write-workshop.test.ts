import { expect, test } from 'vitest';
import { curriculum } from '../../../src/lessons/curriculum.ts';
import { wholeBounds } from '../../../src/lessons/scan-text.ts';
import { readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import {
  type WrittenLesson,
  type WrittenWorkshop,
  writeWorkshop,
  writtenOf,
} from '../../../src/lessons/workshop/write-workshop.ts';
import { faultText } from '#words/lesson-files.ts';
import { draws, default as fc } from '../../properties.ts';
import { smallLesson } from './small.ts';

function readBack(workshop: WrittenWorkshop): WrittenWorkshop {
  const read = readWorkshopFile(writeWorkshop(workshop), wholeBounds);
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return writtenOf(read.workshop, read.welcome);
}

const workshop: WrittenWorkshop = {
  id: 'for-new-colleagues',
  version: 2,
  title: 'IAM for new colleagues',
  author: 'Ana Example',
  licence: 'CC BY 4.0',
  welcome: 'Welcome to **the team**.',
  lessons: [
    { builtIn: 'what-a-user-is', minutes: 4 },
    { source: smallLesson('our-own'), minutes: 8 },
    { builtIn: 'first-policy', minutes: 6 },
  ],
};

test('A written workshop reads as people would write it, and its minutes are the sum of its lessons’', () => {
  const text = writeWorkshop(workshop);
  expect(text.split('\n').slice(0, 10)).toEqual([
    '---',
    'id: for-new-colleagues',
    'version: 2',
    'title: IAM for new colleagues',
    'lessons:',
    '  - {lesson: what-a-user-is, minutes: 4}',
    '  - minutes: 8',
    '    file: |',
    '      ---',
    '      id: our-own',
  ]);
  expect(text.endsWith('licence: CC BY 4.0\n---\n\nWelcome to **the team**.\n')).toBe(true);
  const read = readWorkshopFile(text);
  expect(read.ok && read.workshop.minutes).toBe(18);
});

test('A carried lesson that ends without a line’s end, or with many, or has letters that YAML refuses, is carried as it is', () => {
  const text = smallLesson('our-own');
  const ways = [
    text.trimEnd(),
    `${text}\n\n\n`,
    `${text}  \n\t\n`,
    `${text}A line with \u2028 in it.`,
    `${text}\u0085`,
    text.replace('Create', '    Create'),
  ];
  for (const source of ways)
    expect(readBack({ ...workshop, lessons: [{ source, minutes: null }] }).lessons).toEqual([
      { source, minutes: null },
    ]);
});

/** Letters that mean something to YAML, Markdown or the parser of front matter. */
const letters = fc.string({
  unit: fc.constantFrom(...'ab Z9:#-—\'"’&*!|>%@{}[],?~=.\\/ü漢😀'),
  maxLength: 24,
});
const oneLine = fc.oneof(
  letters,
  fc.constantFrom('true', 'null', '~', '12', '- a', 'a: b', '---', 'a #b', '=', '<<'),
);
const builtIn = curriculum.flatMap(({ lessons }) => lessons as readonly string[]);
const minutes = fc.option(fc.integer({ min: 1, max: 240 }), { nil: null });
const own = fc
  .tuple(
    fc.array(oneLine, { maxLength: 3 }),
    fc.constantFrom('', '\n', '\n\n', ' \n', '\n\t\n'),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([lines, end, number]) => {
    const prose = lines.map((line) => line.replace(/[^\p{L}\p{N} .’]/gu, '')).join('\n\n');
    // Two of them with the same goals would be one to progress.
    const text = smallLesson(`own-${String(number)}`).replaceAll('user ana', `user ana${String(number)}`);
    return `${text}${prose}${end}`;
  });
const lessons: fc.Arbitrary<readonly WrittenLesson[]> = fc
  .tuple(
    fc.uniqueArray(fc.record({ builtIn: fc.constantFrom(...builtIn), minutes }), {
      selector: (one) => one.builtIn,
      maxLength: 8,
    }),
    fc.uniqueArray(fc.record({ source: own, minutes }), {
      selector: (one) => /^id: (.*)$/m.exec(one.source)?.[1],
      maxLength: 3,
    }),
    fc.boolean(),
  )
  .map(([theirs, mine, first]) => (first ? [...mine, ...theirs] : [...theirs, ...mine]))
  .filter((all) => all.length > 0);
const built: fc.Arbitrary<WrittenWorkshop> = fc.record({
  id: fc.constantFrom('a', 'our-workshop', 'w9-'.concat('x')),
  version: fc.integer({ min: 1, max: 1000 }),
  title: oneLine,
  author: oneLine,
  licence: oneLine,
  // Any text that the page can show: letters of Markdown in code.
  welcome: fc
    .array(
      fc.oneof(
        letters.map((text) => text.replace(/[^\p{L}\p{N} .’]/gu, '').trim()),
        fc.constantFrom('**a** and `b: c`', '- one\n- two', '> said', '    code: [', '## Head', ''),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('\n\n').replace(/^\n+/, '').trimEnd()),
  lessons,
});

test('What is written is read back equal, whatever it holds', () => {
  fc.assert(
    fc.property(built, (one) => {
      expect(readBack(one)).toEqual(one);
    }),
    draws(80),
  );
});
