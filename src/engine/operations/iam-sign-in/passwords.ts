import type { ApiError } from '../../call/call.ts';
import type { LoginProfileRow, PasswordPolicy } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OperationContext } from '../operation.ts';
import { settingsOf } from './settings.ts';

/** The characters that count as symbols: AWS names these and no others. */
const symbols = "!@#$%^&*()_+-=[]{}|'";

const kinds = {
  uppercase: (character: string) => character >= 'A' && character <= 'Z',
  lowercase: (character: string) => character >= 'a' && character <= 'z',
  number: (character: string) => character >= '0' && character <= '9',
  symbol: (character: string) => symbols.includes(character),
};

const has = (password: string, kind: keyof typeof kinds): boolean => [...password].some(kinds[kind]);

const defaultLength = 8;
const defaultKinds = 3;

/**
 * Whether a password is good enough in an account without a policy of its own: at least eight characters of
 * three of the four kinds, and not the account's own name or e-mail address.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#default-policy-details
 */
export function meetsDefault(password: string, accountNames: readonly string[]): boolean {
  const found = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) => has(password, kind));
  return password.length >= defaultLength && found.length >= defaultKinds && !accountNames.includes(password);
}

/**
 * Whether a password is good enough for an account's own policy, which takes the default's place.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#custom-policy-options
 */
export function meetsPolicy(password: string, policy: PasswordPolicy): boolean {
  return (
    password.length >= policy.minimumPasswordLength &&
    (!policy.requireUppercaseCharacters || has(password, 'uppercase')) &&
    (!policy.requireLowercaseCharacters || has(password, 'lowercase')) &&
    (!policy.requireNumbers || has(password, 'number')) &&
    (!policy.requireSymbols || has(password, 'symbol'))
  );
}

/** Whether a password is one of the user's newest ones, which the policy may forbid. `before` is newest first. */
export function isReused(
  password: string,
  before: readonly string[],
  policy: PasswordPolicy | undefined,
): boolean {
  return before.slice(0, policy?.passwordReusePrevention ?? 0).includes(password);
}

/** How many passwords are kept: PasswordReusePrevention looks back 24 at most. */
const kept = 24;

export const noLoginProfile = (name: string): ApiError =>
  apiError('NoSuchEntity', `Login Profile for User ${name} cannot be found.`);

/**
 * Checks a new password. `before` are the user's passwords so far, newest first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export function passwordProblem(
  context: OperationContext,
  password: string,
  before: readonly string[],
): ApiError | null {
  const { passwordPolicy: policy } = settingsOf(context);
  const account = context.world.tables.accounts.get(context.account);
  const good = policy
    ? meetsPolicy(password, policy)
    : meetsDefault(password, account ? [account.name, account.email] : []);
  return good && !isReused(password, before, policy)
    ? null
    : apiError('PasswordPolicyViolation', 'Password does not conform to the account password policy.');
}

/** The fields of a login profile that a new password changes. */
export function nextPasswords(
  { now }: OperationContext,
  profile: LoginProfileRow,
  password: string,
): Pick<LoginProfileRow, 'passwords' | 'changedAt'> {
  return { passwords: [password, ...profile.passwords].slice(0, kept), changedAt: now };
}
