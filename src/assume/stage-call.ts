import type { Stage } from '../graph/stage/stage.ts';
import { stage as words } from '#words/stage.ts';
import { decidingStatements } from './deciding.ts';
import { stepIn } from './plates.ts';
import type { Replay } from './step.ts';

/** The first call that was made as the session, as the stage shows it; null where none was made. */
export function firstCallOf(replay: Replay): Stage['firstCall'] {
  const made = stepIn(replay, 'session')?.firstCall;
  if (!made) return null;
  const { result, decision } = made.outcome;
  const verdict = result.ok ? 'allow' : 'error' in result ? 'deny' : 'open';
  const [statement] = decision ? decidingStatements(decision) : [];
  const page = statement?.outcome === 'matched' ? statement.policy.name : null;
  const { call } = words;
  return {
    action: made.action,
    on: words.call.on(made.resource.split(':').slice(5).join(':') || made.resource),
    verdict,
    page,
    text: verdict === 'open' ? words.plates.unknown : page === null ? call.silent : call[verdict](page),
  };
}
