import { isoDate } from '../../dates.ts';
import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { centredIn, identityCenterArn } from '../../identity-center.ts';
import { listed } from './instance.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html */
export const instances: Pick<OperationTable, 'sso-admin:ListInstances'> = {
  'sso-admin:ListInstances': {
    authorize: () => [{ action: 'sso:ListInstances', resource: '*', label: '*' }],
    run(input, { world, account }) {
      const organization = centredIn(world);
      return listed(input, organization?.account === account ? [organization] : [], (rows, rest) =>
        done({
          Instances: rows.map(({ identityCenter }) => ({
            InstanceArn: identityCenterArn(identityCenter),
            IdentityStoreId: identityCenter.identityStoreId,
            OwnerAccountId: account,
            CreatedDate: isoDate(identityCenter.createDate),
            Status: 'ACTIVE' as const,
          })),
          ...rest,
        }),
      );
    },
    ledger: ['identity-center-instances'],
  },
};
