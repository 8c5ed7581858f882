import type { KeptCommand } from '../../../../lessons/progress/kept-attempt.ts';
import type { Commit } from '../../../../playground/command.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

/**
 * The clock of a lesson, in ms of the device's time. It goes on from the time when the lesson was left, so that no
 * session ends while nobody is there. It stands still while steps are repeated.
 */
export class LessonClock {
  #since: number | null = null;

  constructor(private at: number) {}

  readonly now = (): number => this.at + (this.#since === null ? 0 : Date.now() - this.#since);

  standAt(time: number): void {
    this.at = time;
    this.#since = null;
  }

  go(): void {
    this.#since ??= Date.now();
  }
}

/**
 * Repeats a stored command, at its time, with all that its stack does. An undo or redo that found nothing to do is
 * refused again. @returns the commit of a call or a try
 */
export async function doAgain(
  playground: Playground,
  clock: LessonClock,
  { at, command }: { readonly at: number; readonly command: KeptCommand },
): Promise<Commit | null> {
  clock.standAt(at);
  if (command.type === 'undo') await playground.undo();
  else if (command.type === 'redo') await playground.redo();
  else {
    const commit = await playground.run(command);
    await playground.deployment;
    return commit;
  }
  return null;
}
