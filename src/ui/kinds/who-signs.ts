import type { Credentials, World } from '../../engine/index.ts';
import { byName, holdsAccount, parseArn, rowsBy } from '../../engine/index.ts';
import { credentialsOf, credentialsOfSession } from './acting.ts';
import { itemOf } from './item.ts';

/** Returns the newest session with that name that hasn't ended. */
function session(world: World, owner: string, name: string, now: number): Credentials | null {
  const live = rowsBy(world, 'sessionsByOwner', owner).filter(
    (row) => row.sessionName === name && row.expiresAt > now,
  );
  const newest = live.sort((a, b) => b.issuedAt - a.issuedAt)[0];
  return newest ? credentialsOfSession(newest) : null;
}

/** The name under which a call that nobody signs is asked. */
export const nobodySigns = 'anonymous';

/**
 * Returns the credentials of the caller that a decision names, or of the session with that id; null if this account has none
 * with that name.
 */
export function credentialsBy(world: World, who: string, now: number): Credentials | null {
  const one = world.tables.sessions.get(who);
  if (one) return one.expiresAt > now ? credentialsOfSession(one) : null;
  const arn = parseArn(who);
  if (!arn) return /^[\w.-]+\.amazonaws\.com$/.test(who) ? { type: 'service', service: who } : null;
  const { account, service, resource } = arn;
  const [kind, ...names] = resource.split('/');
  const name = names.at(-1) ?? '';
  if (service === 'iam' && resource === 'root')
    return holdsAccount(world, account) ? { type: 'console', id: account } : { type: 'account', arn: who };
  if (!holdsAccount(world, account)) return { type: 'account', arn: who };
  if (service === 'iam' && kind === 'user') {
    const user = byName(world, 'users', account, name);
    return user ? credentialsOf(world, itemOf(world, user.id)) : null;
  }
  if (service === 'sts' && kind === 'assumed-role') {
    const role = byName(world, 'roles', account, names[0] ?? '');
    return role ? session(world, role.id, name, now) : null;
  }
  return null;
}
