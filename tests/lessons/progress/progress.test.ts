import fc from '../../properties.ts';
import { describe, expect, it, test } from 'vitest';
import {
  afterEvent,
  begun,
  day,
  dueCards,
  type Event,
  type LessonProgress,
} from '../../../src/lessons/progress/lesson-progress.ts';
import { betterOf } from '../../../src/lessons/progress/merge.ts';
import {
  formatProgress,
  mostCharacters,
  parseProgress,
} from '../../../src/lessons/progress/progress-file.ts';
import { storedProgress } from '../../../src/lessons/progress/read-progress.ts';
import bad from './bad-files.json' with { type: 'json' };

const progressOf = (events: readonly Event[], at = 1000): LessonProgress =>
  events.reduce(
    (before, event, index) => afterEvent(before, event, at + index),
    begun('first-policy', 1, at),
  );

const question = fc.constantFrom('star', 'other');
const anyEvent = fc.oneof(
  fc.record({ type: fc.constantFrom('begun', 'solved'), version: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant('hint'), read: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constantFrom('failed', 'shown') }),
  fc.record({ type: fc.constant('missed'), question }),
  fc.record({ type: fc.constant('misconception'), id: question }),
  fc.record({ type: fc.constant('reviewed'), question, isRight: fc.boolean() }),
) as fc.Arbitrary<Event>;
const anyProgress = fc
  .tuple(fc.array(anyEvent, { maxLength: 12 }), fc.nat(5000))
  .map(([events, at]) => progressOf(events, at));

describe('progress', () => {
  it('stays solved, and help after that isn’t added to it', () => {
    const solved = progressOf([
      { type: 'hint', read: 1 },
      { type: 'solved', version: 1 },
    ]);
    const more: Event[] = [{ type: 'hint', read: 3 }, { type: 'failed' }, { type: 'begun', version: 2 }];
    expect(more.reduce((one, event) => afterEvent(one, event, 9000), solved)).toEqual(solved);
  });

  it('keeps the day of the first time, and the version of the last one', () => {
    const solved = progressOf([{ type: 'solved', version: 1 }]);
    const again = afterEvent(solved, { type: 'solved', version: 2 }, 9000);
    expect([again.solvedAt, again.version]).toEqual([solved.solvedAt, 2]);
  });

  it('brings a missed question back after a day, until it is answered right', () => {
    const missed = progressOf([{ type: 'missed', question: 'star' }]);
    expect(dueCards([missed], 1000 + day - 1)).toEqual([]);
    expect(dueCards([missed], 1000 + day).map(({ card }) => card.question)).toEqual(['star']);
    const wrong = afterEvent(missed, { type: 'reviewed', question: 'star', isRight: false }, 1000 + day);
    expect(dueCards([wrong], 1000 + day)).toEqual([]);
    expect(dueCards([wrong], 1000 + 2 * day).length).toBe(1);
    const right = afterEvent(wrong, { type: 'reviewed', question: 'star', isRight: true }, 1000 + 2 * day);
    expect(dueCards([right], 1e12)).toEqual([]);
  });
});

describe('the better of two', () => {
  it('is the same from either side, and nothing new the second time', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        const merged = betterOf(a, b);
        expect(betterOf(b, a)).toEqual(merged);
        expect(betterOf(merged, merged)).toEqual(merged);
      }),
    );
  });

  it('keeps of two right answers the one of the question that came back more often, from either side', () => {
    const missed: Event = { type: 'missed', question: 'star' };
    const answered = (isRight: boolean): Event => ({ type: 'reviewed', question: 'star', isRight });
    const soon = progressOf([missed, answered(true)]);
    const later = progressOf([missed, answered(false), answered(true)]);
    expect(betterOf(soon, later).cards).toEqual(later.cards);
    expect(betterOf(later, soon).cards).toEqual(later.cards);
  });

  it('is the solved one, with what helped on the way to it', () => {
    const unsolved = progressOf([{ type: 'hint', read: 3 }, { type: 'failed' }]);
    const solved = progressOf([
      { type: 'hint', read: 1 },
      { type: 'solved', version: 1 },
    ]);
    expect(betterOf(unsolved, solved)).toMatchObject({ solvedAt: solved.solvedAt, hints: 1, tries: 0 });
  });
});

describe('a progress file', () => {
  const measures = {
    before: { at: 5, answers: [{ question: 'root-trust', isRight: true, isSure: false }] },
  } as const;

  it('gives back what was saved', () => {
    fc.assert(
      fc.property(anyProgress, (one) => {
        expect(parseProgress(formatProgress({ lessons: [one], measures }, 1))).toEqual({
          ok: true,
          value: { lessons: [one], measures },
        });
      }),
    );
  });

  it.each(bad)('is refused that $title', ({ text, fault }) => {
    const written = typeof text === 'string' ? text : JSON.stringify(text);
    expect(parseProgress(written)).toEqual({ ok: false, fault });
  });

  it('never breaks the page', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseProgress(text).ok).toBe(false);
      }),
    );
  });

  it('is refused that is too large or too deep, before it is parsed', () => {
    expect(parseProgress(' '.repeat(mostCharacters + 1))).toMatchObject({ fault: { kind: 'tooBig' } });
    expect(parseProgress('['.repeat(100_000))).toMatchObject({ fault: { kind: 'tooDeep' } });
    // A learner's result may be at hand, too, and nests deeper.
    const result = `{"format":"iam-playground-result","version":1,"lessons":${'['.repeat(50)}${']'.repeat(50)}}`;
    expect(parseProgress(result)).toMatchObject({ fault: { kind: 'otherFile' } });
  });
});

test('a stored row that something damaged is no progress', () => {
  const right = progressOf([]);
  expect(storedProgress(right)).toEqual(right);
  for (const wrong of [null, undefined, 'x', [], { ...right, hints: -1 }, { ...right, cards: [null] }])
    expect(storedProgress(wrong)).toBeNull();
});
