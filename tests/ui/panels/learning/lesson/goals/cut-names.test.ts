import { expect, test } from 'vitest';
import { pageSize, pageTexts, textsBelow } from '../../../../../../src/graph/goals/measures.ts';
import { prepareLesson, startAttempt } from '../../../../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../../../../src/lessons/attempt/lesson-start.ts';
import { nowPicture } from '../../../../../../src/ui/panels/learning/lesson/goals/goal-picture.ts';
import { everyLesson } from '../../../../../fixtures/solved-attempt.ts';

async function picturedNow(id: string) {
  const lesson = everyLesson().find((one) => one.id === id)!;
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0));
  const attempt = startAttempt(await prepareLesson(lesson), world, 'seed');
  return nowPicture(attempt, checkGoals(attempt), { you: null, isTold: false });
}

test('on a phone, callers for whom a service comes are told apart by whole names, and so is the bucket whose policy decides', async () => {
  const { nodes, pages } = await picturedNow('the-confused-deputy');
  expect(nodes.map((node) => textsBelow(node, 'small')[0]?.text)).toEqual(
    expect.arrayContaining(['for shop', 'for another', 'their shop']),
  );
  const page = pages.find(({ name }) => name === 'policy of inventory')!;
  expect(pageTexts(page, pageSize(page, 'small').width, 'small').name).toBe('on inventory');
  expect(nodes.map((node) => textsBelow(node, 'wide')[0]?.text)).toContain('for another’s shop');
});

test('on a phone a policy says the whole name of the role that it lets somebody assume, and so does the role', async () => {
  const { pages, nodes } = await picturedNow('two-doors');
  const page = pages.find(({ name }) => name === 'r')!;
  const written = (room: 'wide' | 'small') => pageTexts(page, pageSize(page, room).width, room).lines;
  expect(written('small')).toEqual(['on ByAccount']);
  // Where there is room, it stands there as the policy has it.
  expect(written('wide')).toContain('on role/ByAccount');
  expect(nodes.map((node) => textsBelow(node, 'small')[0]?.text)).toContain('ByAccount');
});
