import { awsManagedAccount, policyArn } from '../../arn.ts';
import type { PolicyRow, GroupRow, PrincipalKind, RoleRow, UserRow } from '../../entities/entities.ts';
import { apiError, policyAlreadyExists } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { CatalogPolicy } from '../../managed-policies/catalog.ts';
import { managedPolicies as awsPolicies } from '../../managed-policies/catalog.ts';
import { byName, countBy, rowsBy } from '../../world/world.ts';
import { isoDate } from '../../dates.ts';
import { checkManaged } from './documents.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { page, sorted } from '../shared/pages.ts';
import { checkPolicyArn, notOurs, put, quotaReached, remove, withPolicy } from '../rows.ts';
import { checkPolicyTags, tagsFrom, tagsOut } from '../shared/tags.ts';
import { onList, onNew, onPolicy } from '../shared/targets.ts';
import { usageOf, attachmentsOf, boundedBy } from './policy-usage.ts';

type Row = UserRow | GroupRow | RoleRow;
const kinds: readonly PrincipalKind[] = ['group', 'user', 'role'];
const filterOf = { user: 'User', group: 'Group', role: 'Role' } as const;

/** Every user, group and role of the account that has the policy, as a permissions policy or as its boundary. */
function holders(
  context: OperationContext,
  policy: PolicyRow,
  usage: InputOf<'ListEntitiesForPolicy'>['PolicyUsageFilter'],
): Map<PrincipalKind, Map<string, Row>> {
  const { users, groups, roles } = context.world.tables;
  const found = new Map(kinds.map((kind) => [kind, new Map<string, Row>()]));
  const add = (kind: PrincipalKind, row: Row | undefined) => row && found.get(kind)?.set(row.id, row);
  if (usage !== 'PermissionsBoundary') {
    for (const { principalKind, principalId } of attachmentsOf(context, policy))
      add(principalKind, { user: users, group: groups, role: roles }[principalKind].get(principalId));
  }
  if (usage !== 'PermissionsPolicy') {
    const bounded = boundedBy(context, policy);
    for (const user of bounded.users) add('user', user);
    for (const role of bounded.roles) add('role', role);
  }
  return found;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html */
function listEntities(
  input: InputOf<'ListEntitiesForPolicy'>,
  context: OperationContext,
  policy: PolicyRow,
): RunResult<OutputOf<'ListEntitiesForPolicy'>> {
  const { EntityFilter: filter, PathPrefix: prefix = '/' } = input;
  const found = holders(context, policy, input.PolicyUsageFilter);
  const entities = kinds
    .filter((kind) => filter === undefined || filter === filterOf[kind])
    .flatMap((kind) =>
      sorted([...(found.get(kind)?.values() ?? [])].filter((row) => row.path.startsWith(prefix))).map(
        (row) => ({ kind, row }),
      ),
    );
  return page(input, entities, (items, rest) => {
    const of = (kind: PrincipalKind): Row[] =>
      items.filter((item) => item.kind === kind).map(({ row }) => row);
    return done({
      PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    });
  });
}

function policyInUse(context: OperationContext, policy: PolicyRow) {
  const { attached, bounded } = usageOf(context, policy);
  if (attached || bounded) return apiError('DeleteConflict', 'Cannot delete a policy attached to entities.');
  if (policy.versions.length > 1)
    return apiError(
      'DeleteConflict',
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  return null;
}

function newPolicy(input: InputOf<'CreatePolicy'>, { account, now, ids }: OperationContext): PolicyRow {
  return {
    id: ids.next('ANPA'),
    account,
    name: input.PolicyName,
    path: input.Path ?? '/',
    createDate: now,
    updateDate: now,
    tags: tagsFrom(input.Tags),
    ...(input.Description === undefined ? {} : { description: input.Description }),
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ versionId: 'v1', document: input.PolicyDocument, createDate: now }],
    isAttachable: true,
  };
}

/** AWS's own policies. A row of the world (from an import, or in use) comes before the catalog's entry. */
function awsManaged({ world }: OperationContext): (PolicyRow | CatalogPolicy)[] {
  const rows = rowsBy(world, 'policiesByAccount', awsManagedAccount);
  const arns = new Set(rows.map(policyArn));
  return [...rows, ...awsPolicies().filter((policy) => !arns.has(policyArn(policy)))];
}

