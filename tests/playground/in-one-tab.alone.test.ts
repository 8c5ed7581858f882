import { expect, it, onTestFinished, vi } from 'vitest';
import type { StackRow } from '../../src/engine/index.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase } from '../../src/storage/memory-store.ts';
import { rootTabOf } from './harness.ts';

const statusIn = ({ world }: Playground): string | undefined =>
  world.tables.stacks.list().find((row): row is StackRow => row.kind === 'stack')?.status;

/** Locks as browsers have them: whoever asks for one waits until it is free, or is told that it isn't. */
function oneAtATime(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  type Work = (lock: object | null) => unknown;
  const request = async (name: string, options: LockOptions | Work, work?: Work): Promise<unknown> => {
    if (held.has(name) && work) return work(null);
    const before = held.get(name);
    const next = (async () => {
      await before;
      return (work ?? (options as Work))({ name });
    })();
    held.set(name, next);
    await next;
    if (held.get(name) === next) held.delete(name);
    return next;
  };
  return { request } as unknown as LockManager;
}

it('leaves a stack to the tab that carries it out, and goes on once that is closed', async () => {
  vi.stubGlobal('navigator', { locks: oneAtATime() });
  onTestFinished(() => void vi.unstubAllGlobals());
  const Groups = Array.from({ length: 40 }, (_, at) => [`Group${at}`, { Type: 'AWS::IAM::Group' }]);
  const many = {
    StackName: 'team',
    Capabilities: ['CAPABILITY_IAM'] as const,
    TemplateBody: JSON.stringify({ Resources: Object.fromEntries(Groups) as object }),
  };
  const database = new MemoryDatabase();
  const [first, second] = [await rootTabOf(database), await rootTabOf(database)];
  await first.call('cloudformation:CreateStack', many);
  await first.settled();
  // Opened in the middle, these see that the stack goes on.
  const [third, fourth] = [await rootTabOf(database), await rootTabOf(database)];
  expect(statusIn(third)).toBe('CREATE_IN_PROGRESS');
  await vi.waitFor(() => expect(first.world.tables.groups.size).toBeGreaterThan(20));
  first.close();
  await Promise.all([third.deployment, fourth.deployment]);
  await second.refresh();
  expect(statusIn(second)).toBe('CREATE_COMPLETE');
  for (const { history } of [second, third, fourth])
    expect(history.filter(({ answer }) => !answer.ok)).toEqual([]);
  for (const tab of [second, third, fourth]) tab.close();
});
