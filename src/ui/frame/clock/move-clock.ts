import { clockPanel as words } from '#words/clock-panel.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { listOf } from '../../../words/index.ts';
import { sessionTitle } from '../../kinds/kinds.ts';
import type { View } from '../../view/view.svelte.ts';
import { clockSpan } from './clock-span.ts';
import { endingSessions } from './ending-sessions.ts';

/** The most sessions that are named in a message. */
const named = 3;

/** Moves the account's clock forward by so many ms, and says which sessions have ended. */
export async function moveClock(playground: Playground, view: View, milliseconds: number): Promise<void> {
  const running = endingSessions(playground.world, playground.now);
  await playground.run({ type: 'clock', milliseconds });
  const { world, now } = playground;
  const ended = running.filter(({ expiresAt }) => expiresAt <= now);
  const names = ended.slice(0, named).map((session) => sessionTitle(world, session));
  const moved = words.moved(clockSpan(milliseconds));
  view.flash(
    ended.length === 0 ? moved : `${moved} ${words.ended(listOf(names), ended.length - names.length)}`,
  );
}
