import { expect, test } from 'vitest';
import fc from '../../properties.ts';
import type { WorkshopResult } from '../../../src/lessons/results/result.ts';
import { formatResult, mostCharacters, parseResult } from '../../../src/lessons/results/result.ts';
import { resultsWords } from '#words/results.ts';
import { lessonSummaries, summaryOf } from '../../../src/lessons/results/summary.ts';

const progress = {
  id: 'only-if',
  version: 2,
  startedAt: 10,
  solvedAt: 20,
  hints: 1,
  tries: 2,
  missed: ['tag'],
  misconceptions: ['star'],
  shown: false,
  cards: [],
} as const;
const attempt = {
  id: 'only-if',
  version: 2,
  begunAt: 10,
  steps: [
    { type: 'answer', question: 'tag', guess: 'allow' },
    { type: 'command', at: 12, command: { type: 'clock', milliseconds: 60_000 } },
  ],
  hints: 1,
  actingAs: null,
} as const;
const result: WorkshopResult = {
  madeBy: '0.1.0',
  madeAt: 30,
  name: 'Ana',
  workshop: { key: 'iam-identities', version: 1, title: 'IAM identities in 30 minutes' },
  lessons: [
    { id: 'only-if', progress, attempt },
    { id: 'first-policy', progress: null, attempt: null },
  ],
  measures: { before: { at: 5, answers: [{ question: 'root-trust', isRight: true, isSure: false }] } },
};

test('a result is read as it was written', () => {
  expect(parseResult(formatResult(result))).toEqual({ ok: true, value: result });
});

test('a result that an earlier version of the page wrote is read, and one of a version that never was is not', () => {
  const of = (version: unknown): string => changed((root) => Object.assign(root, { version }));
  expect(parseResult(of(1))).toEqual({ ok: true, value: result });
  for (const none of [0, -1, 1.5, '1', null])
    expect(parseResult(of(none))).toMatchObject({ ok: false, fault: { kind: 'wrong', place: 'version' } });
});

interface Root extends Record<string, unknown> {
  readonly lessons: Record<string, unknown>[];
}
const changed = (change: (root: Root) => void): string => {
  const root = JSON.parse(formatResult(result)) as Root;
  change(root);
  return JSON.stringify(root);
};

test.each([
  [
    'a field that nobody knows',
    changed((root) => Object.assign(root, { grade: 1 })),
    'grade',
    'grade: the page knows no such field.',
  ],
  [
    'a field in a lesson that nobody knows',
    changed((root) => Object.assign(root.lessons[0] as object, { x: 1 })),
    'lessons[0].x',
    'lessons[0].x: the page knows no such field.',
  ],
  [
    'hints that nobody can have read',
    changed((root) => Object.assign(root.lessons[0]?.['progress'] as object, { hints: 9 })),
    'lessons[0].progress.hints',
    'lessons[0].progress.hints: the page expects 0 to 3.',
  ],
  [
    'a step that is none',
    changed((root) => Object.assign(root.lessons[0]?.['attempt'] as object, { steps: [{ type: 'hack' }] })),
    'lessons[0].attempt',
    'lessons[0].attempt: the page expects what was done in a lesson.',
  ],
  [
    'a name longer than any',
    changed((root) => Object.assign(root, { name: 'x'.repeat(81) })),
    'name',
    'name: the page expects at most 80.',
  ],
  [
    'a lesson twice',
    changed((root) => root.lessons.push(root.lessons[1] as Record<string, unknown>)),
    'lessons',
    'lessons: the page expects each lesson once.',
  ],
])('%s is refused with its place and what is wrong', (_what, text, place, said) => {
  const parsed = parseResult(text);
  expect(parsed).toMatchObject({ ok: false, fault: { kind: 'wrong', place } });
  if (!parsed.ok) expect(resultsWords.refused('ana.json', parsed.fault)).toMatch(said);
});

test.each([
  ['x'.repeat(mostCharacters + 1), 'tooBig'],
  [`${'['.repeat(50)}${']'.repeat(50)}`, 'tooDeep'],
  ['hello', 'notJson'],
  ['{"format":"iam-playground-progress"}', 'otherFile'],
  ['{"format":"iam-playground-result","version":3}', 'newer'],
])('what is no result is told so', (text, kind) => {
  expect(parseResult(text)).toEqual({ ok: false, fault: { kind } });
});

test('no text is thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      parseResult(JSON.stringify(value));
      parseResult(
        JSON.stringify({ format: 'iam-playground-result', version: 1, lessons: value, workshop: value }),
      );
    }),
  );
});

test('the summaries say who is where, and what was hard', () => {
  expect(summaryOf(result)).toEqual({
    solved: 1,
    lessons: 2,
    at: 'first-policy',
    hints: 1,
    tries: 2,
    missed: 1,
    misconceptions: 1,
    right: { before: 1, after: null },
  });
  const other = {
    ...result,
    lessons: [{ id: 'only-if', progress: { ...progress, hints: 0, solvedAt: null }, attempt: null }],
  };
  expect(lessonSummaries([result, other])[0]).toEqual({
    id: 'only-if',
    learners: 2,
    opened: 2,
    solved: 1,
    hints: 0.5,
    tries: 2,
    missed: [['tag', 2]],
    misconceptions: [['star', 2]],
  });
  // Results of another workshop don't have the lesson.
  const elsewhere = { ...other, lessons: other.lessons.filter(({ id }) => id !== 'only-if') };
  expect(lessonSummaries([result, elsewhere])[0]).toMatchObject({ id: 'only-if', learners: 1, solved: 1 });
});
