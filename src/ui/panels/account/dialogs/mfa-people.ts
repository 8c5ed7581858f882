import type { Caller, Result, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { mfa as words } from '#words/dialogs/sign-in.ts';

/** Somebody for whom a device can be switched on. */
interface Person {
  /** The user's id, or the account's for its root user. */
  readonly value: string;
  readonly label: string;
  /** What the call names. */
  readonly userName: string;
}

/** How EnableMFADevice calls the root user, which alone can name itself so. */
const rootName = 'root';

/** The users of an account by name; before them the root user, where it is who acts. */
export function peopleOf(world: World, account: string, caller: Result<Caller>): readonly Person[] {
  const users = rowsBy(world, 'usersByAccount', account)
    .map(({ id, name }): Person => ({ value: id, label: name, userName: name }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const isRoot = caller.ok && caller.value.type === 'root' && caller.value.account === account;
  return isRoot ? [{ value: account, label: words.root, userName: rootName }, ...users] : users;
}
