import { accountRootArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { AccountCreationRow, AccountRow, OrganizationRow, RoleRow } from '../../entities/entities.ts';
import { managedPolicy } from '../../managed-policies/catalog.ts';
import { held } from '../../managed-policies/held.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import type { Change } from '../../world/world.ts';
import { freshAccountId } from '../account-ids.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { tagsKept } from '../shared/tags.ts';
import { attachDefaults } from './default-policies.ts';
import { asManager, checkTags, constraint, idCharacters, notFound, onOrganization } from './membership.ts';

type Input = InputOf<'organizations:CreateAccount'>;
type StatusOut = NonNullable<OutputOf<'organizations:CreateAccount'>['CreateAccountStatus']>;

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const accountsPerOrganization = 10;
const defaultRole = 'OrganizationAccountAccessRole';
/** The policy of the new account's role; `prepare` loads it for CreateAccount. */
const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

function statusOut(row: AccountCreationRow): StatusOut {
  const requested = isoDate(row.requestedAt);
  return {
    Id: row.id,
    AccountName: row.accountName,
    State: row.state,
    RequestedTimestamp: requested,
    CompletedTimestamp: requested,
    ...(row.accountId === null ? {} : { AccountId: row.accountId }),
    ...(row.failureReason === undefined ? {} : { FailureReason: 'EMAIL_ALREADY_EXISTS' }),
  };
}

/** The answer of CreateAccount: the account is still being made. */
function requestedOut({ id, accountName, requestedAt }: AccountCreationRow): StatusOut {
  return {
    Id: id,
    AccountName: accountName,
    State: 'IN_PROGRESS',
    RequestedTimestamp: isoDate(requestedAt),
  };
}

/**
 * The role through which the management account gets into an account that it made. It has AdministratorAccess
 * and trusts the management account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
 */
function accessRole(
  { world, ids, now }: OperationContext,
  { account: manager }: OrganizationRow,
  account: string,
  name: string,
): Change[] {
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: accountRootArn(manager) },
    Action: 'sts:AssumeRole',
  };
  const role: RoleRow = {
    id: ids.next('AROA'),
    account,
    name,
    path: '/',
    createDate: now,
    tags: [],
    maxSessionDuration: durations.roleMaximum,
    trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  };
  const policy = managedPolicy(administratorAccess);
  if (!policy) throw new Error('AdministratorAccess is not loaded: await prepare(call) first');
  return [
    put(world, 'roles', role),
    ...held(world, policy),
    put(world, 'attachments', {
      id: `${role.id}/${policy.id}`,
      principalKind: 'role',
      principalId: role.id,
      policyId: policy.id,
    }),
  ];
}

function opened(input: Input, context: OperationContext, organization: OrganizationRow): Change[] {
  const { world, now } = context;
  const account: AccountRow = {
    id: freshAccountId(context),
    name: input.AccountName,
    email: input.Email,
    createDate: now,
    status: 'ACTIVE',
    parentId: organization.rootId,
    joinedMethod: 'CREATED',
    joinedAt: now,
    ...tagsKept(input.Tags),
  };
  return [
    put(world, 'accounts', account),
    ...attachDefaults(world, organization.enabledPolicyTypes, account.id),
    ...accessRole(context, organization, account.id, input.RoleName ?? defaultRole),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_create.html */
export const accountCreation: Pick<
  OperationTable,
  'organizations:CreateAccount' | 'organizations:DescribeCreateAccountStatus'
> = {
  'organizations:CreateAccount': {
    check: ({ Tags }) => refuse(checkTags(Tags)),
    authorize: (_input, context) => onOrganization('CreateAccount', context),
    run: (input, context) =>
      asManager(context, (organization) => {
        const { world, ids, now } = context;
        const rows = [...world.tables.accounts.values()];
        if (rows.filter(({ parentId }) => parentId !== null).length >= accountsPerOrganization)
          return refuse(constraint('You have exceeded the allowed number of AWS accounts.'));
        const isTaken = rows.some(({ email }) => email.toLowerCase() === input.Email.toLowerCase());
        const changes = isTaken ? [] : opened(input, context, organization);
        const creation: AccountCreationRow = {
          id: `car-${ids.text('account creation', idCharacters, 32)}`,
          accountName: input.AccountName,
          accountId: changes[0]?.key ?? null,
          state: isTaken ? 'FAILED' : 'SUCCEEDED',
          ...(isTaken ? { failureReason: 'EMAIL_ALREADY_EXISTS' } : {}),
          requestedAt: now,
        };
        return done({ CreateAccountStatus: requestedOut(creation) }, [
          ...changes,
          put(world, 'accountCreations', creation),
        ]);
      }),
    ledger: ['account-at-once'],
  },

  'organizations:DescribeCreateAccountStatus': {
    authorize: (_input, context) => onOrganization('DescribeCreateAccountStatus', context),
    run: (input, context) =>
      asManager(context, () => {
        const row = context.world.tables.accountCreations.get(input.CreateAccountRequestId);
        return row
          ? done({ CreateAccountStatus: statusOut(row) })
          : refuse(notFound('CreateAccountStatusNotFoundException'));
      }),
  },
};
