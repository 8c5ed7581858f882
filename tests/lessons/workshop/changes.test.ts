import { expect, test } from 'vitest';
import { changesBetween } from '../../../src/lessons/workshop/changes.ts';
import { readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import { lessonId, type Workshop } from '../../../src/lessons/workshop/workshop.ts';
import { carryingWorkshop } from './small.ts';

function workshopOf(text: string): Workshop {
  const read = readWorkshopFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.workshop;
}

const text = carryingWorkshop('small');

function changes(after: string, before = text): unknown {
  const { lessons, ...rest } = changesBetween(workshopOf(before), workshopOf(after));
  return { ...rest, lessons: lessons.map(({ lesson, kind }) => `${lessonId(lesson)} ${kind}`) };
}

test.each([
  ['nothing', text, { parts: [], lessons: [], kept: 2 }],
  [
    'the workshop’s own texts',
    text
      .replace('title: Our own', 'title: Another')
      .replace(/author: Somebody\nlicence: CC0\n---\n\nWelcome/, 'author: Eve\nlicence: MIT\n---\n\nCome')
      .replace('minutes: 20', 'minutes: 30'),
    { parts: ['title', 'author', 'licence', 'minutes', 'welcome'], lessons: [], kept: 2 },
  ],
  [
    'the texts of a lesson',
    text.replace('title: Small', 'title: Tiny'),
    { parts: [], lessons: ['small reworded'], kept: 2 },
  ],
  [
    'a lesson’s goal',
    text.replace('exists: user ana', 'exists: user ben'),
    { parts: [], lessons: ['small changed'], kept: 1 },
  ],
  [
    'a lesson’s name alone',
    text.replace('id: small', 'id: tiny'),
    { parts: [], lessons: ['tiny reworded'], kept: 2 },
  ],
  [
    'which lessons there are',
    text.replace('- what-a-user-is', '- first-policy'),
    { parts: [], lessons: ['first-policy added', 'what-a-user-is removed'], kept: 1 },
  ],
])('a comparison of two workshops tells %s', (_what, after, expected) => {
  expect(changes(after)).toEqual(expected);
});

test('a comparison tells another order of the same lessons', () => {
  const turned = (ids: readonly string[]): string =>
    text.replace('  - what-a-user-is\n', ids.map((id) => `  - ${id}\n`).join(''));
  const [before, after] = [
    turned(['what-a-user-is', 'first-policy']),
    turned(['first-policy', 'what-a-user-is']),
  ];
  expect(changes(after, before)).toEqual({ parts: ['order'], lessons: [], kept: 3 });
});
