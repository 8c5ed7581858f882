import type { ApiError } from '../../call/call.ts';
import type { UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Ids } from '../../world/ids.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const symbols: ReadonlySet<string> = new Set('^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-');

const hasSymbol = (password: string): boolean => [...password].some((letter) => symbols.has(letter));

/** Says what a password lacks, in Cognito's words; null if it lacks nothing. */
function passwordLack(
  { passwordPolicy: policy }: Pick<UserPoolRow, 'passwordPolicy'>,
  password: string,
): string | null {
  if (password.length < policy.minimumLength) return 'Password not long enough';
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters';
  if (policy.requireNumbers && !/\d/.test(password)) return 'Password must have numeric characters';
  if (policy.requireSymbols && !hasSymbol(password)) return 'Password must have symbol characters';
  return null;
}

/** How the sentence begins differs by operation. */
const beginnings = {
  signUp: 'Password did not conform with policy: ',
  create: 'Password did not conform with password policy: ',
  set: 'Password does not conform to policy: ',
} as const;

/** InvalidPasswordException if a password lacks what the pool asks for. */
export function checkPassword(
  pool: Pick<UserPoolRow, 'passwordPolicy'>,
  password: string,
  by: keyof typeof beginnings,
): ApiError | null {
  const lack = passwordLack(pool, password);
  return lack === null ? null : serviceError('InvalidPasswordException', beginnings[by] + lack);
}

const letters = 'abcdefghijkmnopqrstuvwxyz';

/**
 * A temporary password that every password policy accepts: it has all four kinds of characters and the length
 * that the pool asks for.
 */
export function temporaryPassword(
  { passwordPolicy: { minimumLength } }: Pick<UserPoolRow, 'passwordPolicy'>,
  ids: Ids,
): string {
  const end = '-Example1';
  return ids.text('temporary-password', letters, Math.max(6, minimumLength - end.length)) + end;
}
