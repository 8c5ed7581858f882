import type { NameOf, OperationName, ServiceName } from '../engine/index.ts';

/**
 * The operations of STS. All other bare ids belong to IAM. The engine's own list of operations arrives later
 * than the page.
 */
const operationsOfSts: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetCallerIdentity',
  'GetFederationToken',
  'GetScopedCredentials',
  'GetSessionToken',
]);

/** The service that has the operation: `organizations` of `organizations:CreatePolicy`. */
export function serviceOf(id: string): ServiceName {
  const colon = id.indexOf(':');
  if (colon >= 0) return id.slice(0, colon) as ServiceName;
  return operationsOfSts.has(id) ? 'sts' : 'iam';
}

/** The operation's own name, as it stands in requests. */
export const nameOf = <N extends OperationName>(id: N): NameOf<N> =>
  id.slice(id.indexOf(':') + 1) as NameOf<N>;

/** The id of a service's operation: bare for IAM and STS. */
export const idOf = (service: ServiceName, name: string): OperationName =>
  (service === 'iam' || service === 'sts' ? name : `${service}:${name}`) as OperationName;
