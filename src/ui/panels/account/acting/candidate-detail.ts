import { isSignedByPlayground } from '../../../../assume/who-signs.ts';
import type { World } from '../../../../engine/index.ts';
import { actingList as list } from '#words/acting-list.ts';
import { acting as words } from '#words/acting.ts';
import { shortKey, timeLeft } from '../../../../words/index.ts';
import type { Candidate } from './candidates.ts';

/** Says in a few words how a candidate signs. `now` in ms. */
export function candidateDetail(world: World, candidate: Candidate, now: number): string {
  const { group, icon, accessKeyId, expiresAt, credentials } = candidate;
  if (group === 'root') return list.rootDetail;
  if (group === 'workload') return accessKeyId ? words.withKey(shortKey(accessKeyId)) : list.withRole;
  if (group === 'outside') return icon === 'service' ? list.service : list.account;
  if (expiresAt !== null) {
    const left = timeLeft(expiresAt - now);
    return icon === 'session' ? list.session(left) : list.userSession(left);
  }
  if (accessKeyId) return words.withKey(shortKey(accessKeyId));
  return credentials && isSignedByPlayground(world, credentials) ? list.playgroundSigns : list.signedIn;
}
