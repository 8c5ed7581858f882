import { worldFrom } from '../../../engine/index.ts';
import { askable } from '../bare-command.ts';
import type { LinkState, Verdict } from '../link-state.ts';

/**
 * Asks a shown call again in its account of made-up words, so that AWS's sentence about it is the one of that
 * account. A call whose token stays with its sender can't be asked again.
 */
export async function verdictAnew(state: LinkState): Promise<LinkState> {
  const { shown } = state;
  if (!shown || !('command' in shown)) return state;
  const world = worldFrom(state.rows);
  const command = await askable(shown.command, world, state.at);
  if (!command) return state;
  const { attempt, execute, prepare } = await import('../../../engine/calls.ts');
  if (command.type === 'call') await prepare(command);
  const { result } =
    command.type === 'call' ? execute(world, command, state.at) : attempt(world, command, state.at);
  const verdict: Verdict = result.ok
    ? { ok: true }
    : 'notModelled' in result
      ? { ok: false, notModelled: result.notModelled.feature }
      : { ok: false, code: result.error.code, message: result.error.message };
  return { ...state, shown: { ...shown, verdict } };
}
