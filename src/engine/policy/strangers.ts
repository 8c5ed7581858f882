import type { Caller } from '../call/call.ts';

const strangers: ReadonlySet<Caller['type']> = new Set(['service', 'webIdentity', 'saml', 'anonymous']);

/** Whether a caller is no account's principal, so that no account's policies apply to it. */
export const isStranger = ({ type }: Pick<Caller, 'type'>): boolean => strangers.has(type);

const unsigned: ReadonlySet<string> = new Set([
  'cognito-identity:getid',
  'cognito-identity:getopenidtoken',
  'cognito-identity:getcredentialsforidentity',
  'cognito-identity:unlinkidentity',
]);

/**
 * Calls that carry no identity, so that only a resource control policy can forbid them.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/security_iam_service-with-iam.html
 */
export const isUnsignedCall = (caller: Pick<Caller, 'type'>, action: string): boolean =>
  isStranger(caller) && caller.type !== 'service' && unsigned.has(action.toLowerCase());
