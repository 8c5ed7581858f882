import { accountRootArn, assumedRoleParts, isAccountId, parseArn, roleArn } from '../arn.ts';
import type { Caller } from '../call/call.ts';
import type { Entry } from './context.ts';
import type { PrincipalNames } from './principals.ts';
import { cognito, nobody } from './principals.ts';

/**
 * The caller: the ARN of a user, a role session, a federated user or the root user; a service
 * (`lambda.amazonaws.com`); an identity provider whose token somebody presents (its ARN, or
 * `cognito-identity.amazonaws.com`); `*` for somebody who signs nothing. An object adds what the ARN doesn't
 * tell.
 */
export type AskingCaller =
  | string
  | {
      readonly arn: string;
      /** The role of a role session, if the role has a path: a session's ARN doesn't contain it. */
      readonly role?: string;
      /** The user behind a federated user. */
      readonly user?: string;
      /** The identity provider that vouched when the session was issued. */
      readonly provider?: string;
    };

/**
 * A caller in the form that decisions need: its identity, the names that policies have for it, and the
 * condition keys about it.
 */
export interface KnownCaller {
  readonly caller: Caller;
  readonly names: PrincipalNames;
  readonly keys: readonly Entry[];
}

function callerOf(type: Caller['type'], arn: string, account = ''): Caller {
  const federation = type === 'webIdentity' || type === 'saml' ? { principal: arn, keys: [] } : null;
  return {
    ...{ type, account, arn, userId: '', principalId: null, accessKeyId: null, session: null },
    ...(federation ? { federation } : {}),
  };
}

function withoutAccount(arn: string): Caller | null {
  if (arn === '*') return callerOf('anonymous', '');
  if (arn === cognito || /^arn:[^:]*:iam::\d{12}:oidc-provider\/./.test(arn))
    return callerOf('webIdentity', arn);
  if (/^arn:[^:]*:iam::\d{12}:saml-provider\/./.test(arn)) return callerOf('saml', arn);
  return /^[a-z0-9.-]+\.amazonaws\.com$/.test(arn) ? callerOf('service', arn) : null;
}

function withAccount(arn: string): Caller | null {
  const parsed = parseArn(arn);
  if (!parsed || !isAccountId(parsed.account)) return null;
  const { service, account, resource } = parsed;
  if (service === 'iam' && resource === 'root') return callerOf('root', arn, account);
  if (service === 'iam' && /^user\/./.test(resource)) return callerOf('user', arn, account);
  if (assumedRoleParts(arn)) return callerOf('assumedRole', arn, account);
  return service === 'sts' && /^federated-user\/./.test(resource)
    ? callerOf('federatedUser', arn, account)
    : null;
}

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The condition keys about the caller, as far as its ARN tells. */
function keysOf({ type, account, arn }: Caller, role: string): Entry[] {
  if (type === 'service')
    return [
      ['aws:PrincipalIsAWSService', ['true']],
      ['aws:PrincipalServiceName', [arn]],
    ];
  const plain: Entry[] = [['aws:PrincipalIsAWSService', ['false']]];
  if (type === 'anonymous') return [...plain, ['aws:PrincipalType', ['Anonymous']]];
  if (type === 'webIdentity' || type === 'saml') return [...plain, ['aws:FederatedProvider', [arn]]];
  const types: Partial<Record<Caller['type'], string>> = {
    ...{ user: 'User', assumedRole: 'AssumedRole', federatedUser: 'FederatedUser', root: 'Account' },
  };
  return [
    ...plain,
    ['aws:PrincipalAccount', [account]],
    ['aws:PrincipalType', [types[type] ?? '']],
    ['aws:PrincipalArn', [type === 'assumedRole' ? role : arn]],
    ...(type === 'user' ? [['aws:username', [lastOf(arn)]] as const] : []),
  ];
}

/** Throws a TypeError if the text names nobody who could ask. */
export function knownCaller(asking: AskingCaller, hasBoundary: boolean): KnownCaller {
  const given = typeof asking === 'string' ? { arn: asking } : asking;
  const caller = withoutAccount(given.arn) ?? withAccount(given.arn);
  if (!caller) throw new TypeError(`${given.arn} is no user, role session, root user, service or provider`);
  const { type, account, arn } = caller;
  const session = assumedRoleParts(arn);
  const role = given.role ?? (session ? roleArn({ account, path: '/', name: session.roleName }) : '');
  const keys = keysOf(caller, role);
  if (type === 'service') return { caller, keys, names: { ...nobody, service: arn } };
  if (type === 'webIdentity' || type === 'saml')
    return { caller, keys, names: { ...nobody, federated: arn } };
  if (type === 'anonymous') return { caller, keys, names: nobody };
  const behind = type === 'assumedRole' ? role : given.user;
  const names: PrincipalNames = {
    ...{ service: null, federated: null, provider: given.provider ?? null, hasBoundary },
    exact: type === 'root' ? [] : [arn],
    role: behind === undefined || type === 'user' ? [] : [behind],
    account: [account, accountRootArn(account)],
  };
  return { caller, keys, names };
}
