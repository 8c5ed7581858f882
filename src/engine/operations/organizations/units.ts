import type { OrganizationRow, UnitRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { tagsFrom } from '../shared/tags.ts';
import { unitArn, accountsUnder, arnAt, depthOf, parentAt, unitsUnder } from './targets.ts';
import { attachDefaults, detachAll } from './default-policies.ts';
import {
  checkTags,
  constraint,
  notFound,
  asManager,
  idCharacters,
  listed,
  memberOf,
  onOrganization,
} from './membership.ts';

type UnitOut = NonNullable<OutputOf<'organizations:DescribeOrganizationalUnit'>['OrganizationalUnit']>;

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const deepest = 5;
const unitsPerOrganization = 2000;

const unitOut = (organization: OrganizationRow, { id, name }: UnitRow): UnitOut => ({
  Id: id,
  Arn: unitArn(organization, id),
  Name: name,
});

/** Goes on with a unit, as the management account. */
function withUnit<T>(
  context: OperationContext,
  id: string,
  then: (row: UnitRow, organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return asManager(context, (organization) => {
    const row = context.world.tables.units.get(id);
    return row ? then(row, organization) : refuse(notFound('OrganizationalUnitNotFoundException'));
  });
}

/** Goes on if a root or unit has that id, as the management account. */
function underParent<T>(
  context: OperationContext,
  id: string,
  then: (organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return asManager(context, (organization) =>
    parentAt(context.world, organization, id)
      ? then(organization)
      : refuse(notFound('ParentNotFoundException')),
  );
}

const on = (operation: string, context: OperationContext, id: string) =>
  onOrganization(operation, context, (organization) => [arnAt(context.world, organization, id)]);

/** The error if another unit under the same parent has that name. */
function duplicate(world: World, parentId: string, name: string, id?: string) {
  return rowsBy(world, 'unitsByName', `${parentId}/${name}`).some((unit) => unit.id !== id)
    ? serviceError('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.')
    : null;
}

function beyondLedger(world: World, parentId: string) {
  if (depthOf(world, parentId) >= deepest)
    return constraint('You have exceeded the maximum depth of the organizational unit tree.');
  return world.tables.units.size >= unitsPerOrganization
    ? constraint('You have exceeded the allowed number of organizational units.')
    : null;
}

const notEmpty = () =>
  serviceError(
    'OrganizationalUnitNotEmptyException',
    'The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.',
  );

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html */
export const units: Pick<
  OperationTable,
  | 'organizations:CreateOrganizationalUnit'
  | 'organizations:DescribeOrganizationalUnit'
  | 'organizations:UpdateOrganizationalUnit'
  | 'organizations:DeleteOrganizationalUnit'
  | 'organizations:ListOrganizationalUnitsForParent'
  | 'organizations:ListParents'
  | 'organizations:ListChildren'
> = {
  'organizations:CreateOrganizationalUnit': {
    check: ({ Tags }) => refuse(checkTags(Tags)),
    authorize: (input, context) => on('CreateOrganizationalUnit', context, input.ParentId),
    run: (input, context) =>
      underParent(context, input.ParentId, (organization) => {
        const { world, ids } = context;
        const wrong = duplicate(world, input.ParentId, input.Name) ?? beyondLedger(world, input.ParentId);
        if (wrong) return refuse(wrong);
        const root = organization.rootId.slice(2);
        const row: UnitRow = {
          id: `ou-${root}-${ids.text('unit', idCharacters, 8)}`,
          name: input.Name,
          parentId: input.ParentId,
          tags: tagsFrom(input.Tags),
        };
        return done({ OrganizationalUnit: unitOut(organization, row) }, [
          put(world, 'units', row),
          ...attachDefaults(world, organization.enabledPolicyTypes, row.id),
        ]);
      }),
  },

  'organizations:DescribeOrganizationalUnit': {
    authorize: (input, context) => on('DescribeOrganizationalUnit', context, input.OrganizationalUnitId),
    run: (input, context) =>
      withUnit(context, input.OrganizationalUnitId, (row, organization) =>
        done({ OrganizationalUnit: unitOut(organization, row) }),
      ),
  },

  'organizations:UpdateOrganizationalUnit': {
    authorize: (input, context) => on('UpdateOrganizationalUnit', context, input.OrganizationalUnitId),
    run: (input, context) =>
      withUnit(context, input.OrganizationalUnitId, (row, organization) => {
        const name = input.Name ?? row.name;
        const taken = duplicate(context.world, row.parentId, name, row.id);
        if (taken) return refuse(taken);
        const changed = { ...row, name };
        return done({ OrganizationalUnit: unitOut(organization, changed) }, [
          put(context.world, 'units', changed),
        ]);
      }),
  },

  'organizations:DeleteOrganizationalUnit': {
    authorize: (input, context) => on('DeleteOrganizationalUnit', context, input.OrganizationalUnitId),
    run: (input, context) =>
      withUnit(context, input.OrganizationalUnitId, (row) => {
        const { world } = context;
        if (countBy(world, 'unitsByParent', row.id) || countBy(world, 'accountsByParent', row.id))
          return refuse(notEmpty());
        return done({}, [...detachAll(world, row.id), remove('units', row)]);
      }),
  },

  'organizations:ListOrganizationalUnitsForParent': {
    authorize: (input, context) => on('ListOrganizationalUnitsForParent', context, input.ParentId),
    run: (input, context) =>
      underParent(context, input.ParentId, (organization) =>
        listed(input, unitsUnder(context.world, input.ParentId), (rows, rest) =>
          done({ OrganizationalUnits: rows.map((row) => unitOut(organization, row)), ...rest }),
        ),
      ),
  },

  'organizations:ListParents': {
    authorize: (input, context) => on('ListParents', context, input.ChildId),
    run: (input, context) =>
      asManager(context, (organization) => {
        const { world } = context;
        const child = world.tables.units.get(input.ChildId) ?? memberOf(world, input.ChildId);
        const id = child?.parentId;
        if (id == null) return refuse(notFound('ChildNotFoundException'));
        const Type = id === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
        return done({ Parents: [{ Id: id, Type }] });
      }),
  },

  'organizations:ListChildren': {
    authorize: (input, context) => on('ListChildren', context, input.ParentId),
    run: (input, context) =>
      underParent(context, input.ParentId, () => {
        const { ParentId, ChildType } = input;
        const { world } = context;
        const rows = ChildType === 'ACCOUNT' ? accountsUnder(world, ParentId) : unitsUnder(world, ParentId);
        return listed(
          input,
          rows.map(({ id }) => id),
          (page, rest) => done({ Children: page.map((Id) => ({ Id, Type: ChildType })), ...rest }),
        );
      }),
  },
};
