import { isoDate } from '../../dates.ts';
import { isProvisioned } from '../../identity-center.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { invalid, listed, notFound, onSet, onSetInAccount, withSet } from './instance.ts';
import { provisioned } from './provision.ts';

/**
 * A changed permission set reaches its roles once it is provisioned again.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html
 */
export const provisioning: Pick<
  OperationTable,
  'sso-admin:ProvisionPermissionSet' | 'sso-admin:ListAccountsForProvisionedPermissionSet'
> = {
  'sso-admin:ProvisionPermissionSet': {
    check: (input) =>
      input.TargetType === 'AWS_ACCOUNT' && input.TargetId === undefined
        ? refuse(invalid('TargetId is required when TargetType is AWS_ACCOUNT.'))
        : null,
    authorize: (input) => onSetInAccount('ProvisionPermissionSet', input, input.TargetId),
    run: (input, context) =>
      withSet(context, input, (row, organization) => {
        const { ids, now } = context;
        const account = input.TargetType === 'AWS_ACCOUNT' ? input.TargetId : undefined;
        const targets = row.roles.filter((one) => account === undefined || one.account === account);
        if (account !== undefined && targets.length === 0)
          return refuse(notFound(`PermissionSet ${row.name} is not provisioned in account ${account}`));
        const changes = targets.flatMap(
          (one) => provisioned(context, organization, row, one.account).changes,
        );
        const value = {
          Status: 'SUCCEEDED' as const,
          RequestId: ids.uuid(),
          ...(account === undefined ? {} : { AccountId: account }),
          PermissionSetArn: row.id,
          CreatedDate: isoDate(now),
        };
        return done({ PermissionSetProvisioningStatus: value }, changes);
      }),
    ledger: ['permission-set-words', 'assignments-at-once', 'delegated-sign-in'],
  },

  'sso-admin:ListAccountsForProvisionedPermissionSet': {
    authorize: onSet('ListAccountsForProvisionedPermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const wanted = input.ProvisioningStatus;
        const accounts = row.roles
          .map(({ account }) => account)
          .filter(
            (account) =>
              wanted === undefined ||
              isProvisioned(context.world, row, account) === (wanted === 'LATEST_PERMISSION_SET_PROVISIONED'),
          );
        return listed(input, accounts, (AccountIds, rest) => done({ AccountIds, ...rest }));
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },
};
