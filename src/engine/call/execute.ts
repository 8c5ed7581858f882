import type { Call, Outcome } from './call.ts';
import type { OperationName } from '../model/operation-types.ts';
import type { perform } from './perform.ts';
import type { World } from '../world/world.ts';

let performer: typeof perform | null = null;

/** Loads the operations once: the first picture of an account needs none of them. */
export async function loadOperations(): Promise<void> {
  performer ??= (await import('./perform.ts')).perform;
}

/**
 * One call, from credentials to outcome: who calls, is the input well formed, may the caller, and then the
 * operation itself. Pure and synchronous: the same world and call give the same outcome. `now` is in
 * milliseconds since the epoch; the world's clock never runs back. A failure that AWS has is a value; it
 * changes nothing but the clock, the counter and when the credentials were last used. Throws only when
 * `prepare(call)` has not been awaited.
 */
export function execute<N extends OperationName>(before: World, call: Call<N>, now: number): Outcome<N> {
  if (!performer) throw new Error('The operations are not loaded: await prepare(call) first');
  return performer(before, call, now);
}
