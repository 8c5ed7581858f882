import { beforeAll, describe, expect, it } from 'vitest';
import type { OperationName, World } from '../../src/engine/index.ts';
import { partNames, preparePart } from '../../src/engine/index.ts';
import { TerraformRun } from '../../src/exchange/terraform/carry-out.ts';
import { readTerraform } from '../../src/exchange/terraform/read-terraform.ts';
import { Bench } from '../../src/lessons/attempt/bench.ts';
import { lessonStart } from '../../src/lessons/attempt/lesson-start.ts';
import { everything } from '../clients/worlds.ts';
import { isDrawnLesson } from '../drawn.ts';
import { Account, home } from '../engine/account.ts';
import { plainLine, planOfAll, told } from '../exchange/code/deployed.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { shownState } from './evaluated.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

/** The account that an account's own Terraform module makes in an empty one. */
async function applied(world: World): Promise<World> {
  const read = readTerraform(await shownState(planOfAll(world)));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  expect(read.refused).toEqual([]);
  const account = new Account();
  const failure = await new TerraformRun({
    accountId: home,
    region: 'us-east-1',
    world: () => account.world,
    ask: ({ service, operation, input }) => {
      const { result } = account.call(`${service}:${operation}` as OperationName, input);
      return Promise.resolve(result);
    },
  }).run(read);
  expect(failure).toBeNull();
  return account.world;
}

const same = async (world: World): Promise<void> =>
  expect(
    told(await applied(world))
      .map(plainLine)
      .sort(),
  ).toEqual(told(world).map(plainLine).sort());

describe('an account’s Terraform module makes the same account, apart from what the page lists:', () => {
  it('the sample', () => same(sampleWorld));
  it('an account with everything', () => same(everything));

  const lessons = everyLesson().filter((_, at) => isDrawnLesson(at));
  it.each(lessons.map((lesson) => ({ id: lesson.id, lesson })))('the end of $id', async ({ lesson }) => {
    const { world } = await lessonStart(lesson, Date.UTC(2026, 0, 5, 9));
    const bench = new Bench(lesson, world, lesson.actor, 'terraform');
    for (const { step } of lesson.recipe) await bench.step(step);
    await same(bench.world);
  });
});
