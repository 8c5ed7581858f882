import { guesses } from '#words/lessons.ts';
import { resultWords as words } from '#words/results.ts';
import type { KeptStep } from '../../../../lessons/progress/kept-attempt.ts';
import { cliLine } from '../../../../terminal/cli-line.ts';

/** Writes a step in one line: the command that does the same, or what was pressed. */
export function lineOf(step: KeptStep): string {
  if (step.type !== 'command') return words.answer(`${step.question}: ${guesses[step.guess]}`);
  const { command } = step;
  switch (command.type) {
    case 'call':
      return cliLine(command);
    case 'try':
      return words.tryIt(command.action, command.resource);
    case 'clock':
      return words.wait(command.milliseconds / 60_000);
    case 'undo':
      return words.undo;
    case 'redo':
      return words.redo;
  }
}
