import { callerNode } from '../../../../assume/caller-node.ts';
import { callerName } from '../../../../assume/cast.ts';
import type { Caller, World } from '../../../../engine/index.ts';
import { byName, rowsBy } from '../../../../engine/index.ts';
import { callerKinds } from '../../../kinds/acting.ts';
import type { Asker } from './path.ts';

/** Returns a caller as the first stop on the way to the deciding policy. */
export function askerOf(world: World, caller: Caller): Asker {
  return {
    id: callerNode(world, caller),
    icon: callerKinds[caller.type],
    name: callerName(world, caller),
    principalId: caller.principalId,
  };
}

/** Returns a session by its role's name and its own: its newest node while it lives, else its role's. */
function sessionAsker(world: World, account: string, names: readonly string[]): Asker {
  const [roleName = '', ...rest] = names;
  const role = byName(world, 'roles', account, roleName);
  const worn = role ? rowsBy(world, 'sessionsByOwner', role.id) : [];
  const own = worn.filter(({ sessionName }) => sessionName === rest.join('/'));
  const newest = own.sort((a, b) => b.issuedAt - a.issuedAt)[0];
  const principalId = role?.id ?? null;
  return { id: newest?.id ?? principalId, icon: 'session', name: names.join('/'), principalId };
}

/**
 * Returns the caller with an ARN, as a row of the log names it, as far as the way needs it. Null if the caller is
 * gone.
 */
export function askerByArn(world: World, arn: string): Asker | null {
  const [, , service, , account = '', ...rest] = arn.split(':');
  const segments = rest.join(':').split('/');
  const name = segments.at(-1) ?? '';
  if (service === 'iam' && segments[0] === 'user') {
    const user = byName(world, 'users', account, name);
    return user ? { id: user.id, icon: 'user', name: user.name, principalId: user.id } : null;
  }
  if (service === 'sts' && segments[0] === 'assumed-role')
    return sessionAsker(world, account, segments.slice(1));
  if (service === 'iam' && segments[0] === 'root')
    return { id: account, icon: 'root', name: 'root', principalId: null };
  return { id: null, icon: service === undefined ? 'service' : 'account', name: arn, principalId: null };
}
