import type { Call } from '../../../engine/index.ts';
import { actorNamed } from '../../../lessons/acting.ts';
import { resolved, resolvedInput } from '../../../lessons/references.ts';
import type { Step } from '../../../lessons/goal.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

/** Carries a step of a recipe out in the lesson's own account, a line in its terminal. */
export async function playStep(run: LessonRun, step: Step): Promise<void> {
  const { playground, lesson, attempt } = run;
  const { world, credentials } = playground;
  const known = { seed: attempt.seed, documents: lesson.documents, codes: attempt.codes };
  switch (step.type) {
    case 'line': {
      const { terminalOf } = await import('../terminal/terminal.svelte.ts');
      const terminal = terminalOf(playground);
      // Its panel tells it who acts, where it is shown.
      terminal.follow();
      await terminal.enter(resolved(world, step.line, known));
      break;
    }
    case 'call': {
      const { service, operation, input, as } = step;
      const who = as === undefined ? credentials : actorNamed(world, as);
      const filled = resolvedInput(world, input, known);
      await playground.run({ type: 'call', service, operation, input: filled, credentials: who } as Call);
      break;
    }
    case 'try':
      await playground.ask(step.action, resolved(world, step.resource, known));
      break;
    case 'as': {
      const who = actorNamed(world, step.who);
      if (who) playground.actAs(who);
      break;
    }
    case 'clock':
      await playground.run(step);
      break;
    case 'answer':
      run.answer(step.question, step.guess);
      break;
    case 'undo':
      await playground.undo();
  }
}
