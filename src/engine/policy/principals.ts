import { accountRootArn, assumedRoleParts, roleArn, userArn } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { World } from '../world/world.ts';
import type { PrincipalElement } from './statement-elements.ts';
import type { StatementTrace } from './decision.ts';

/** How trust policies name Cognito, and what its OpenID tokens' condition keys begin with. */
export const cognito = 'cognito-identity.amazonaws.com';

/** The names by which a Principal element may mean a caller. */
export interface PrincipalNames {
  /** The user, or the session, by itself. */
  readonly exact: readonly string[];
  /** The role of a role session, the user behind a federated user. */
  readonly role: readonly string[];
  readonly account: readonly string[];
  readonly service: string | null;
  /** The provider that vouches for a caller without AWS credentials: OIDC or SAML. */
  readonly federated: string | null;
  /** The provider that vouched when the session was issued. */
  readonly provider: string | null;
  /** No NotPrincipal spares a principal that has a permissions boundary. */
  readonly hasBoundary: boolean;
}

/** The names of a caller whom policies can name only by “*”. It is also used if no policy is read. */
export const nobody: PrincipalNames = {
  exact: [],
  role: [],
  account: [],
  service: null,
  federated: null,
  provider: null,
  hasBoundary: false,
};

/** The names of the role behind a session. In stored policies, roles are unique ids. */
function roleNames(world: World, { type, principalId, account, arn }: Caller): readonly string[] {
  if (type === 'assumedRole') {
    const role = world.tables.roles.get(principalId ?? '');
    return role ? [role.id, roleArn(role)] : principalId === null ? [] : [principalId];
  }
  if (type === 'federatedUser') {
    const user = world.tables.users.get(principalId ?? '');
    return user ? [user.id, userArn(user)] : [];
  }
  // The path of another account's role isn't in its session's ARN, so the role without a path is meant.
  const session = type === 'account' ? assumedRoleParts(arn) : null;
  return session ? [roleArn({ account, path: '/', name: session.roleName })] : [];
}

/**
 * The ARN of the caller's permissions boundary: that of the user or role itself, or of the one behind a
 * session.
 */
export function boundaryOf(world: World, caller: Caller): string | null {
  const id = caller.principalId ?? '';
  const row = caller.type === 'assumedRole' ? world.tables.roles.get(id) : world.tables.users.get(id);
  return row?.permissionsBoundary ?? null;
}

/**
 * The names of a caller in stored policies. Users and roles are unique ids there, so a policy doesn't mean
 * somebody new with an old name. A session is its ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function namesOf(world: World, caller: Caller): PrincipalNames {
  const { type, account, arn, principalId: id, session } = caller;
  if (type === 'service') return { ...nobody, service: arn };
  if (type === 'anonymous') return nobody;
  if (type === 'webIdentity' || type === 'saml')
    return { ...nobody, federated: caller.federation?.principal ?? null };
  const root = accountRootArn(account);
  const own = arn === root ? [] : [arn];
  return {
    service: null,
    federated: null,
    exact: type === 'user' && id !== null ? [...own, id] : own,
    role: roleNames(world, caller),
    account: [account, root],
    provider: session?.federatedProvider ?? null,
    hasBoundary: boundaryOf(world, caller) !== null,
  };
}

type PrincipalMatch = NonNullable<StatementTrace['principalMatch']>;

/**
 * Whether a NotPrincipal spares a caller. It must list all the caller's names: the user and its account, or
 * the session, its role and their account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isSpared(element: PrincipalElement, names: PrincipalNames): boolean {
  if (names.hasBoundary) return false;
  if (names.service !== null) return element.services.has(names.service);
  if (names.federated !== null) return element.federated.has(names.federated);
  if (element.anyone) return true;
  const groups = [names.exact, names.role, names.account].filter((group) => group.length > 0);
  return groups.length > 0 && groups.every((group) => group.some((name) => element.aws.has(name)));
}

/** Whether a Principal element names the caller's account. */
export const namesAccount = ({ aws }: PrincipalElement, { account }: PrincipalNames): boolean =>
  account.some((name) => aws.has(name));

/**
 * How a Principal element names a caller, by its closest name, or null if it doesn't.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function matchPrincipal(element: PrincipalElement, names: PrincipalNames): PrincipalMatch | null {
  if (element.negated) return isSpared(element, names) ? null : 'everyoneElse';
  const isNamed = (candidates: readonly string[]): boolean =>
    candidates.some((name) => element.aws.has(name));
  if (names.service !== null && element.services.has(names.service)) return 'service';
  if (names.federated !== null && element.federated.has(names.federated)) return 'federated';
  if (isNamed(names.exact)) return 'exact';
  if (isNamed(names.role)) return 'role';
  if (names.provider !== null && element.federated.has(names.provider)) return 'role';
  if (element.anyone) return 'anyone';
  return namesAccount(element, names) ? 'account' : null;
}
