import type { AccountRow, OrganizationPolicyType, OrganizationRow } from '../../entities/entities.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { Change, World } from '../../world/world.ts';
import { accountOf } from '../../world/world.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { accountArn, organizationArn, rootArn, rootName } from './targets.ts';
import { attachDefaults, defaultPolicies } from './default-policies.ts';
import {
  asManager,
  asMember,
  idCharacters,
  listed,
  memberOf,
  onOrganization,
  organizationOf,
} from './membership.ts';

type OrganizationOut = NonNullable<OutputOf<'organizations:DescribeOrganization'>['Organization']>;
type RootOut = NonNullable<OutputOf<'organizations:ListRoots'>['Roots']>[number];

const page = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html';

function organizationOut(row: OrganizationRow, email: string): OrganizationOut {
  return {
    Id: row.id,
    Arn: organizationArn(row),
    FeatureSet: row.featureSet,
    MasterAccountArn: accountArn(row, row.account),
    MasterAccountId: row.account,
    MasterAccountEmail: email,
    // AWS always answers this, even if fewer types are enabled, and refers to ListRoots.
    AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
  };
}

/** A root and the policy types that are enabled in it. */
export function rootOut(row: OrganizationRow): RootOut {
  return {
    Id: row.rootId,
    Arn: rootArn(row),
    Name: rootName,
    PolicyTypes: row.enabledPolicyTypes.map((Type) => ({ Type, Status: 'ENABLED' })),
  };
}

/** The account that founds an organization, under its root. */
function founder({ world, account, now }: OperationContext, parentId: string): AccountRow {
  const held = world.tables.accounts.get(account);
  const email = `root+${account}@example.com`;
  const row = held ?? { id: account, name: 'Management', email, createDate: now, status: 'ACTIVE' };
  return { ...row, parentId, joinedMethod: 'INVITED', joinedAt: now };
}

function founded(context: OperationContext, featureSet: OrganizationRow['featureSet']) {
  const { account, ids, now } = context;
  const enabled: readonly OrganizationPolicyType[] = featureSet === 'ALL' ? ['SERVICE_CONTROL_POLICY'] : [];
  const organization: OrganizationRow = {
    id: `o-${ids.text('organization', idCharacters, 10)}`,
    account,
    featureSet,
    rootId: `r-${ids.text('root', idCharacters, 4)}`,
    enabledPolicyTypes: enabled,
    createDate: now,
  };
  return organization;
}

/** The change to an account that leaves. It keeps its row, except the home account, which needs none. */
export function departed(world: World, row: AccountRow): Change {
  if (row.id === accountOf(world)) return remove('accounts', row);
  const { id, name, email, createDate, status } = row;
  return put(world, 'accounts', { id, name, email, createDate, status, parentId: null });
}

/** The changes that delete an organization with everything in it. */
function dissolved(world: World, organization: OrganizationRow): Change[] {
  const { units, organizationPolicies, organizationAttachments, accountCreations } = world.tables;
  const manager = world.tables.accounts.get(organization.account);
  return [
    ...[...organizationAttachments.values()].map((row) => remove('organizationAttachments', row)),
    ...[...organizationPolicies.values()].map((row) => remove('organizationPolicies', row)),
    ...[...units.values()].map((row) => remove('units', row)),
    ...[...accountCreations.values()].map((row) => remove('accountCreations', row)),
    ...(manager ? [departed(world, manager)] : []),
    remove('organizations', organization),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org.html */
export const organization: Pick<
  OperationTable,
  | 'organizations:CreateOrganization'
  | 'organizations:DescribeOrganization'
  | 'organizations:DeleteOrganization'
  | 'organizations:ListRoots'
> = {
  'organizations:CreateOrganization': {
    authorize: (_input, context) => onOrganization('CreateOrganization', context, () => ['*']),
    run(input, context) {
      const { world, account } = context;
      if (memberOf(world, account))
        return refuse(
          serviceError(
            'AlreadyInOrganizationException',
            'The provided account is already a member of an organization.',
          ),
        );
      if (organizationOf(world)) return unknown(notModelled('a second organization', page));
      const row = founded(context, input.FeatureSet ?? 'ALL');
      const manager = founder(context, row.rootId);
      const changes = [
        put(world, 'organizations', row),
        put(world, 'accounts', manager),
        ...row.enabledPolicyTypes.map((type) => put(world, 'organizationPolicies', defaultPolicies[type])),
        ...attachDefaults(world, row.enabledPolicyTypes, row.rootId),
        ...attachDefaults(world, row.enabledPolicyTypes, account),
      ];
      return done({ Organization: organizationOut(row, manager.email) }, changes);
    },
    ledger: ['one-organization', 'organizations-slr', 'organizations-refusals'],
  },

  'organizations:DescribeOrganization': {
    authorize: (_input, context) => onOrganization('DescribeOrganization', context),
    run: (_input, context) =>
      asMember(context, (row) => {
        const email = context.world.tables.accounts.get(row.account)?.email ?? '';
        return done({ Organization: organizationOut(row, email) });
      }),
  },

  'organizations:DeleteOrganization': {
    authorize: (_input, context) => onOrganization('DeleteOrganization', context),
    run: (_input, context) =>
      asManager(context, (row) => {
        const others = [...context.world.tables.accounts.values()].filter(
          ({ id, parentId }) => parentId !== null && id !== row.account,
        );
        if (others.length)
          return refuse(
            serviceError(
              'OrganizationNotEmptyException',
              'To delete an organization you must first remove all member accounts (except the master).',
            ),
          );
        return done({}, dissolved(context.world, row));
      }),
  },

  'organizations:ListRoots': {
    authorize: (_input, context) => onOrganization('ListRoots', context),
    run: (input, context) =>
      asManager(context, (row) =>
        listed(input, [row], (rows, rest) => done({ Roots: rows.map(rootOut), ...rest })),
      ),
  },
};
