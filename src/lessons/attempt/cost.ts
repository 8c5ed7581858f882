import type { Condition, SetCondition } from '../goal.ts';
import { isSet } from '../goal.ts';
import { mostCandidates, sessionNamesIn } from './sessions.ts';
import type { Lesson } from '../lesson.ts';

/** The most decisions that a lesson's goals may need after one commit: they take about 20 ms. */
export const highestCost = 600;

/** The most principals that a `diff` asks about. Further ones aren't checked, and the goal says so. */
export const mostPrincipals = 30;

/** About how many decisions a set takes for one caller; one that names its actions one by one takes fewer. */
const [costOfSet, costOfFew] = [20, 5];

/** The number of callers that everybody counts as. */
const mostCallers = 5;

const namesActions = ({ type, requests }: SetCondition): boolean =>
  (type === 'all' || type === 'none') && requests.every(({ action }) => !action.includes('*'));

function costOfCondition(condition: Condition): number {
  if (isSet(condition))
    return (
      (namesActions(condition) ? costOfFew : costOfSet) *
      (condition.who.includes('everybody') ? mostCallers : condition.who.length)
    );
  switch (condition.type) {
    case 'exists':
    case 'absent':
    case 'same':
    case 'count':
    case 'session':
    case 'answered':
    case 'right':
    case 'changedBy':
      return 0;
    case 'tried':
      return sum(condition.call.when ?? []);
    case 'can':
    case 'would':
      return 1;
    case 'diff':
      return 2 * condition.over.length * mostPrincipals;
    case 'once':
      return sum(condition.moments.flat());
    case 'never':
      return sum(condition.conditions);
    case 'after':
      return 2 * condition.steps.length + sum(condition.conditions);
  }
}

const sum = (conditions: readonly Condition[]): number =>
  conditions.reduce((total, condition) => total + costOfCondition(condition), 0);

type Asking = Pick<Lesson, 'goals' | 'misconceptions' | 'sessions'>;

/** The number of sessions with which a goal is checked: each one that its pattern may mean. */
function triesOf(needs: readonly Condition[], sessions: Lesson['sessions']): number {
  const named = sessionNamesIn(needs);
  return 1 + mostCandidates * sessions.filter(({ name }) => named.has(name)).length;
}

/** Returns how many decisions a lesson's goals and misconceptions need after each commit, at most. */
export const costOf = ({ goals, misconceptions, sessions }: Asking): number =>
  goals.reduce((total, { needs }) => {
    // A set that no session is asked about is decided once.
    const once = needs.filter((one) => isSet(one) && sessionNamesIn([one]).size === 0);
    const each = needs.filter((one) => !once.includes(one));
    return total + sum(once) + sum(each) * triesOf(needs, sessions);
  }, 0) + misconceptions.reduce((total, { when }) => total + sum(when), 0);

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 1);

/** The number of questions that `[who, action, resource]` stands for, each a single value or a list. */
const questionsOf = (tuple: unknown): number =>
  Array.isArray(tuple) ? tuple.slice(0, 3).reduce<number>((product, one) => product * lengthOf(one), 1) : 1;

/**
 * Returns how many questions the fields of conditions stand for. It multiplies the lengths of their lists: written out,
 * a hundred callers, actions and resources would be a million questions.
 */
export function questionsIn(fields: unknown): number {
  if (Array.isArray(fields)) return fields.reduce<number>((total, one) => total + questionsIn(one), 0);
  if (typeof fields !== 'object' || fields === null) return 0;
  return Object.entries(fields).reduce((total, [name, value]) => {
    if (name === 'can') return total + questionsOf(value);
    if ((name === 'gained' || name === 'lost') && Array.isArray(value))
      return total + value.reduce<number>((sum, row) => sum + questionsOf(row), 0);
    return total + questionsIn(value);
  }, 0);
}
