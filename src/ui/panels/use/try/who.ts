import type { Credentials, World } from '../../../../engine/index.ts';
import { accountOf, byName, parseArn } from '../../../../engine/index.ts';
import { tryWords as words } from '#words/try.ts';
import { candidates, search } from '../../account/acting/candidates.ts';
import { credentialsOf } from '../../../kinds/acting.ts';
import { itemOf } from '../../../kinds/item.ts';
import { credentialsBy } from '../../../kinds/who-signs.ts';

const most = 40;
const root = 'root';

/** Names to choose from while one is typed: root, sessions, users and services of the account, at most 40. */
export function namesToAsk(world: World, now: number, account: string, typed: string): readonly string[] {
  const { shown } = search(candidates(world, now, account), typed.trim(), most);
  return [...new Set(shown.map(({ group, name }) => (group === 'root' ? root : name)))];
}

/**
 * The credentials of a caller who is named as people do: `ana`, `Deployer/ana`, `root`, `ec2.amazonaws.com`,
 * an ARN. Null where nobody of that name can sign: a role without a session, a group, somebody who isn't
 * there.
 */
export function credentialsNamed(world: World, now: number, name: string): Credentials | null {
  const account = accountOf(world);
  if (name === root || name === words.root) return { type: 'console', id: account };
  if (parseArn(name) || name.endsWith('.amazonaws.com')) return credentialsBy(world, name, now);
  const user = byName(world, 'users', account, name);
  if (user) return credentialsOf(world, itemOf(world, user.id));
  if (/^\d{12}$/.test(name)) return credentialsBy(world, `arn:aws:iam::${name}:root`, now);
  return name.includes('/')
    ? credentialsBy(world, `arn:aws:sts::${account}:assumed-role/${name}`, now)
    : null;
}