/** The policies that ListPolicies is asked for. */
function asked(input: InputOf<'ListPolicies'>, context: OperationContext): (PolicyRow | CatalogPolicy)[] {
  const { Scope: scope = 'All', PathPrefix: prefix = '/', PolicyUsageFilter: usage } = input;
  const isUsed = (policy: PolicyRow | CatalogPolicy): boolean => {
    const { attached, bounded } = usageOf(context, policy);
    return (
      (usage !== 'PermissionsBoundary' && attached > 0) || (usage !== 'PermissionsPolicy' && bounded > 0)
    );
  };
  const onlyUsed = input.OnlyAttached ?? usage !== undefined;
  const policies = [
    ...(scope === 'Local' ? [] : awsManaged(context)),
    ...(scope === 'AWS' ? [] : rowsBy(context.world, 'policiesByAccount', context.account)),
  ];
  return sorted(policies.filter((policy) => policy.path.startsWith(prefix) && (!onlyUsed || isUsed(policy))));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const managedPolicies: Pick<
  OperationTable,
  'CreatePolicy' | 'GetPolicy' | 'ListPolicies' | 'DeletePolicy' | 'ListEntitiesForPolicy'
> = {
  CreatePolicy: {
    check: (input) => refuse(checkPolicyTags(input.Tags)),
    authorize: (input, context) =>
      onNew('CreatePolicy', 'policy', input.PolicyName, input.Path, context, input.Tags),
    run(input, context) {
      const { world, account } = context;
      if (byName(world, 'policies', account, input.PolicyName))
        return refuse(policyAlreadyExists(input.PolicyName));
      const unfit =
        quotaReached('PoliciesPerAccount', countBy(world, 'policiesByAccount', account)) ??
        checkManaged(input.PolicyDocument);
      if (unfit) return refuse(unfit);
      const policy = newPolicy(input, context);
      const tags = policy.tags.length ? { Tags: tagsOut(policy.tags) } : {};
      return done({ Policy: { ...policyListed(context, policy), ...tags } }, [
        put(world, 'policies', policy),
      ]);
    },
  },

  GetPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('GetPolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(context, input.PolicyArn, (policy) => done({ Policy: policyOut(context, policy) })),
    ledger: ['aws-managed-policies'],
  },

  ListPolicies: {
    authorize: (input, context) => onList('ListPolicies', 'policy', input.PathPrefix, context),
    run: (input, context) =>
      page(input, asked(input, context), (rows, rest) =>
        done({ Policies: rows.map((row) => policyListed(context, row)), ...rest }),
      ),
    ledger: ['aws-managed-policies'],
  },

  DeletePolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('DeletePolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(
        context,
        input.PolicyArn,
        (policy) =>
          refuse(notOurs('delete policies', policy) ?? policyInUse(context, policy)) ??
          done({}, [remove('policies', policy)]),
      ),
  },

  ListEntitiesForPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('ListEntitiesForPolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(context, input.PolicyArn, (policy) => listEntities(input, context, policy)),
  },
};

type PolicyOut = NonNullable<OutputOf<'GetPolicy'>['Policy']>;
type Place = Pick<OperationContext, 'world' | 'account'>;

/**
 * A policy as ListPolicies answers it: without description and tags. It counts only the account's own uses.
 */
function policyListed(place: Place, row: PolicyRow | CatalogPolicy): PolicyOut {
  const { attached, bounded } = usageOf(place, row);
  return {
    PolicyName: row.name,
    PolicyId: row.id,
    Arn: policyArn(row),
    Path: row.path,
    DefaultVersionId: row.defaultVersionId,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: bounded,
    IsAttachable: row.isAttachable,
    CreateDate: isoDate(row.createDate),
    UpdateDate: isoDate(row.updateDate),
  };
}

/** A policy as GetPolicy answers it. */
function policyOut(place: Place, row: PolicyRow): PolicyOut {
  return {
    ...policyListed(place, row),
    ...(row.description === undefined ? {} : { Description: row.description }),
    Tags: tagsOut(row.tags),
  };
}
