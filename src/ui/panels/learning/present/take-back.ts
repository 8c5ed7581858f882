import type { Step } from '../../../../lessons/goal.ts';
import { undoStacks } from '../../../../playground/history.ts';
import type { LessonRun } from '../lesson/lesson-run.svelte.ts';

/** What no undo takes back: a clock doesn't run backwards, and an answer stands. */
const stays = new Set<Step['type']>(['clock', 'answer', 'undo']);

export const canTakeBack = (step: Step): boolean => !stays.has(step.type);

/** Remembers how a lesson's account stands. @returns what brings it back there by the playground's own undo */
export function markOf({ playground }: LessonRun): () => Promise<void> {
  const { credentials } = playground;
  const changes = (): number => undoStacks(playground.history).undo.length;
  const before = changes();
  return async () => {
    for (let left = changes(); left > before; left = changes()) {
      await playground.undo();
      if (changes() >= left) throw new Error('What was played can’t be taken back');
    }
    playground.actAs(credentials);
  };
}
