import type { Step } from '../../../../lessons/goal.ts';
import { resultsWords as words } from '#words/results.ts';

/** A step of a solution in one line: what is typed, or what a form of the page asks for. */
export function stepText(step: Step): string {
  switch (step.type) {
    case 'line':
      return step.line;
    case 'call':
      return `${step.service} ${step.operation} ${JSON.stringify(step.input)}`;
    case 'as':
      return words.actAs(step.who);
    case 'clock':
      return words.wait(step.milliseconds / 60_000);
    case 'try':
      return words.tryIt(step.action, step.resource);
    case 'answer':
      return words.answer(`${step.question}: ${step.guess}`);
    case 'undo':
      return words.undo;
  }
}
