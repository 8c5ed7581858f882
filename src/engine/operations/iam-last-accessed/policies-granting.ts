import type { PrincipalKind } from '../../entities/entities.ts';
import { allowsService } from '../../uses.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { policiesHeld } from '../../use-subject.ts';
import { checkNamed, withNamed } from '../named-principal.ts';
import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { page } from '../shared/pages.ts';

type Entry = OutputOf<'ListPoliciesGrantingServiceAccess'>['PoliciesGrantingServiceAccess'][number];
type Granting = NonNullable<Entry['Policies']>[number];

const entityTypes = { user: 'USER', group: 'GROUP', role: 'ROLE' } as const;

/** A managed policy has an ARN, an inline one the entity that holds it. */
const granting = ({ ref: { kind, name, arn, owner } }: AttachedPolicy): Granting =>
  kind === 'managed' && arn !== null
    ? { PolicyName: name, PolicyType: 'MANAGED', PolicyArn: arn }
    : {
        PolicyName: name,
        PolicyType: 'INLINE',
        EntityType: entityTypes[owner.kind as PrincipalKind],
        EntityName: owner.name,
      };

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html */
export const policiesGranting: Pick<OperationTable, 'ListPoliciesGrantingServiceAccess'> = {
  ListPoliciesGrantingServiceAccess: {
    check: ({ Arn }) => checkNamed(Arn),
    authorize: ({ Arn }) => [{ action: 'iam:ListPoliciesGrantingServiceAccess', resource: Arn, label: Arn }],
    run: (input, context) =>
      withNamed(input.Arn, context, (row, kind) => {
        const held = policiesHeld(context.world, kind, row);
        return page(input, input.ServiceNamespaces, (services, rest) =>
          done({
            PoliciesGrantingServiceAccess: services.map((service) => ({
              ServiceNamespace: service,
              Policies: held
                .filter(({ document }) => allowsService([document], service.toLowerCase()))
                .map(granting),
            })),
            ...rest,
          }),
        );
      }),
    ledger: ['granting-unknown'],
  },
};
