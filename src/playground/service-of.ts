import type { ServiceName } from '../engine/index.ts';

/** IAM and STS share no operation's name. */
const operationsOfSts: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetCallerIdentity',
  'GetFederationToken',
  'GetSessionToken',
]);

/** The service that has the operation. */
export const serviceOf = (operation: string): ServiceName => (operationsOfSts.has(operation) ? 'sts' : 'iam');
