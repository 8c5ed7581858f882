import { isoDate } from '../../dates.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { memberOf } from '../organizations/membership.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { listed, notFound, onSetInAccount, withSet } from './instance.ts';
import { provisioned, withdrawn } from './provision.ts';

type Input = InputOf<'sso-admin:CreateAccountAssignment'>;

const groups = notModelled(
  'groups of the directory',
  'https://docs.aws.amazon.com/singlesignon/latest/userguide/users-groups-provisioning.html',
);

/** The members that both answers have: here, what is asked for is done at once. */
const statusOf = (input: Input, { ids, now }: OperationContext) => ({
  Status: 'SUCCEEDED' as const,
  RequestId: ids.uuid(),
  TargetId: input.TargetId,
  TargetType: input.TargetType,
  PermissionSetArn: input.PermissionSetArn,
  PrincipalType: input.PrincipalType,
  PrincipalId: input.PrincipalId,
  CreatedDate: isoDate(now),
});

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html */
export const accountAssignments: Pick<
  OperationTable,
  | 'sso-admin:CreateAccountAssignment'
  | 'sso-admin:DeleteAccountAssignment'
  | 'sso-admin:ListAccountAssignments'
> = {
  'sso-admin:CreateAccountAssignment': {
    authorize: (input) => onSetInAccount('CreateAccountAssignment', input, input.TargetId),
    run: (input, context) =>
      withSet(context, input, (row, organization) => {
        const { world } = context;
        const { TargetId: account, PrincipalId: userId } = input;
        if (input.PrincipalType === 'GROUP') return unknown(groups);
        if (!memberOf(world, account)) return refuse(notFound(`Could not find Account with id ${account}`));
        if (!world.tables.directoryUsers.has(userId))
          return refuse(notFound(`Could not find User with id ${userId}`));
        const value = { AccountAssignmentCreationStatus: statusOf(input, context) };
        if (row.assignments.some((one) => one.account === account && one.userId === userId))
          return done(value);
        const { set, changes } = provisioned(context, organization, row, account);
        const assigned = { ...set, assignments: [...set.assignments, { account, userId }] };
        return done(value, [...changes, put(world, 'permissionSets', assigned)]);
      }),
    ledger: [
      'permission-set-words',
      'permission-set-quotas',
      'assignments-at-once',
      'directory-groups',
      'delegated-sign-in',
    ],
  },

  'sso-admin:DeleteAccountAssignment': {
    authorize: (input) => onSetInAccount('DeleteAccountAssignment', input, input.TargetId),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const { world } = context;
        const { TargetId: account, PrincipalId: userId } = input;
        if (input.PrincipalType === 'GROUP') return unknown(groups);
        const left = row.assignments.filter((one) => one.account !== account || one.userId !== userId);
        if (left.length === row.assignments.length)
          return refuse(notFound(`Could not find the assignment of ${userId} in account ${account}`));
        const isLast = !left.some((one) => one.account === account);
        const { set, changes } = isLast ? withdrawn(world, row, account) : { set: row, changes: [] };
        return done({ AccountAssignmentDeletionStatus: statusOf(input, context) }, [
          ...changes,
          put(world, 'permissionSets', { ...set, assignments: left }),
        ]);
      }),
    ledger: ['permission-set-words', 'assignments-at-once', 'directory-groups', 'delegated-sign-in'],
  },

  'sso-admin:ListAccountAssignments': {
    authorize: (input) => onSetInAccount('ListAccountAssignments', input, input.AccountId),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const inAccount = row.assignments.filter(({ account }) => account === input.AccountId);
        return listed(input, inAccount, (rows, rest) =>
          done({
            AccountAssignments: rows.map(({ account, userId }) => ({
              AccountId: account,
              PermissionSetArn: row.id,
              PrincipalType: 'USER' as const,
              PrincipalId: userId,
            })),
            ...rest,
          }),
        );
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },
};
