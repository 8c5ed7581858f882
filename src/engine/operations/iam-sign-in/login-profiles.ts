import { isoDate } from '../../dates.ts';
import type { LoginProfileRow, UserRow } from '../../entities/entities.ts';
import { apiError, mustSpecifyUser, notModelled } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put, remove, targetOf, withPrincipal } from '../rows.ts';
import { onPrincipal, onUserOrCaller } from '../shared/targets.ts';
import { nextPasswords, noLoginProfile, passwordProblem } from './passwords.ts';
import { selfService } from './settings.ts';

type ProfileOut = OutputOf<'GetLoginProfile'>['LoginProfile'];

function profileOut(row: LoginProfileRow, { name }: UserRow): ProfileOut {
  return {
    UserName: name,
    CreateDate: isoDate(row.createDate),
    PasswordResetRequired: row.passwordResetRequired,
  };
}

/**
 * Without a name, the request is about the caller. Only a session of AssumeRoot reaches the root user's own
 * password.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
 */
function checkUser(input: { readonly UserName?: string }, context: OperationContext): Failure | null {
  const target = targetOf(input.UserName, context);
  if (target && 'name' in target) return null;
  const isRootSession = context.caller.session?.kind === 'rootSession';
  return isRootSession
    ? unknown(notModelled('the root user’s password', 'id_root-user-privileged-task'))
    : refuse(mustSpecifyUser());
}

/**
 * Goes on with the named user, or with the caller if none is named. `checkUser` has made sure that there is
 * one.
 */
function withUser<T>(
  context: OperationContext,
  name: string | undefined,
  then: (user: UserRow) => RunResult<T>,
): RunResult<T> {
  const target = targetOf(name, context);
  return target && 'name' in target
    ? withPrincipal(context, 'user', target.name, then)
    : refuse(mustSpecifyUser());
}

/** Goes on with a user's password, or answers NoSuchEntity. */
function withProfile<T>(
  context: OperationContext,
  name: string | undefined,
  then: (profile: LoginProfileRow, user: UserRow) => RunResult<T>,
): RunResult<T> {
  return withUser(context, name, (user) => {
    const profile = context.world.tables.loginProfiles.get(user.id);
    return profile ? then(profile, user) : refuse(noLoginProfile(user.name));
  });
}

const needsPassword = () =>
  apiError(
    'ValidationError',
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
  );

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html */
export const loginProfiles: Pick<
  OperationTable,
  'CreateLoginProfile' | 'GetLoginProfile' | 'UpdateLoginProfile' | 'DeleteLoginProfile' | 'ChangePassword'
> = {
  CreateLoginProfile: {
    check: checkUser,
    authorize: (input, context) => onUserOrCaller('CreateLoginProfile', input, context),
    run: (input, context) =>
      withUser(context, input.UserName, (user) => {
        const { world, account, now } = context;
        if (world.tables.loginProfiles.has(user.id))
          return refuse(
            apiError('EntityAlreadyExists', `Login Profile for user ${user.name} already exists.`),
          );
        if (input.Password === undefined) return refuse(needsPassword());
        const problem = passwordProblem(context, input.Password, []);
        if (problem) return refuse(problem);
        const row: LoginProfileRow = {
          id: user.id,
          account,
          passwords: [input.Password],
          passwordResetRequired: input.PasswordResetRequired ?? false,
          createDate: now,
          changedAt: now,
        };
        return done({ LoginProfile: profileOut(row, user) }, [put(world, 'loginProfiles', row)]);
      }),
    ledger: ['root-password', 'password-use'],
  },

  GetLoginProfile: {
    check: checkUser,
    authorize: (input, context) => onUserOrCaller('GetLoginProfile', input, context),
    run: (input, context) =>
      withProfile(context, input.UserName, (profile, user) =>
        done({ LoginProfile: profileOut(profile, user) }),
      ),
    ledger: ['root-password'],
  },

  /** Members that a request leaves out stay as they were. */
  UpdateLoginProfile: {
    authorize: (input, context) => onPrincipal('UpdateLoginProfile', 'user', input.UserName, context),
    run: (input, context) =>
      withProfile(context, input.UserName, (profile) => {
        const { Password, PasswordResetRequired = profile.passwordResetRequired } = input;
        const problem = Password === undefined ? null : passwordProblem(context, Password, profile.passwords);
        if (problem) return refuse(problem);
        const row: LoginProfileRow = {
          ...profile,
          ...(Password === undefined ? {} : nextPasswords(context, profile, Password)),
          passwordResetRequired: PasswordResetRequired,
        };
        return done({}, [put(context.world, 'loginProfiles', row)]);
      }),
    ledger: ['reset-and-reuse'],
  },

  DeleteLoginProfile: {
    check: checkUser,
    authorize: (input, context) => onUserOrCaller('DeleteLoginProfile', input, context),
    run: (input, context) =>
      withProfile(context, input.UserName, (profile) => done({}, [remove('loginProfiles', profile)])),
    ledger: ['root-password'],
  },

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_user-change-own.html */
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
