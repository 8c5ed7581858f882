import { partition } from '../arn.ts';
import type { OrganizationPolicyRow, OrganizationPolicyType, OrganizationRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { rowsBy } from '../world/world.ts';
import type { PolicyRef } from './decision.ts';
import { compile } from './document.ts';
import type { AttachedPolicy } from './document.ts';

/**
 * The services whose resources resource control policies reach.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const services: ReadonlySet<string> = new Set(
  (
    'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch ' +
    'cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend ' +
    'comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose ' +
    'fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications ' +
    'opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager ' +
    'servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 ' +
    'workspaces xray'
  ).split(' '),
);

/** Whether resource control policies have a say in an action, such as `s3:GetObject`. */
export const reachedByRcps = (action: string): boolean =>
  services.has(action.slice(0, action.indexOf(':')).toLowerCase());

type Target = PolicyRef['owner'];

/** The world's organization, or undefined. */
function organizationOf(world: World): OrganizationRow | undefined {
  if (world.tables.organizations.size === 0) return undefined;
  const [organization] = world.tables.organizations.values();
  return organization;
}

/** The organization that an account is in, or undefined. */
export function organizationWith(world: World, account: string): OrganizationRow | undefined {
  const organization = organizationOf(world);
  const isIn =
    organization?.account === account || (world.tables.accounts.get(account)?.parentId ?? null) !== null;
  return isIn ? organization : undefined;
}

/** The levels above an account in its organization: the root, the units downwards, the account itself. */
function levelsOf(world: World, { rootId }: OrganizationRow, account: string): Target[] {
  const row = world.tables.accounts.get(account);
  const levels: Target[] = [{ kind: 'account', id: account, name: row?.name ?? account }];
  const seen = new Set<string>();
  for (let id = row?.parentId ?? rootId; !seen.has(id);) {
    seen.add(id);
    const unit = world.tables.units.get(id);
    levels.unshift(
      unit ? { kind: 'unit', id, name: unit.name } : { kind: 'organizationRoot', id, name: 'Root' },
    );
    id = unit?.parentId ?? id;
  }
  return levels;
}

/**
 * `aws:PrincipalOrgPaths` and `aws:ResourceOrgPaths` of an account: the way from the organization down to what
 * holds it, such as `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
 */
export function organizationPath(world: World, organization: OrganizationRow, account: string): string {
  const above = levelsOf(world, organization, account).slice(0, -1);
  return `${[organization.id, ...above.map(({ id }) => id)].join('/')}/`;
}

/** One level of an organization, and the policies of one type that are attached there. */
export interface CeilingLevel {
  readonly target: Target;
  readonly policies: readonly AttachedPolicy[];
}

const kinds = { SERVICE_CONTROL_POLICY: 'scp', RESOURCE_CONTROL_POLICY: 'rcp' } as const;

function arnOf(organization: OrganizationRow, { id, type, awsManaged }: OrganizationPolicyRow): string {
  const kind = type.toLowerCase();
  return awsManaged
    ? `arn:${partition}:organizations::aws:policy/${kind}/${id}`
    : `arn:${partition}:organizations::${organization.account}:policy/${organization.id}/${kind}/${id}`;
}

/**
 * The policies of one type above an account, level by level from the root, or null if none limit it: outside
 * an organization, if the type isn't enabled, and in the management account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function ceilingsOf(
  world: World,
  account: string,
  type: OrganizationPolicyType,
): readonly CeilingLevel[] | null {
  const organization = organizationWith(world, account);
  if (!organization || organization.account === account) return null;
  if (organization.featureSet !== 'ALL' || !organization.enabledPolicyTypes.includes(type)) return null;
  return levelsOf(world, organization, account).map((target) => ({
    target,
    policies: rowsBy(world, 'organizationAttachmentsByTarget', target.id)
      .map(({ policyId }) => world.tables.organizationPolicies.get(policyId))
      .filter((row) => row !== undefined)
      .filter((row) => row.type === type)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({
        ref: {
          kind: kinds[type],
          name: row.name,
          arn: arnOf(organization, row),
          policyId: row.id,
          owner: target,
        },
        document: compile(row.document),
      })),
  }));
}
