import { beforeAll, expect, test } from 'vitest';
import {
  formatClass,
  formatResult,
  parseResults,
  type WorkshopResult,
} from '../../../src/lessons/results/result.ts';
import { sampleClass, sampleMaker, sampleSize } from '../../../src/lessons/results/sample-class.ts';
import { plays } from '../../../src/lessons/results/sample-plays.ts';
import { learnerOf, passes } from '../../../src/lessons/results/states.ts';
import { hardIn, lessonSummaries } from '../../../src/lessons/results/summary.ts';
import { everyLesson } from '../../fixtures/solved-attempt.ts';

const ids = Object.keys(plays);
const taught = {
  workshop: { key: 'iam-identities', version: 1, title: 'IAM identities in 30 minutes' },
  lessons: ids.flatMap((id) => everyLesson().filter((one) => one.id === id)),
};
let results: readonly WorkshopResult[] = [];
beforeAll(async () => {
  const all: WorkshopResult[] = [];
  for await (const one of sampleClass(taught)) all.push(one);
  results = all;
});

const learners = () => results.map((one) => learnerOf(one.name, one, one.name, one.madeAt));

test('the sample class is thirty learners, of whom five are stuck and seven are through', () => {
  expect(results).toHaveLength(sampleSize);
  const count = (filter: 'stuck' | 'at' | 'through') =>
    learners().filter((one) => passes(one, filter)).length;
  expect([count('stuck'), count('at'), count('through')]).toEqual([5, 18, 7]);
  expect(lessonSummaries(results).map(({ solved }) => solved)).toEqual([28, 27, 19, 13, 7]);
  const states = new Set(learners().flatMap(({ cells }) => cells.map(({ state }) => state)));
  expect([...states].sort()).toEqual(['at', 'helped', 'none', 'shown', 'solved', 'stuck']);
});

test('each says that nobody made it, and has the form that learners’ results have', () => {
  expect(new Set(results.map(({ madeBy }) => madeBy))).toEqual(new Set([sampleMaker]));
  expect(parseResults(formatClass(results.map(formatResult)))).toEqual({ ok: true, value: results });
});

test('whoever is stuck has failed three times, as the lesson itself judges', () => {
  const stuck = learners().flatMap(({ of, cells }) =>
    cells.filter(({ state }) => state === 'stuck').map(({ id, tries }) => [of, id, tries]),
  );
  expect(stuck).toEqual([
    ['imke', 'groups-carry-policies', 4],
    ['jonas', 'first-policy', 7],
    ['', 'what-a-user-is', 5],
    ['farah', 'what-a-group-is-not', 3],
    ['lev', 'groups-carry-policies', 4],
  ]);
});

test('misconceptions show in it, each counted once for a learner', () => {
  const hard = hardIn(lessonSummaries(results));
  expect(hard.length).toBeGreaterThan(8);
  expect(Math.max(...hard.map(({ learners }) => learners))).toBeLessThanOrEqual(sampleSize);
  expect(hard.map(({ learners }) => learners)).toEqual(
    hard.map(({ learners }) => learners).sort((a, b) => b - a),
  );
});

test('it is the same every time', async () => {
  for await (const one of sampleClass(taught)) {
    expect(one).toEqual(results[0]);
    break;
  }
});

test('no two of its histories are of one learner', () => {
  const begun = results.flatMap(({ lessons }) =>
    lessons.flatMap(({ id, attempt }) => (attempt ? [`${id} ${String(attempt.begunAt)}`] : [])),
  );
  expect(new Set(begun).size).toBe(begun.length);
});
