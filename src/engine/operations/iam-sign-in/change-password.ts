import { apiError } from '../../errors.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { onUserOrCaller } from '../targets.ts';
import { nextPasswords, noLoginProfile, passwordProblem } from './passwords.ts';
import { selfService } from './self-service.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_user-change-own.html */
export const changePassword: Pick<OperationTable, 'ChangePassword'> = {
  ChangePassword: {
    check: (_input, { caller }) =>
      refuse(
        caller.type !== 'user' &&
          apiError('InvalidUserType', 'Only IAM Users can change their own password.'),
      ),
    authorize: (_input, context) => selfService(context, onUserOrCaller('ChangePassword', {}, context)),
    run(input, context) {
      const { world, caller } = context;
      const user = world.tables.users.get(caller.principalId ?? '');
      const profile = user && world.tables.loginProfiles.get(user.id);
      if (!profile) return refuse(noLoginProfile(user?.name ?? caller.arn));
      if (profile.passwords[0] !== input.OldPassword)
        return refuse(apiError('AccessDenied', 'The old password was incorrect.'));
      const problem = passwordProblem(context, input.NewPassword, profile.passwords);
      if (problem) return refuse(problem);
      const row = {
        ...profile,
        ...nextPasswords(context, profile, input.NewPassword),
        passwordResetRequired: false,
      };
      return done({}, [put(world, 'loginProfiles', row)]);
    },
    ledger: ['old-password', 'password-expiry'],
  },
};
