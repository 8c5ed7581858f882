import type { ApiError } from '../../call/call.ts';
import type { IdentityPoolRow, MappingRule, RoleMapping } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Claims } from '../../tokens/jwt.ts';
import { notAuthorized } from './identity-pool-lookup.ts';
import { textsOf } from './logins.ts';
import type { Login } from './logins.ts';

/** The error of a pool that has no role for the login, or one whose trust policy doesn't let Cognito in. */
export const badConfiguration = (): ApiError =>
  serviceError(
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  );

const notYours = (): ApiError => notAuthorized('The requested role is not among those of this login.');
const ambiguous = (): ApiError => notAuthorized('No role could be chosen for this login.');

/** The ARN of the role that was chosen, or why none was. */
type RoleChoice =
  { readonly ok: true; readonly roleArn: string } | { readonly ok: false; readonly error: ApiError };
const chosen = (roleArn: string): RoleChoice => ({ ok: true, roleArn });
const fail = (error: ApiError): RoleChoice => ({ ok: false, error });

const defaultRole = (role: string | undefined): RoleChoice =>
  role === undefined ? fail(badConfiguration()) : chosen(role);

function unresolved(pool: IdentityPoolRow, mapping: RoleMapping): RoleChoice {
  return mapping.ambiguousRoleResolution === 'AuthenticatedRole'
    ? defaultRole(pool.authenticatedRole)
    : fail(ambiguous());
}

/** The roles of the person's groups: the preferred one, or a single one. */
function byToken(claims: Claims, custom: string | undefined): string | ApiError | null {
  const roles = textsOf(claims.get('cognito:roles'));
  if (custom !== undefined) return roles.includes(custom) ? custom : notYours();
  const preferred = claims.get('cognito:preferred_role');
  const found = roles.find((role) => role === preferred);
  return found ?? (roles.length === 1 ? (roles[0] ?? null) : null);
}

const matchers: Readonly<
  Record<MappingRule['matchType'], (given: readonly string[], value: string) => boolean>
> = {
  Equals: (given, value) => given.includes(value),
  Contains: (given, value) => given.some((one) => one.includes(value)),
  StartsWith: (given, value) => given.some((one) => one.startsWith(value)),
  NotEqual: (given, value) => given.length > 0 && !given.includes(value),
};

/** A claim's values as texts: numbers and booleans as JSON writes them. */
function claimTexts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
  );
}

const fits = ({ claim, matchType, value }: MappingRule, claims: Claims): boolean =>
  matchers[matchType](claimTexts(claims.get(claim)), value);

/** The role of the first rule that matches. A custom role must be the role of one of the matching rules. */
function byRules(
  rules: readonly MappingRule[],
  claims: Claims,
  custom: string | undefined,
): string | ApiError | null {
  const roles = rules.filter((rule) => fits(rule, claims)).map(({ roleArn }) => roleArn);
  if (custom === undefined) return roles[0] ?? null;
  return roles.includes(custom) ? custom : notYours();
}

function byMapping(
  pool: IdentityPoolRow,
  mapping: RoleMapping,
  { claims }: Login,
  custom: string | undefined,
): RoleChoice {
  const found = mapping.type === 'Token' ? byToken(claims, custom) : byRules(mapping.rules, claims, custom);
  if (found === null) return unresolved(pool, mapping);
  return typeof found === 'string' ? chosen(found) : fail(found);
}

/**
 * Chooses among the roles that a SAML response offers, if there is no mapping. If it offers several, the
 * request must name one.
 */
function byOffer(offer: readonly string[], custom: string | undefined): RoleChoice {
  if (custom !== undefined) return offer.includes(custom) ? chosen(custom) : fail(notYours());
  const [only, ...more] = offer;
  return only === undefined || more.length ? fail(ambiguous()) : chosen(only);
}

/** Chooses the pool's own role, the only choice without a mapping. */
function plain(role: string | undefined, custom: string | undefined): RoleChoice {
  return custom === undefined || custom === role ? defaultRole(role) : fail(notYours());
}

/**
 * Chooses a role. A guest gets the pool's unauthenticated role. A login with a role mapping gets the role
 * that its token or the rules say. Any other login gets a role that its SAML response offers, or the
 * authenticated role. If several logins have a mapping, the first one decides.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function chooseRole(
  pool: IdentityPoolRow,
  logins: readonly Login[] | 'guest',
  custom: string | undefined,
): RoleChoice {
  if (logins === 'guest') return plain(pool.unauthenticatedRole, custom);
  for (const login of logins) {
    const mapping = pool.roleMappings.find(
      ({ provider }) => provider === login.mappedAs || provider === login.provider,
    );
    if (mapping) return byMapping(pool, mapping, login, custom);
  }
  const offer = logins.flatMap((login) => login.offered ?? []);
  return offer.length ? byOffer(offer, custom) : plain(pool.authenticatedRole, custom);
}
