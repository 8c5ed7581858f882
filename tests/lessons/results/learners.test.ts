import { describe, expect, test } from 'vitest';
import type { LessonResult, WorkshopResult } from '../../../src/lessons/results/result.ts';
import {
  historiesIn,
  isSameLearner,
  mergedResult,
  remarksOf,
} from '../../../src/lessons/results/learners.ts';
import { resultsWords } from '#words/results-class.ts';

const lesson = (startedAt: number | null, solvedAt: number | null = null, isWhole = true): LessonResult => ({
  id: 'only-if',
  progress:
    startedAt === null
      ? null
      : {
          id: 'only-if',
          version: 1,
          startedAt,
          solvedAt,
          hints: 0,
          tries: 0,
          missed: [],
          misconceptions: [],
          shown: false,
          cards: [],
        },
  attempt:
    startedAt !== null && isWhole
      ? { id: 'only-if', version: 1, begunAt: startedAt + 1, steps: [], hints: 0, actingAs: null }
      : null,
});
const of = (
  name: string,
  lessons: readonly LessonResult[],
  more: Partial<WorkshopResult> = {},
): WorkshopResult => ({
  madeBy: '1.0.0',
  madeAt: 1000,
  name,
  workshop: { key: 'mine', version: 1, title: 'Mine' },
  lessons,
  measures: {},
  ...more,
});
const other = { workshop: { key: 'other', version: 1, title: 'Other' } };

describe('two results are of one learner', () => {
  test.each<[string, boolean, WorkshopResult, WorkshopResult]>([
    [
      'a file, and the code without its history',
      true,
      of('Ana', [lesson(5)]),
      of('Ana', [lesson(5, null, false)]),
    ],
    ['an earlier and a later one', true, of('Ana', [lesson(5)]), of('Ana', [lesson(5, 9)], { madeAt: 2000 })],
    ['one without a name', true, of('', [lesson(5)]), of('Ana', [lesson(5)])],
    ['a name that is written otherwise', true, of(' ana', [lesson(5)]), of('Ana', [lesson(5)])],
    ['a name without anything done', true, of('Ana', [lesson(null)]), of('Ana', [lesson(null)])],
    ['two people of one name', false, of('Ana', [lesson(5)]), of('Ana', [lesson(6)])],
    ['the same history under another name', false, of('Ana', [lesson(5)]), of('Ben', [lesson(5)])],
    ['two people without a name', false, of('', [lesson(5)]), of('', [lesson(6)])],
    ['two people who did nothing', false, of('', [lesson(null)]), of('', [lesson(null)])],
    ['another workshop', false, of('Ana', [lesson(5)]), of('Ana', [lesson(5)], other)],
  ])('%s: %s', (_what, is, one, two) => {
    expect(isSameLearner(one, two)).toBe(is);
    expect(isSameLearner(two, one)).toBe(is);
  });
});

test('of a learner’s results the newer one counts, with the history and the name that only the older one has', () => {
  const file = of('Ana', [lesson(5, 9)], { madeAt: 1000 });
  const code = of('', [lesson(5, 9, false)], { madeAt: 2000 });
  for (const both of [mergedResult(file, code), mergedResult(code, file)])
    expect(both).toEqual({ ...code, name: 'Ana', lessons: file.lessons });
});

test('a history of an earlier state isn’t taken for that of a later one', () => {
  const early = of('Ana', [lesson(5)], { madeAt: 1000 });
  const late = of('Ana', [lesson(5, 9, false)], { madeAt: 2000 });
  expect(mergedResult(early, late)).toEqual(late);
});

describe('an instructor is told of', () => {
  const ana = of('Ana', [lesson(5)]);
  const ben = of('Ben', [lesson(5)], { madeAt: 1 });
  const own = { key: 'mine', version: 1 };
  test.each<
    [
      string,
      WorkshopResult,
      readonly WorkshopResult[],
      { key: string; version: number } | null,
      readonly string[],
    ]
  >([
    ['nothing, usually', ana, [ana, of('Zoë', [lesson(7)])], own, []],
    ['nothing without the workshop', ana, [ana], null, []],
    [
      'the same history under another name',
      ana,
      [ana, ben],
      own,
      ['the same history as Ben: both come from one browser, or one is a copy'],
    ],
    [
      'the same history in another workshop',
      ana,
      [ana, { ...ben, ...other }],
      own,
      ['the same history as Ben: both come from one browser, or one is a copy'],
    ],
    ['no copy of one’s own work in another workshop', ana, [ana, { ...ana, ...other }], own, []],
    ['a date of a clock that is a little ahead', { ...ana, madeAt: 100_000 }, [], own, []],
    [
      'a date in the future',
      { ...ana, madeAt: 10_000_000 },
      [],
      own,
      ['its date is in the future: the clock of that device is wrong, or somebody changed the date'],
    ],
    [
      'another version of the workshop',
      ana,
      [ana],
      { key: 'mine', version: 3 },
      ['made with version 1 of the workshop; this page has version 3'],
    ],
    [
      'another file of the workshop',
      ana,
      [ana],
      { key: 'own-2', version: 1 },
      ['made with another file of the workshop than this page has'],
    ],
  ])('%s', (_what, result, all, here, said) => {
    expect(remarksOf(result, historiesIn(all), 2000, here).map(resultsWords.remark)).toEqual(said);
  });
});
