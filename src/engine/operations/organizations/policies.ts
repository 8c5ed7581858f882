import type { ApiError } from '../../call/call.ts';
import type {
  OrganizationPolicyRow,
  OrganizationPolicyType,
  OrganizationRow,
} from '../../entities/entities.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { checkDocument } from '../../policy/check-document.ts';
import type { JsonNode } from '../../policy/json-text.ts';
import { listOf, memberOf, readJson, stringsOf } from '../../policy/json-text.ts';
import { reachedByRcps } from '../../policy/organization.ts';
import type { ContextKeys, Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';
import { tagsKept } from '../shared/tags.ts';
import { organizationPolicyArn } from './targets.ts';
import {
  checkTags,
  constraint,
  invalidInput,
  notFound,
  asManager,
  idCharacters,
  listed,
  onOrganization,
} from './membership.ts';

/**
 * Characters, white space included: what the CLI sends is kept as it is.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const longest: Readonly<Record<OrganizationPolicyType, number>> = {
  SERVICE_CONTROL_POLICY: 10_240,
  RESOURCE_CONTROL_POLICY: 5120,
};

const malformed = (): ApiError =>
  serviceError(
    'MalformedPolicyDocumentException',
    'The provided policy document does not meet the requirements of the specified policy type.',
  );

/** Checks the text of an organization's policy. */
function checkContent(text: string, type: OrganizationPolicyType): ApiError | null {
  if (text.length > longest[type])
    return constraint('You have exceeded the maximum policy document size limit.');
  return (type === 'SERVICE_CONTROL_POLICY' ? isServiceControl(text) : isResourceControl(text))
    ? null
    : malformed();
}

/**
 * The grammar of an identity-based policy of today's version: statements name nobody.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 */
const isServiceControl = (text: string): boolean => checkDocument(text, 'scp') === null;

/**
 * A resource control policy that a customer writes can only deny, and only to everybody.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function isResourceControl(text: string): boolean {
  const reading = readJson(text);
  if (!reading.ok || checkDocument(text, 'rcp') !== null) return false;
  return listOf(memberOf(reading.node, 'Statement')).every(isResourceStatement);
}

function isResourceStatement(node: JsonNode): boolean {
  const one = (name: string): string | undefined => stringsOf(memberOf(node, name))?.[0];
  const actions = stringsOf(memberOf(node, 'Action')) ?? [];
  return (
    one('Effect') === 'Deny' &&
    one('Principal') === '*' &&
    actions.length > 0 &&
    actions.every(reachedByRcps) &&
    (memberOf(node, 'Resource') ?? memberOf(node, 'NotResource')) !== undefined
  );
}

type PolicyOut = NonNullable<OutputOf<'organizations:DescribePolicy'>['Policy']>;
type SummaryOut = NonNullable<PolicyOut['PolicySummary']>;

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const policiesPerType: Readonly<Record<OrganizationPolicyType, number>> = {
  SERVICE_CONTROL_POLICY: 10_000,
  RESOURCE_CONTROL_POLICY: 1000,
};

export function summaryOut(organization: OrganizationRow, row: OrganizationPolicyRow): SummaryOut {
  return {
    Id: row.id,
    Arn: organizationPolicyArn(organization, row),
    Name: row.name,
    Description: row.description,
    Type: row.type,
    AwsManaged: row.awsManaged,
  };
}

const policyOut = (organization: OrganizationRow, row: OrganizationPolicyRow): PolicyOut => ({
  PolicySummary: summaryOut(organization, row),
  Content: row.document,
});

/** The policy types that limit permissions; the others configure services. */
export const isModelled = (type: string): type is OrganizationPolicyType =>
  type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';

export const otherType = (): Failure =>
  unknown(
    notModelled(
      'policies of an organization other than SCPs and RCPs',
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html',
    ),
  );

export const notAvailable = (): ApiError =>
  serviceError(
    'PolicyTypeNotAvailableForOrganizationException',
    "You can't use the specified policy type with the feature set currently enabled for this organization.",
  );

/** Goes on with a policy, as the management account. */
export function withPolicy<T>(
  context: OperationContext,
  id: string,
  then: (row: OrganizationPolicyRow, organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return asManager(context, (organization) => {
    const row = context.world.tables.organizationPolicies.get(id);
    return row ? then(row, organization) : refuse(notFound('PolicyNotFoundException'));
  });
}

/** The ARN and the condition key of a call on a policy, also of one that doesn't exist. */
export function onPolicy(
  operation: string,
  context: OperationContext,
  id: string,
  others: readonly string[] = [],
  keys: ContextKeys = [],
) {
  const row = context.world.tables.organizationPolicies.get(id);
  const type = row?.type ?? 'SERVICE_CONTROL_POLICY';
  return onOrganization(
    operation,
    context,
    (organization) => [
      organizationPolicyArn(organization, row ?? { id, type, awsManaged: false }),
      ...others,
    ],
    [['organizations:PolicyType', [type]], ...keys],
  );
}

const ofType = (world: World, type: OrganizationPolicyType): OrganizationPolicyRow[] =>
  rowsBy(world, 'organizationPoliciesByType', type).sort((a, b) => compare(a.name, b.name));

function checkName(world: World, type: OrganizationPolicyType, name: string, id?: string): ApiError | null {
  return rowsBy(world, 'organizationPoliciesByName', `${type}/${name}`).some((row) => row.id !== id)
    ? serviceError('DuplicatePolicyException', 'A policy with the same name already exists.')
    : null;
}

/** AWS's own policies stay as they are. */
const immutable = ({ awsManaged }: OrganizationPolicyRow): ApiError | null =>
  awsManaged ? invalidInput("You specified a policy that is managed by AWS and can't be modified.") : null;

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html */
export const policies: Pick<
  OperationTable,
  | 'organizations:CreatePolicy'
  | 'organizations:DescribePolicy'
  | 'organizations:UpdatePolicy'
  | 'organizations:DeletePolicy'
  | 'organizations:ListPolicies'
> = {
  'organizations:CreatePolicy': {
    check: ({ Type, Tags }) => (isModelled(Type) ? refuse(checkTags(Tags)) : otherType()),
    authorize: (input, context) =>
      onOrganization('CreatePolicy', context, () => ['*'], [['organizations:PolicyType', [input.Type]]]),
    run: (input, context) =>
      asManager(context, (organization) => {
        const { world, ids } = context;
        const { Type, Name } = input;
        if (!isModelled(Type)) return otherType();
        if (organization.featureSet !== 'ALL') return refuse(notAvailable());
        const isFull = countBy(world, 'organizationPoliciesByType', Type) >= policiesPerType[Type];
        const wrong =
          checkContent(input.Content, Type) ??
          checkName(world, Type, Name) ??
          (isFull ? constraint('You have exceeded the allowed number of policies.') : null);
        if (wrong) return refuse(wrong);
        const row: OrganizationPolicyRow = {
          id: `p-${ids.text('organization policy', idCharacters, 8)}`,
          name: Name,
          description: input.Description,
          type: Type,
          document: input.Content,
          awsManaged: false,
          ...tagsKept(input.Tags),
        };
        return done({ Policy: policyOut(organization, row) }, [put(world, 'organizationPolicies', row)]);
      }),
    ledger: ['organization-policy-types', 'rcp-checks'],
  },

  'organizations:DescribePolicy': {
    authorize: (input, context) => onPolicy('DescribePolicy', context, input.PolicyId),
    run: (input, context) =>
      withPolicy(context, input.PolicyId, (row, organization) =>
        done({ Policy: policyOut(organization, row) }),
      ),
  },

  'organizations:UpdatePolicy': {
    authorize: (input, context) => onPolicy('UpdatePolicy', context, input.PolicyId),
    run: (input, context) =>
      withPolicy(context, input.PolicyId, (row, organization) => {
        const { world } = context;
        const changed: OrganizationPolicyRow = {
          ...row,
          name: input.Name ?? row.name,
          description: input.Description ?? row.description,
          document: input.Content ?? row.document,
        };
        const wrong =
          immutable(row) ??
          checkContent(changed.document, row.type) ??
          checkName(world, row.type, changed.name, row.id);
        if (wrong) return refuse(wrong);
        return done({ Policy: policyOut(organization, changed) }, [
          put(world, 'organizationPolicies', changed),
        ]);
      }),
  },

  'organizations:DeletePolicy': {
    authorize: (input, context) => onPolicy('DeletePolicy', context, input.PolicyId),
    run: (input, context) =>
      withPolicy(context, input.PolicyId, (row) => {
        const fixed = immutable(row);
        if (fixed) return refuse(fixed);
        if (countBy(context.world, 'organizationAttachmentsByPolicy', row.id))
          return refuse(
            serviceError(
              'PolicyInUseException',
              'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.',
            ),
          );
        return done({}, [remove('organizationPolicies', row)]);
      }),
  },

  'organizations:ListPolicies': {
    check: ({ Filter }) => (isModelled(Filter) ? null : otherType()),
    authorize: (input, context) =>
      onOrganization('ListPolicies', context, () => ['*'], [['organizations:PolicyType', [input.Filter]]]),
    run: (input, context) =>
      asManager(context, (organization) => {
        const rows = isModelled(input.Filter) ? ofType(context.world, input.Filter) : [];
        return listed(input, rows, (page, rest) =>
          done({ Policies: page.map((row) => summaryOut(organization, row)), ...rest }),
        );
      }),
  },
};
