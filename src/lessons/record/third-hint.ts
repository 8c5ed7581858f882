import type { Call, World } from '../../engine/index.ts';
import { prepare } from '../../engine/index.ts';
import { pressedCall } from '#words/pressed.ts';
import { cliLine } from '../../terminal/cli-line.ts';
import type { Condition, Step } from '../goal.ts';
import type { Lesson, RecipeStep } from '../lesson.ts';
import { type Codes, hasReference, resolved } from '../attempt/references.ts';
import type { DoneStep } from './recording.ts';

const questionsIn = (conditions: readonly Condition[]): readonly string[] =>
  conditions.flatMap((one): readonly string[] => {
    if (one.type === 'answered') return [one.question];
    if (one.type === 'right') return one.questions;
    return one.type === 'once' ? one.moments.flatMap(questionsIn) : [];
  });

/**
 * Returns the right answer to each question that a lesson's goals need: nobody answers them while a solution is
 * recorded.
 */
export function answersFor({ goals, predictions }: Pick<Lesson, 'goals' | 'predictions'>): readonly Step[] {
  const asked = new Set(goals.flatMap(({ needs }) => questionsIn(needs)));
  return predictions
    .filter(({ id }) => asked.has(id))
    .map(({ id, is }): Step => ({ type: 'answer', question: id, guess: is }));
}

const keyQuery = (user: string, at: string): string =>
  `aws iam list-access-keys --user-name ${user} --query 'sort_by(AccessKeyMetadata,&CreateDate)[${at}].AccessKeyId'`;
const policyQuery = (name: string): string =>
  `aws organizations list-policies --filter SERVICE_CONTROL_POLICY --query "Policies[?Name=='${name}'].Id"`;

/** Replaces an id that doesn't exist yet when the line is read by a query that asks AWS for it. */
const asking = (line: string): string =>
  line.replace(
    /(?<= )@(key|scp):([\w+=-]+)(:old)?(?= |$)/g,
    (_all, kind: string, name: string, old: string | undefined) =>
      `$(${kind === 'key' ? keyQuery(name, old ? '0' : '-1') : policyQuery(name)} --output text)`,
  );

type CallStep = Extract<Step, { type: 'call' }>;

/**
 * Returns a call as the line that the log shows for it, or the call itself if there is no such line, or it names an id
 * that AWS has yet to make.
 */
async function asLine(step: CallStep, start: World, codes: Codes | null): Promise<Step> {
  if (step.service === 'playground') return step;
  await prepare(step);
  const line = cliLine(step as unknown as Call);
  const isThere = (text: string): boolean =>
    !hasReference(resolved(start, text, { seed: '', documents: [], codes, start }));
  const [found] = [line, asking(line)].filter(isThere);
  return found === undefined ? step : { type: 'line', line: found };
}

/** Makes the third hint from a recorded solution: for each call its line, and the controls to press instead. */
export async function thirdHint(
  lesson: Pick<Lesson, 'goals' | 'predictions'>,
  all: readonly DoneStep[],
  start: World,
  codes: Codes | null,
): Promise<readonly RecipeStep[]> {
  const told = all.map(async ({ step, who, made }): Promise<RecipeStep> => {
    if (step.type !== 'call' || !made) return { step, pointer: '' };
    const done = await asLine(step, start, codes);
    return { step: done, pointer: pressedCall({ ...step, ...made, who, hasLine: done.type === 'line' }) };
  });
  return [...answersFor(lesson).map((step) => ({ step, pointer: '' })), ...(await Promise.all(told))];
}
