import type { PasswordPolicy } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { onAccount } from '../shared/targets.ts';
import { selfService, decided, settingsOf, undecided } from './settings.ts';

type PolicyOut = OutputOf<'GetAccountPasswordPolicy'>['PasswordPolicy'];

/** Members that a request leaves out go back to their defaults: nothing of the policy before stays. */
function policyFrom(input: InputOf<'UpdateAccountPasswordPolicy'>): PasswordPolicy {
  const { MaxPasswordAge, PasswordReusePrevention, HardExpiry } = input;
  return {
    minimumPasswordLength: input.MinimumPasswordLength ?? 6,
    requireSymbols: input.RequireSymbols ?? false,
    requireNumbers: input.RequireNumbers ?? false,
    requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
    requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
    allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
    ...(MaxPasswordAge === undefined ? {} : { maxPasswordAge: MaxPasswordAge }),
    ...(PasswordReusePrevention === undefined ? {} : { passwordReusePrevention: PasswordReusePrevention }),
    ...(HardExpiry === undefined ? {} : { hardExpiry: HardExpiry }),
  };
}

function policyOut(policy: PasswordPolicy): PolicyOut {
  const { maxPasswordAge, passwordReusePrevention, hardExpiry } = policy;
  return {
    MinimumPasswordLength: policy.minimumPasswordLength,
    RequireSymbols: policy.requireSymbols,
    RequireNumbers: policy.requireNumbers,
    RequireUppercaseCharacters: policy.requireUppercaseCharacters,
    RequireLowercaseCharacters: policy.requireLowercaseCharacters,
    AllowUsersToChangePassword: policy.allowUsersToChangePassword,
    ExpirePasswords: maxPasswordAge !== undefined,
    ...(maxPasswordAge === undefined ? {} : { MaxPasswordAge: maxPasswordAge }),
    ...(passwordReusePrevention === undefined ? {} : { PasswordReusePrevention: passwordReusePrevention }),
    ...(hardExpiry === undefined ? {} : { HardExpiry: hardExpiry }),
  };
}

/** Goes on with the account's own policy: the default one can't be read or deleted. */
function withPolicy<T>(
  context: OperationContext,
  missing: string,
  then: (policy: PasswordPolicy) => RunResult<T>,
): RunResult<T> {
  const { passwordPolicy } = settingsOf(context);
  return passwordPolicy ? then(passwordPolicy) : refuse(apiError('NoSuchEntity', missing));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html */
export const passwordPolicy: Pick<
  OperationTable,
  'UpdateAccountPasswordPolicy' | 'GetAccountPasswordPolicy' | 'DeleteAccountPasswordPolicy'
> = {
  UpdateAccountPasswordPolicy: {
    authorize: () => onAccount('UpdateAccountPasswordPolicy'),
    run: (input, context) => done({}, decided(context, 'passwordPolicy', policyFrom(input))),
    ledger: ['password-expiry'],
  },

  GetAccountPasswordPolicy: {
    authorize: (_input, context) => selfService(context, onAccount('GetAccountPasswordPolicy')),
    run: (_input, context) =>
      withPolicy(
        context,
        `The Password Policy with domain name ${context.account} cannot be found.`,
        (policy) => done({ PasswordPolicy: policyOut(policy) }),
      ),
  },

  DeleteAccountPasswordPolicy: {
    authorize: () => onAccount('DeleteAccountPasswordPolicy'),
    run: (_input, context) =>
      withPolicy(context, 'The account policy with name PasswordPolicy cannot be found.', () =>
        done({}, undecided(context, 'passwordPolicy')),
      ),
  },
};
