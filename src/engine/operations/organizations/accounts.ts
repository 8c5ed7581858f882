import type { AccountRow, OrganizationRow } from '../../entities/entities.ts';
import { isoDate } from '../../dates.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { put } from '../rows.ts';
import { accountArn, accountsUnder, arnAt, parentAt } from './targets.ts';
import { detachAll } from './default-policies.ts';
import { constraint, notFound, asManager, listed, memberOf, onOrganization } from './membership.ts';
import { departed } from './organization.ts';

type AccountOut = NonNullable<OutputOf<'organizations:DescribeAccount'>['Account']>;

function accountOut(organization: OrganizationRow, row: AccountRow): AccountOut {
  return {
    Id: row.id,
    Arn: accountArn(organization, row.id),
    Email: row.email,
    Name: row.name,
    Status: row.status,
    ...(row.joinedMethod === undefined ? {} : { JoinedMethod: row.joinedMethod }),
    ...(row.joinedAt === undefined ? {} : { JoinedTimestamp: isoDate(row.joinedAt) }),
  };
}

/** Goes on with an account of the organization, as its management account. */
function withAccount<T>(
  context: OperationContext,
  id: string,
  then: (row: AccountRow, organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return asManager(context, (organization) => {
    const row = memberOf(context.world, id);
    return row ? then(row, organization) : refuse(notFound('AccountNotFoundException'));
  });
}

const onAccount = (operation: string, context: OperationContext, id: string) =>
  onOrganization(operation, context, (organization) => [arnAt(context.world, organization, id)]);

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts.html */
export const accounts: Pick<
  OperationTable,
  | 'organizations:ListAccounts'
  | 'organizations:DescribeAccount'
  | 'organizations:ListAccountsForParent'
  | 'organizations:MoveAccount'
  | 'organizations:RemoveAccountFromOrganization'
  | 'organizations:CloseAccount'
> = {
  'organizations:ListAccounts': {
    authorize: (_input, context) => onOrganization('ListAccounts', context),
    run: (input, context) =>
      asManager(context, (organization) => {
        const members = [...context.world.tables.accounts.values()]
          .filter(({ parentId }) => parentId !== null)
          .sort((a, b) => compare(a.id, b.id));
        return listed(input, members, (rows, rest) =>
          done({ Accounts: rows.map((row) => accountOut(organization, row)), ...rest }),
        );
      }),
  },

  'organizations:DescribeAccount': {
    authorize: (input, context) => onAccount('DescribeAccount', context, input.AccountId),
    run: (input, context) =>
      withAccount(context, input.AccountId, (row, organization) =>
        done({ Account: accountOut(organization, row) }),
      ),
  },

  'organizations:ListAccountsForParent': {
    authorize: (input, context) => onAccount('ListAccountsForParent', context, input.ParentId),
    run: (input, context) =>
      asManager(context, (organization) => {
        if (!parentAt(context.world, organization, input.ParentId))
          return refuse(notFound('ParentNotFoundException'));
        return listed(input, accountsUnder(context.world, input.ParentId), (rows, rest) =>
          done({ Accounts: rows.map((row) => accountOut(organization, row)), ...rest }),
        );
      }),
  },

  /** Policies that are attached to the account stay; those that it inherits change with its place. */
  'organizations:MoveAccount': {
    authorize: (input, context) =>
      onOrganization('MoveAccount', context, (organization) =>
        [input.AccountId, input.SourceParentId, input.DestinationParentId].map((id) =>
          arnAt(context.world, organization, id),
        ),
      ),
    run: (input, context) =>
      withAccount(context, input.AccountId, (row, organization) => {
        const { world } = context;
        if (row.parentId !== input.SourceParentId) return refuse(notFound('SourceParentNotFoundException'));
        if (!parentAt(world, organization, input.DestinationParentId))
          return refuse(notFound('DestinationParentNotFoundException'));
        if (input.DestinationParentId === row.parentId)
          return refuse(
            serviceError(
              'DuplicateAccountException',
              'That account is already present in the specified destination.',
            ),
          );
        return done({}, [put(world, 'accounts', { ...row, parentId: input.DestinationParentId })]);
      }),
  },

  'organizations:RemoveAccountFromOrganization': {
    authorize: (input, context) => onAccount('RemoveAccountFromOrganization', context, input.AccountId),
    run: (input, context) =>
      withAccount(context, input.AccountId, (row, organization) => {
        if (row.id === organization.account)
          return refuse(
            serviceError(
              'MasterCannotLeaveOrganizationException',
              "You can't remove a management account from an organization.",
            ),
          );
        return done({}, [...detachAll(context.world, row.id), departed(context.world, row)]);
      }),
    ledger: ['leaving-prerequisites'],
  },

  'organizations:CloseAccount': {
    authorize: (input, context) => onAccount('CloseAccount', context, input.AccountId),
    run: (input, context) =>
      withAccount(context, input.AccountId, (row, organization) => {
        if (row.id === organization.account)
          return refuse(constraint('You cannot close the management account of an organization.'));
        if (row.status === 'SUSPENDED')
          return refuse(
            serviceError('AccountAlreadyClosedException', 'The provided account is already closed.'),
          );
        return done({}, [put(context.world, 'accounts', { ...row, status: 'SUSPENDED' })]);
      }),
    ledger: ['closed-accounts'],
  },
};
