import type { ApiError } from '../../call/call.ts';
import type { LoginProfileRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OperationContext } from '../operation.ts';
import { isReused, meetsDefault, meetsPolicy } from './password-rules.ts';
import { settingsOf } from './settings.ts';

/** More than the most that PasswordReusePrevention looks back to, 24, needn't be kept. */
const kept = 24;

export const noLoginProfile = (name: string): ApiError =>
  apiError('NoSuchEntity', `Login Profile for User ${name} cannot be found.`);

/**
 * What is wrong with a new password. `before` are the user's passwords so far, newest first.
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

/** What changes in a login profile with a new password. */
export function nextPasswords(
  { now }: OperationContext,
  profile: LoginProfileRow,
  password: string,
): Pick<LoginProfileRow, 'passwords' | 'changedAt'> {
  return { passwords: [password, ...profile.passwords].slice(0, kept), changedAt: now };
}
