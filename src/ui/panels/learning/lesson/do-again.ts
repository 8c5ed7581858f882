import type { KeptCommand } from '../../../../lessons/progress/kept-attempt.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { LessonClock } from './lesson-clock.ts';

/** Does a command again that was kept, at its time. Undo and redo were refused where they found nothing. */
export async function doAgain(
  playground: Playground,
  clock: LessonClock,
  { at, command }: { readonly at: number; readonly command: KeptCommand },
): Promise<void> {
  clock.standAt(at);
  if (command.type === 'undo') await playground.undo();
  else if (command.type === 'redo') await playground.redo();
  else await playground.run(command);
}
