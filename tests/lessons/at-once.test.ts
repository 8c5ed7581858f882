import { expect, test } from 'vitest';
import { costOf } from '../../src/lessons/attempt/cost.ts';
import type { Condition } from '../../src/lessons/goal.ts';
import { isSet } from '../../src/lessons/goal.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';

/** The most decisions after a commit that the page makes itself, before it draws again: about 15 ms. */
const mostAtOnce = 210;

/** The same condition without what is decided over all requests; none, if it is such a one. */
const withoutSets = (condition: Condition): readonly Condition[] => {
  if (isSet(condition)) return [];
  return condition.type === 'after'
    ? [{ ...condition, conditions: condition.conditions.flatMap(withoutSets) }]
    : [condition];
};

/** Conditions that are looked at with each commit, so that none of them may wait for a worker. */
const remembered = (condition: Condition): readonly Condition[] => {
  switch (condition.type) {
    case 'never':
      return condition.conditions;
    case 'once':
      return condition.moments.flat();
    case 'tried':
      return condition.call.when ?? [];
    default:
      return [];
  }
};

const asksSet = (condition: Condition): boolean =>
  isSet(condition) || (condition.type === 'after' && condition.conditions.some(asksSet));

test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
  '%s asks little at once after a commit: what takes long is decided beside the page',
  (_id, lesson) => {
    const { goals, misconceptions, sessions } = lesson;
    const atOnce = {
      sessions,
      goals: goals.map((goal) => ({ ...goal, needs: goal.needs.flatMap(withoutSets) })),
      misconceptions: misconceptions.map((one) => ({ ...one, when: one.when.flatMap(withoutSets) })),
    };
    expect(costOf(atOnce)).toBeLessThanOrEqual(mostAtOnce);
    const watched = [...goals.flatMap(({ needs }) => needs), ...misconceptions.flatMap(({ when }) => when)];
    expect(watched.flatMap(remembered).filter(asksSet)).toEqual([]);
  },
);
