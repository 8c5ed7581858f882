import { describe, expect, it, onTestFinished } from 'vitest';
import type { StackRow } from '../../../../../src/engine/index.ts';
import { eventsIn } from '../../../../../src/engine/stacks.ts';
import type { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase } from '../../../../../src/storage/memory-store.ts';
import { deployHere } from '../../../../../src/ui/panels/files/incoming/deploy-here.ts';
import type { Deployment } from '../../../../../src/ui/panels/files/incoming/trial.ts';
import { rootTabOf } from '../../../../playground/harness.ts';

const root = { type: 'console', id: '111122223333' } as const;

/** A stack of so many users, every other of them in a path. */
const many = (users: number, path: string): Deployment => ({
  kind: 'cloudFormation',
  stackName: 'many',
  body: JSON.stringify({
    Resources: Object.fromEntries(
      Array.from({ length: users }, (_, at) => [
        `User${String(at)}`,
        { Type: 'AWS::IAM::User', ...(at % 2 === 0 && { Properties: { Path: path } }) },
      ]),
    ) as object,
  }),
  values: new Map(),
  capabilities: ['CAPABILITY_IAM'],
});

async function page(): Promise<Playground> {
  const playground = await rootTabOf(new MemoryDatabase());
  onTestFinished(() => playground.close());
  return playground;
}

const stackIn = ({ world }: Playground): StackRow | undefined =>
  world.tables.stacks.list().find((row): row is StackRow => row.kind === 'stack');
const usersIn = ({ world }: Playground): object[] =>
  world.tables.users.list().map((row) => ({ ...row, updateDate: 0 }));

/**
 * Deploys, and presses Cancel once `isTime`. Progress never runs back or past its end until then.
 * @returns how many calls the stack still made before it turned, and of how many things the progress was told
 */
async function cancelled(
  playground: Playground,
  deployment: Deployment,
  isTime: () => boolean,
): Promise<{ readonly late: number; readonly totals: readonly (number | null)[] }> {
  const ending = new AbortController();
  let pressedAt = 0;
  const stop = playground.subscribe(() => {
    if (pressedAt > 0 || !isTime()) return;
    pressedAt = playground.rev;
    ending.abort();
  });
  const totals = new Set<number | null>();
  let most = 0;
  const onProgress = (done: number, total: number | null): void => {
    expect(done).toBeLessThanOrEqual(total ?? Infinity);
    if (ending.signal.aborted) return;
    totals.add(total);
    expect(done).toBeGreaterThanOrEqual(most);
    most = done;
  };
  await deployHere(deployment, playground, root, { signal: ending.signal, onProgress });
  await playground.deployment;
  stop();
  expect(pressedAt).toBeGreaterThan(0);
  const turned = playground.history.find(
    ({ rev, command }) =>
      rev > pressedAt &&
      command.type === 'call' &&
      ['DeleteStack', 'CancelUpdateStack'].includes(command.operation),
  );
  return { late: (turned?.rev ?? Infinity) - pressedAt, totals: [...totals] };
}

describe('A deployment that is cancelled in the middle', () => {
  it('of 500 resources stops within the calls that are on their way, and nothing of a new stack stays', async () => {
    const playground = await page();
    const before = usersIn(playground);
    const made = (): number => playground.world.tables.users.size;
    const { late, totals } = await cancelled(playground, many(500, '/'), () => made() > 250);
    expect(totals).toEqual([500]);
    expect(late).toBeLessThanOrEqual(2 * 64);
    const stack = stackIn(playground);
    expect(stack?.status).toBe('DELETE_COMPLETE');
    expect(usersIn(playground)).toEqual(before);
    const events = eventsIn(playground.world, stack?.id ?? '');
    const failed = events.filter(({ status }) => status === 'CREATE_FAILED');
    expect(failed.map(({ reason }) => reason)).toEqual(failed.map(() => 'Resource creation cancelled'));
    expect(failed.length).toBeLessThanOrEqual(1);
    // One undo takes all of it back, the stack too.
    expect(await playground.undo()).toMatchObject({ ok: true });
    expect(stackIn(playground)).toBeUndefined();
  });

  it('is an update that rolls back to what was there', async () => {
    const playground = await page();
    await deployHere(many(300, '/'), playground, root, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    const before = usersIn(playground);
    const moved = (): number =>
      playground.world.tables.users.list().filter(({ path }) => path === '/x/').length;
    const { late, totals } = await cancelled(playground, many(300, '/x/'), () => moved() > 20);
    expect(totals).toEqual([150]);
    expect(late).toBeLessThanOrEqual(2 * 64);
    expect(stackIn(playground)?.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(moved()).toBe(0);
    expect(usersIn(playground)).toEqual(before);
  });
});
