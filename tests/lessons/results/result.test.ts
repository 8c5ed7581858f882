import { expect, test } from 'vitest';
import fc from '../../properties.ts';
import type { WorkshopResult } from '../../../src/lessons/results/result.ts';
import {
  formatClass,
  formatResult,
  mostCharacters,
  mostOfClass,
  mostResults,
  parseResult,
  parseResults,
} from '../../../src/lessons/results/result.ts';
import { wholeBounds } from '../../../src/lessons/scan-text.ts';
import { resultsWords } from '#words/results-class.ts';
import { gainIn, hardIn, lessonSummaries, rightIn } from '../../../src/lessons/results/summary.ts';

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
  expect([rightIn(result, 'before'), rightIn(result, 'after')]).toEqual([1, null]);
  const other = {
    ...result,
    lessons: [{ id: 'only-if', progress: { ...progress, hints: 0, solvedAt: null }, attempt: null }],
  };
  expect(lessonSummaries([result, other])[0]).toEqual({
    id: 'only-if',
    learners: 2,
    opened: 2,
    solved: 1,
    took: 10,
    hints: 0.5,
    tries: 2,
    missed: [['tag', 2]],
    misconceptions: [['star', 2]],
  });
  // Results of another workshop don't have the lesson.
  const elsewhere = { ...other, lessons: other.lessons.filter(({ id }) => id !== 'only-if') };
  expect(lessonSummaries([result, elsewhere])[0]).toMatchObject({ id: 'only-if', learners: 1, solved: 1 });
});

test('what was hard counts learners, not tries', () => {
  const shown = (missed: readonly string[], misconceptions: readonly string[]): WorkshopResult => ({
    ...result,
    lessons: [
      { id: 'only-if', progress: { ...progress, tries: 9, missed, misconceptions }, attempt: null },
      {
        id: 'first-policy',
        progress: { ...progress, id: 'first-policy', missed: [], misconceptions },
        attempt: null,
      },
    ],
  });
  const hard = hardIn(
    lessonSummaries([shown(['tag', 'tag'], ['star']), shown([], ['star']), shown(['tag'], [])]),
  );
  expect(hard.map(({ lesson, kind, id, learners }) => [lesson, kind, id, learners].join(' '))).toEqual([
    'only-if missed tag 2',
    'only-if misconceptions star 2',
    'first-policy misconceptions star 2',
  ]);
});

test.each([
  [[], null],
  [[4], 4],
  [[9, 1], 5],
  [[9, 1, 2], 2],
])('of lessons that took %o the one in the middle took %o', (times, middle) => {
  const all = times.map((took) => ({
    ...result,
    lessons: [{ id: 'only-if', progress: { ...progress, solvedAt: 10 + took }, attempt: null }],
  }));
  const open = {
    ...result,
    lessons: [{ id: 'only-if', progress: { ...progress, solvedAt: null }, attempt: null }],
  };
  expect(lessonSummaries([...all, open])[0]?.took).toBe(middle);
});

test('before and after are compared for those who answered both times', () => {
  const answered = (right: number, at: number) => ({
    at,
    answers: (['root-trust', 'session-rights', 'leaked-session'] as const).map((question, place) => ({
      question,
      isRight: place < right,
      isSure: true,
    })),
  });
  const both = { ...result, measures: { before: answered(1, 5), after: answered(3, 9) } };
  expect(gainIn([result])).toBeNull();
  expect(gainIn([result, both])).toEqual({ learners: 1, before: 1, after: 3 });
});

const ben = { ...result, name: 'Ben', madeAt: 40 };
const asClass = formatClass([formatResult(result), formatResult(ben)]);

test('the results of a class are read from one file as they were handed in', () => {
  expect(parseResults(asClass)).toEqual({ ok: true, value: [result, ben] });
  expect(parseResults(formatResult(result))).toEqual({ ok: true, value: [result] });
  expect(parseResults(formatClass([]))).toEqual({ ok: true, value: [] });
});

test('when something was done last in an attempt is kept, and a time that is none is refused', () => {
  const left = { ...result, lessons: [{ id: 'only-if', progress, attempt: { ...attempt, leftAt: 25 } }] };
  expect(parseResults(formatResult(left))).toEqual({ ok: true, value: [left] });
  expect(parseResults(formatResult(left).replace('"leftAt":25', '"leftAt":"soon"'))).toMatchObject({
    ok: false,
    fault: { kind: 'wrong', place: 'lessons[0].attempt' },
  });
});

test.each<[string, (root: { results: Record<string, unknown>[] } & Record<string, unknown>) => void, object]>(
  [
    ['a field that nobody knows', (root) => (root['extra'] = 1), { kind: 'wrong', place: 'extra' }],
    ['no list', (root) => Object.assign(root, { results: 'all' }), { kind: 'wrong', place: 'results' }],
    ['a newer version', (root) => (root['version'] = 2), { kind: 'newer' }],
    [
      'another format within',
      (root) => (root.results[1]!['format'] = 'x'),
      { kind: 'wrong', place: 'results[1].format' },
    ],
    [
      'a newer result within',
      (root) => (root.results[1]!['version'] = 3),
      { kind: 'wrong', place: 'results[1].version' },
    ],
    [
      'a damaged result within',
      (root) => (root.results[0]!['madeAt'] = 'now'),
      { kind: 'wrong', place: 'results[0].madeAt' },
    ],
    [
      'more results than any class has',
      (root) => Object.assign(root, { results: Array.from({ length: mostResults + 1 }, () => ({})) }),
      { kind: 'wrong', what: 'tooMany', place: 'results' },
    ],
    ['prototypes', (root) => Object.assign(root, { results: [null, [], 'x'] }), { kind: 'wrong' }],
  ],
)('a class’s file with %s is refused as a whole, and says where', (_what, change, fault) => {
  const root = JSON.parse(asClass) as Parameters<typeof change>[0];
  change(root);
  expect(parseResults(JSON.stringify(root))).toMatchObject({ ok: false, fault });
});

test('a class’s file that is larger or deeper than any is refused before it is read', () => {
  const start = '{"format":"iam-playground-class","version":1,"results":';
  expect(parseResults(start + ' '.repeat(mostOfClass))).toEqual({ ok: false, fault: { kind: 'tooBig' } });
  const deep = `${start}${'['.repeat(80)}${']'.repeat(80)}}`;
  expect(parseResults(deep)).toEqual({ ok: false, fault: { kind: 'tooDeep' } });
  // A class is larger than a result: what says that it is a result has its bounds.
  expect(
    parseResults(`{"format":"iam-playground-result"}${' '.repeat(mostCharacters)}`, wholeBounds),
  ).toEqual({
    ok: false,
    fault: { kind: 'tooBig' },
  });
});

test('any change of a class’s file is read or refused, and never throws', () => {
  fc.assert(
    fc.property(fc.nat(asClass.length - 1), fc.string({ maxLength: 6 }), (at, text) => {
      const parsed = parseResults(asClass.slice(0, at) + text + asClass.slice(at + text.length));
      if (!parsed.ok)
        expect(resultsWords.refused('class.json', parsed.fault)).not.toMatch(/undefined|\[object/);
    }),
  );
});
