import { expect, test } from 'vitest';
import {
  type Build,
  buildRow,
  isEmpty,
  moved,
  nameFrom,
  nothing,
  storedBuild,
  writtenBuild,
} from '../../../src/lessons/workshop/build.ts';
import { minutesFor, shareMinutes, withinMinutes } from '../../../src/lessons/workshop/minutes.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { writeWorkshop } from '../../../src/lessons/workshop/write-workshop.ts';
import { draws, default as fc } from '../../properties.ts';
import { smallLesson } from './small.ts';

const build: Build = {
  ...nothing,
  id: 'mine-1',
  at: 5,
  name: null,
  given: null,
  tried: null,
  title: 'IAM for new colleagues',
  lessons: [
    { builtIn: 'what-a-user-is', minutes: 4 },
    { source: smallLesson('our-own'), minutes: 8, draft: 'draft:1' },
  ],
};

test('A moved entry stands at its new place, and the others keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
});

test.each([
  ['IAM for new colleagues', 'iam-for-new-colleagues'],
  ['Über 30 Minuten: Zürich!', 'uber-30-minuten-zurich'],
  ['2026: roles', 'roles'],
  ['漢字', 'workshop'],
  ['', 'workshop'],
])('The workshop “%s” has the id %s', (title, name) => {
  expect(nameFrom(title)).toBe(name);
});

test('A version is raised by the first change after others have it, and not again by the next one', () => {
  const first = writtenBuild(build);
  expect([first.version, first.id]).toEqual([1, 'iam-for-new-colleagues']);
  const given = { ...build, name: first.id, given: { version: 1, text: writeWorkshop(first) } };
  expect(writtenBuild(given).version).toBe(1);
  const changed = writtenBuild({ ...given, title: 'IAM for all' });
  // Others know it by its id, so that stays.
  expect([changed.version, changed.id]).toEqual([2, 'iam-for-new-colleagues']);
  expect(writtenBuild({ ...given, title: 'IAM for all', welcome: 'Hello' }).version).toBe(2);
});

test('A stored build comes back as it was, and what stands in its row instead of one is left out', () => {
  const row = { ...build, id: buildRow(build.id) };
  expect(storedBuild(structuredClone(row))).toEqual(build);
  expect(storedBuild({ ...row, id: 'draft:1' })).toBeNull();
  expect(storedBuild(null)).toBeNull();
  const bad = [
    null,
    3,
    { builtIn: 'the-clock' },
    { source: 5, minutes: 3 },
    { builtIn: 'the-clock', minutes: -9 },
  ];
  expect(storedBuild({ ...row, lessons: bad, title: 7, given: {} })).toMatchObject({
    lessons: [{ builtIn: 'the-clock', minutes: 1 }],
    title: '',
    given: null,
  });
});

test('Whatever a row holds is read without an error', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('id', 'at', 'lessons', 'title', 'given', 'name'), fc.anything()),
      (row) => {
        const read = storedBuild({ ...row, id: buildRow('mine-1'), at: 1 });
        expect(read && isEmpty(read) ? read.lessons : (read?.lessons ?? [])).toBeInstanceOf(Array);
      },
    ),
    draws(60),
  );
});

test('The time of a whole workshop is shared among its lessons, in the proportion of what is proposed', () => {
  expect(shareMinutes(45, [5, 4, 5, 4])).toEqual([13, 10, 12, 10]);
  expect(shareMinutes(2, [5, 5, 5])).toEqual([1, 1, 1]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 4, max: 12 }), { minLength: 1, maxLength: 20 }), (proposals) => {
      const shared = shareMinutes(100, proposals);
      expect(shared.reduce((sum, one) => sum + one, 0)).toBe(100);
    }),
    draws(40),
  );
});

test('A lesson with more to read, to do and to answer is proposed more minutes, within bounds', () => {
  const read = parseLesson(smallLesson('a'));
  if (!read.ok) throw new Error('refused');
  const [step] = read.lesson.recipe;
  if (!step) throw new Error('no step');
  expect(minutesFor(read.lesson)).toBe(4);
  expect(minutesFor({ ...read.lesson, recipe: Array.from({ length: 9 }, () => step) })).toBe(7);
  expect(minutesFor({ ...read.lesson, recipe: Array.from({ length: 90 }, () => step) })).toBe(12);
  expect([0, NaN, 7.4, 900].map(withinMinutes)).toEqual([1, 1, 7, 240]);
});
