import { expect, test } from 'vitest';
import { palettes } from '../../../../../../src/graph/drawing/palette.ts';
import { arrange } from '../../../../../../src/graph/goals/arrange.ts';
import { drawGoals } from '../../../../../../src/graph/goals/draw.ts';
import { prepareLesson, startAttempt } from '../../../../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../../../../src/lessons/attempt/lesson-start.ts';
import { absentThings } from '../../../../../../src/ui/panels/account/inspector/named-thing.ts';
import {
  goalPicture,
  nowPicture,
  startPicture,
} from '../../../../../../src/ui/panels/learning/lesson/goals/goal-picture.ts';
import { everyLesson } from '../../../../../fixtures/solved-attempt.ts';

async function picturesOf(id: string) {
  const lesson = everyLesson().find((one) => one.id === id)!;
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0));
  const attempt = startAttempt(await prepareLesson(lesson), world, 'seed');
  const states = checkGoals(attempt);
  const now = nowPicture(attempt, states, { you: null, isTold: false });
  return { world, pictures: [startPicture(attempt), now, goalPicture(attempt, states)] };
}

/** The names of the resources that a picture draws dashed. */
const dashedIn = (picture: Awaited<ReturnType<typeof picturesOf>>['pictures'][number]): string[] => {
  const [at] = arrange([picture], { width: 1080, height: 740 });
  const { nodes } = drawGoals(picture, at!, palettes.light);
  const dashed = new Set(nodes.filter(({ appearance }) => appearance.isAbsent).map(({ id }) => id));
  return picture.nodes.filter(({ id }) => dashed.has(id)).map(({ name }) => name);
};

test('what isn’t in the account is dashed in every picture of the goals, as in the whole account’s', async () => {
  const { world, pictures } = await picturesOf('permissions-boundary');
  expect(absentThings(world).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['any bucket', 'any queue']),
  );
  for (const picture of pictures)
    expect(dashedIn(picture), picture.state).toEqual(expect.arrayContaining(['reports', 'S3', 'SQS']));
});

test('what the account has isn’t dashed, nor what goals name without saying which', async () => {
  for (const id of ['what-a-user-is', 'two-doors', 'cross-account-role']) {
    const { pictures } = await picturesOf(id);
    for (const picture of pictures) expect(dashedIn(picture), `${id} ${picture.state}`).toEqual([]);
  }
});
