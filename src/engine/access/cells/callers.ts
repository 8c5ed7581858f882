import { accountRootArn, assumedRoleArn, isAccountId, parseArn, userArn } from '../../arn.ts';
import type { Caller } from '../../call/call.ts';
import type { RoleRow, SessionRow, UserRow } from '../../entities/entities.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import type { World } from '../../world/world.ts';
import { accountIds, holdsAccount, nowOf, rowsBy } from '../../world/world.ts';

/** How somebody calls. `service`, `account`, `token` and `anyone` are outside of the accounts that are held. */
export type Way =
  'key' | 'password' | 'mfa' | 'session' | 'root' | 'service' | 'account' | 'token' | 'anyone';

/** Whether somebody is there before any account holds them. */
export const isOutside = ({ way }: Pick<Possible, 'way'>): boolean =>
  way === 'service' || way === 'account' || way === 'token' || way === 'anyone';

/** Somebody who may call, and how. */
export interface Possible {
  readonly way: Way;
  readonly caller: Caller;
}

function sessionOf(world: World, account: string, ownerId: string, more: Partial<SessionRow>): SessionRow {
  const now = nowOf(world);
  return {
    ...{
      id: '',
      account,
      ownerId,
      kind: 'userSession',
      sessionName: '',
      secretAccessKey: '',
      sessionToken: '',
    },
    ...{ issuedAt: now, expiresAt: now + 3_600_000, issuedTo: { arn: '', id: null }, chained: false },
    ...more,
  };
}

/**
 * A user signs in with a password, calls with a key, or proves a second factor: each way has keys of its own. `isAny`: also
 * the ways for which the user has nothing yet.
 */
function waysOfUser(world: World, user: UserRow, isAny = false): readonly Possible[] {
  const caller: Caller = {
    ...{ type: 'user', account: user.account, arn: userArn(user), userId: user.id, principalId: user.id },
    ...{ accessKeyId: null, session: null },
  };
  const key = rowsBy(world, 'accessKeysByOwner', user.id).find(({ status }) => status === 'Active');
  const hasPassword = world.tables.loginProfiles.has(user.id);
  const hasDevice = rowsBy(world, 'mfaDevicesByOwner', user.id).length > 0;
  const withMfa = sessionOf(world, user.account, user.id, { mfaAt: nowOf(world) });
  const accessKeyId = key?.id ?? (isAny ? 'AKIAIOSFODNN7EXAMPLE' : null);
  return [
    ...(accessKeyId === null ? [] : [{ way: 'key', caller: { ...caller, accessKeyId } } as const]),
    ...(hasPassword || !key || isAny ? [{ way: 'password', caller } as const] : []),
    // A session has a key of its own: without one, it would be the console's password.
    ...(hasDevice || isAny
      ? [{ way: 'mfa', caller: { ...caller, accessKeyId: withMfa.id, session: withMfa } } as const]
      : []),
  ];
}

/** A session of a role without tags or policies of its own. */
function sessionOfRole(world: World, role: RoleRow): Possible {
  const sessionName = 'session';
  const session = sessionOf(world, role.account, role.id, { kind: 'assumedRole', sessionName });
  const caller: Caller = {
    ...{ type: 'assumedRole', account: role.account, principalId: role.id, accessKeyId: session.id, session },
    arn: assumedRoleArn(role.account, role.name, sessionName),
    userId: `${role.id}:${sessionName}`,
  };
  return { way: 'session', caller };
}

/**
 * The ways in which a held user or a session of a held role calls; none for another id. `isAny`: also those for which a
 * user has nothing yet, since a key, a password or a device is easily made.
 */
export function waysOf(world: World, principalId: string, isAny = false): readonly Possible[] {
  const user = world.tables.users.get(principalId);
  if (user) return waysOfUser(world, user, isAny);
  const role = world.tables.roles.get(principalId);
  return role ? [sessionOfRole(world, role)] : [];
}

/** A caller of whom nothing else is known: no row, no key, no session. */
export const outsider = (type: Caller['type'], account: string, arn: string): Caller => ({
  ...{ type, account, arn, userId: account === '' ? arn : account },
  ...{ principalId: null, accessKeyId: null, session: null },
});

/** An account of AWS's documentation that no world holds, for somebody whom nobody names. */
export const stranger = '999999999999';

/**
 * Everybody but users and roles: the accounts' root users, everybody outside whom policies name, holders of tokens of a
 * provider that they name, somebody of an account that none names, and somebody who signs nothing.
 */
export function otherCallers(world: World, policies: readonly AttachedPolicy[]): readonly Possible[] {
  const statements = policies.flatMap(({ document }) => document.statements);
  const elements = statements.flatMap(({ principals }) => principals ?? []);
  // A statement for everybody may ask for one account's people in its conditions.
  const asked = statements.flatMap(({ principals, conditions }) => (principals ? conditions : []));
  const services = new Set(elements.flatMap((element) => [...element.services]));
  const providers = new Set(elements.flatMap(({ federated }) => [...federated]));
  const named = [
    ...elements.flatMap(({ aws }) => [...aws]),
    ...asked.flatMap((one) => one.constant()?.texts ?? []),
  ].map((name) => (isAccountId(name) ? accountRootArn(name) : name));
  const away = named.filter((arn) => {
    const parsed = parseArn(arn);
    return parsed?.service === 'iam' && isAccountId(parsed.account) && !holdsAccount(world, parsed.account);
  });
  return [
    ...accountIds(world).map((account): Possible => {
      const root = outsider('root', account, accountRootArn(account));
      return { way: 'root', caller: root };
    }),
    ...[...services].map((name) => ({ way: 'service', caller: outsider('service', '', name) }) as const),
    ...[...new Set([...away, accountRootArn(stranger)])].map(
      (arn) => ({ way: 'account', caller: outsider('account', parseArn(arn)?.account ?? '', arn) }) as const,
    ),
    ...[...providers].map((name) => ({ way: 'token', caller: tokenOf(world, name) }) as const),
    { way: 'anyone', caller: outsider('anonymous', '', '') },
  ];
}

/**
 * Somebody with a token of a provider, by the name that trust policies have for it. All that the token says is free, but for
 * an audience that is the only one that the provider takes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export function tokenOf({ tables }: World, principal: string): Caller {
  const { url = '', clientIds: values = [] } = tables.oidcProviders.get(principal) ?? {};
  const keys = values.length === 1 ? [{ name: `${url}:aud`, values }] : [];
  return {
    ...outsider(principal.includes(':saml-provider/') ? 'saml' : 'webIdentity', '', principal),
    federation: { principal, keys },
  };
}
