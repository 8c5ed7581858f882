import { noSuchEntity } from '../errors.ts';
import type { OperationContext, RunResult } from './operation.ts';
import { refuse } from './operation.ts';
import { findPrincipal, targetOf } from './rows.ts';

/** Whose credentials: a user's, or the root user's under the account's id. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** How the root user's name is printed and, where an operation demands a name, given. */
export const rootName = 'root';

/**
 * Goes on with the user that is named, or the caller where none is; the root user calls itself `root` where no
 * user has that name.
 */
export function withOwner<T>(
  context: OperationContext,
  name: string | undefined,
  then: (owner: Owner) => RunResult<T>,
): RunResult<T> {
  const target = targetOf(name, context);
  const root = { id: context.account, name: rootName };
  if (!target || 'root' in target) return then(root);
  const user = findPrincipal(context, 'user', target.name);
  if (user) return then(user);
  const isRoot = target.name === rootName && context.caller.type === 'root';
  return isRoot ? then(root) : refuse(noSuchEntity('user', target.name));
}
