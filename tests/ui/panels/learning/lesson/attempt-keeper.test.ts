import { lessons } from 'virtual:lessons';
import { expect, test } from 'vitest';
import { mostSteps } from '../../../../../src/lessons/progress/kept-attempt.ts';
import { AttemptKeeper } from '../../../../../src/ui/panels/learning/lesson/attempt-keeper.ts';
import type { Commit } from '../../../../../src/playground/command.ts';

async function keeper(): Promise<AttemptKeeper> {
  const [entry] = lessons;
  if (!entry) throw new Error('There are no lessons');
  return new AttemptKeeper((await entry.load()).lesson, 0);
}
const who = { type: 'console', id: '111122223333' } as const;

test('What is longer than the page keeps isn’t kept, and says why', async () => {
  const kept = await keeper();
  for (let i = 0; i < mostSteps; i += 1)
    kept.add({ type: 'answer', question: `q${String(i)}`, guess: 'allow' });
  expect([kept.lost, kept.kept(0, who)?.steps.length]).toEqual([null, mostSteps]);
  kept.add({ type: 'answer', question: 'one-more', guess: 'allow' });
  expect([kept.lost, kept.kept(0, who)]).toEqual(['long', null]);
});

test('Another account in the lesson’s place isn’t kept, and says why', async () => {
  const kept = await keeper();
  kept.hear({ command: { type: 'load', source: 'sample', rows: [] }, time: 0 } as unknown as Commit);
  expect([kept.lost, kept.kept(0, who)]).toEqual(['loaded', null]);
});
