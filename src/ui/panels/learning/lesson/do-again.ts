import type { KeptCommand } from '../../../../lessons/progress/kept-attempt.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

/**
 * The device's time as a lesson has it, in ms: it goes on from where the lesson was left, so that no session runs out
 * while nobody is there; and it stands while what was done is done again.
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
