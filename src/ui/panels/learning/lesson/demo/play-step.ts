import type { Call } from '../../../../../engine/index.ts';
import { actorNamed } from '../../../../../lessons/attempt/acting.ts';
import { keptOf } from '../../../../../lessons/attempt/kept.ts';
import { resolved, resolvedInput } from '../../../../../lessons/attempt/references.ts';
import type { Step } from '../../../../../lessons/goal.ts';
import type { Session } from '../../../../../terminal/host.ts';
import { knownAt } from '../../../../../lessons/attempt/typed-line.ts';
import { lessonWords as words } from '#words/lessons.ts';
import { nameOf } from '../../../../../playground/acting.ts';
import type { Playground } from '../../../../../playground/playground.svelte.ts';
import { callerName } from '../../../../kinds/acting.ts';
import type { LessonRun } from '../lesson-run.svelte.ts';

/** Values from the answers to played steps, as `$NAME`. */
const kept = new WeakMap<LessonRun, Map<string, string>>();

function variablesOf(run: LessonRun): Map<string, string> {
  const variables = kept.get(run) ?? new Map<string, string>();
  kept.set(run, variables);
  return variables;
}

/** Adds variables to the terminal's session. */
function withVariables(session: Session, values: ReadonlyMap<string, string>): Session {
  const variables = new Map(session.variables);
  for (const [name, value] of values)
    variables.set(name, { value, exported: variables.get(name)?.exported ?? false });
  return { ...session, variables };
}

/** Names who acts, also with credentials that AWS refuses, such as those of a session that is over. */
export const nameOfActor = ({
  caller,
  world,
  credentials,
}: Pick<Playground, 'caller' | 'world' | 'credentials'>): string =>
  caller.ok ? (callerName(caller.value) ?? words.rootUser) : nameOf(world, credentials);

/** Carries out a step of a recipe in the lesson's own account; a line in its terminal. */
export async function playStep(run: LessonRun, step: Step): Promise<void> {
  const { playground, attempt } = run;
  const variables = variablesOf(run);
  const { world, credentials, now } = playground;
  const known = { ...knownAt(attempt, now), variables };
  switch (step.type) {
    case 'line': {
      const { terminalOf } = await import('../../../use/terminal/terminal.svelte.ts');
      const terminal = terminalOf(playground);
      // If its panel is shown, the panel tells the terminal who acts; otherwise this does.
      terminal.follow();
      terminal.keep(withVariables(terminal.session, variables));
      await terminal.enter(resolved(world, step.line, known));
      for (const [name, { value }] of terminal.session.variables) variables.set(name, value);
      break;
    }
    case 'call': {
      const { service, operation, input, as } = step;
      const who = as === undefined ? credentials : actorNamed(world, as);
      const filled = resolvedInput(world, input, known);
      const call = { type: 'call', service, operation, input: filled, credentials: who } as Call;
      const { outcome } = await playground.run(call);
      if (outcome?.result.ok)
        for (const [name, value] of keptOf(step, outcome.result.value)) variables.set(name, value);
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
