import type { Caller, Credentials } from '../call/call.ts';
import type { World } from '../world/world.ts';
import { presented } from './presented.ts';

/** Returns the caller that presents these credentials at `now` (ms), if they are accepted. */
export function callerWith(world: World, credentials: Credentials | null, now: number): Caller | null {
  const found = credentials && presented(world, credentials, now);
  return typeof found === 'string' ? null : found;
}
