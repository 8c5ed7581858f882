import type { OrganizationRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';

type Name =
  | 'EnableOrganizationsRootCredentialsManagement'
  | 'DisableOrganizationsRootCredentialsManagement'
  | 'EnableOrganizationsRootSessions'
  | 'DisableOrganizationsRootSessions'
  | 'ListOrganizationsFeatures';
type Output = OutputOf<Name>;
type Feature = NonNullable<OrganizationRow['rootFeatures']>[number];

/** The service that Organizations must trust. */
const service = 'iam.amazonaws.com';

/**
 * The errors of centralized root access, in the order in which they are looked for.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html
 */
function inOrganization(
  { world, account }: OperationContext,
  then: (organization: OrganizationRow) => RunResult<Output>,
): RunResult<Output> {
  const [organization] = [...world.tables.organizations.values()];
  const isMember = (world.tables.accounts.get(account)?.parentId ?? null) !== null;
  if (!organization || !isMember)
    return refuse(
      serviceError(
        'OrganizationNotFoundException',
        'The request was rejected because no organization is associated with your account.',
      ),
    );
  if (organization.account !== account)
    return refuse(
      serviceError(
        'AccountNotManagementOrDelegatedAdministratorException',
        'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
      ),
    );
  if (organization.featureSet !== 'ALL')
    return refuse(
      serviceError(
        'OrganizationNotInAllFeaturesModeException',
        'The request was rejected because your organization does not have All features enabled.',
      ),
    );
  return organization.trustedServices?.some(({ serviceName }) => serviceName === service)
    ? then(organization)
    : refuse(
        serviceError(
          'ServiceAccessNotEnabledException',
          `Trusted Access for IAM not enabled by organization of input account ${account}.`,
        ),
      );
}

const out = ({ id, rootFeatures = [] }: OrganizationRow): Output => ({
  OrganizationId: id,
  EnabledFeatures: rootFeatures,
});

const authorize = (name: string) => () => [{ action: `iam:${name}`, resource: '*', label: '*' }];

/** An operation that switches a feature on or off. */
const switching = (name: Name, feature: Feature, isOn: boolean) => ({
  authorize: authorize(name),
  run: (_input: object, context: OperationContext) =>
    inOrganization(context, (organization) => {
      const { rootFeatures = [], ...rest } = organization;
      if (rootFeatures.includes(feature) === isOn) return done(out(organization));
      const features = isOn
        ? [...rootFeatures, feature].sort()
        : rootFeatures.filter((one) => one !== feature);
      const row: OrganizationRow = features.length ? { ...rest, rootFeatures: features } : rest;
      return done(out(row), [put(context.world, 'organizations', row)]);
    }),
  ledger: ['root-access-words', 'delegated-administrators'] as const,
});

/**
 * Whether the management account may act as its members' root users: for what.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export const rootAccess: Pick<OperationTable, Name> = {
  EnableOrganizationsRootCredentialsManagement: switching(
    'EnableOrganizationsRootCredentialsManagement',
    'RootCredentialsManagement',
    true,
  ),
  DisableOrganizationsRootCredentialsManagement: switching(
    'DisableOrganizationsRootCredentialsManagement',
    'RootCredentialsManagement',
    false,
  ),
  EnableOrganizationsRootSessions: switching('EnableOrganizationsRootSessions', 'RootSessions', true),
  DisableOrganizationsRootSessions: switching('DisableOrganizationsRootSessions', 'RootSessions', false),
  ListOrganizationsFeatures: {
    authorize: authorize('ListOrganizationsFeatures'),
    run: (_input, context) => inOrganization(context, (organization) => done(out(organization))),
    ledger: ['root-access-words', 'delegated-administrators'],
  },
};
