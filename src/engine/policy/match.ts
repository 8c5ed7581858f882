import { accountRootArn, assumedRoleParts, roleArn } from '../arn.ts';
import type { Caller } from '../call.ts';
import type { World } from '../world.ts';
import type { StatementTrace } from './decision.ts';
import type { ActionElement, PrincipalElement, ResourceElement } from './compile-statement.ts';
import { globMatches } from './glob.ts';
import type { RequestKeys } from './variables.ts';
import { needsUnknown, resolve } from './variables.ts';

export type Match = 'matched' | 'notMatched' | 'notModelled';

const of = (matches: boolean): Match => (matches ? 'matched' : 'notMatched');

/**
 * Prefix and name compare regardless of case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(element: ActionElement, action: string): Match {
  const name = action.toLowerCase();
  return of(element.patterns.some((pattern) => globMatches(pattern, name)) !== element.negated);
}

/**
 * Resources are case-sensitive, and `*` crosses `/` and `:`. A pattern whose variable has no value matches no
 * resource; what that means for NotResource isn't documented, so then it isn't decided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(element: ResourceElement, resource: string, keys: RequestKeys): Match {
  let isOpen = false;
  for (const pattern of element.patterns) {
    const resolved = resolve(pattern, keys);
    if (resolved && globMatches(resolved.glob, resource)) return of(!element.negated);
    isOpen ||= !resolved && (element.negated || needsUnknown(pattern, keys));
  }
  return isOpen ? 'notModelled' : of(element.negated);
}

/** What a Principal element may call a caller. */
export interface PrincipalNames {
  /** The user, or the role session, by itself. */
  readonly exact: readonly string[];
  /** The role of a role session. */
  readonly role: readonly string[];
  readonly account: readonly string[];
  readonly service: string | null;
}

/**
 * Users and roles stand in trust policies as their unique ids, so that somebody new under an old name isn't
 * trusted; a session stands there as its ARN.
 */
export function namesOf(world: World, caller: Caller): PrincipalNames {
  if (caller.type === 'service') return { exact: [], role: [], account: [], service: caller.arn };
  const account = [caller.account, accountRootArn(caller.account)];
  const exact = caller.arn === account[1] ? [] : [caller.arn];
  const id = caller.principalId;
  if (caller.type === 'user' && id) return { exact: [...exact, id], role: [], account, service: null };
  const role = caller.type === 'assumedRole' && id ? world.tables.roles.get(id) : undefined;
  const session = caller.type === 'account' ? assumedRoleParts(caller.arn) : null;
  return {
    exact,
    role: [
      ...(id && caller.type === 'assumedRole' ? [id] : []),
      ...(role ? [roleArn(role)] : []),
      // The path of another account's role isn't in its session's ARN, so the role without a path is meant.
      ...(session ? [roleArn({ account: caller.account, path: '/', name: session.roleName })] : []),
    ],
    account,
    service: null,
  };
}

type PrincipalMatch = NonNullable<StatementTrace['principalMatch']>;

/**
 * How a Principal element names a caller, by its closest name, or null where it doesn't.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(element: PrincipalElement, names: PrincipalNames): PrincipalMatch | null {
  const isNamed = (candidates: readonly string[]): boolean =>
    candidates.some((name) => element.aws.includes(name));
  if (names.service !== null && element.services.includes(names.service)) return 'service';
  if (isNamed(names.exact)) return 'exact';
  if (isNamed(names.role)) return 'role';
  if (element.anyone) return 'anyone';
  return isNamed(names.account) ? 'account' : null;
}
