import { groupArn, roleArn, userArn, instanceProfileArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { GroupRow, RoleRow, UserRow, InstanceProfileRow } from '../../entities/entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import type { World } from '../../world/world.ts';
import { tagsOut } from '../shared/tags.ts';

type UserOut = OutputOf<'GetUser'>['User'];
type GroupOut = OutputOf<'GetGroup'>['Group'];
type RoleOut = OutputOf<'GetRole'>['Role'];

/** RFC 3986, as IAM encodes policy documents in its answers. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export const boundary = (arn: string | undefined): Pick<UserOut, 'PermissionsBoundary'> =>
  arn === undefined
    ? {}
    : {
        PermissionsBoundary: {
          // As recorded, although AWS's model knows only PermissionsBoundaryPolicy.
          PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: arn,
        },
      };

/** A user as the List operations answer it: without tags and boundary. */
export function userListed(row: UserRow): UserOut {
  return {
    Path: row.path,
    UserName: row.name,
    UserId: row.id,
    Arn: userArn(row),
    CreateDate: isoDate(row.createDate),
  };
}

export function userOut(row: UserRow): UserOut {
  return {
    ...userListed(row),
    ...boundary(row.permissionsBoundary),
    ...(row.tags.length ? { Tags: tagsOut(row.tags) } : {}),
  };
}

export function groupOut(row: GroupRow): GroupOut {
  return {
    Path: row.path,
    GroupName: row.name,
    GroupId: row.id,
    Arn: groupArn(row),
    CreateDate: isoDate(row.createDate),
  };
}

const described = ({ description }: RoleRow): Pick<RoleOut, 'Description'> =>
  description === undefined ? {} : { Description: description };

/** A role without all that only some operations tell of it. `trust` is its trust policy as it is shown. */
const roleCore = (row: RoleRow, trust: string): RoleOut => ({
  Path: row.path,
  RoleName: row.name,
  RoleId: row.id,
  Arn: roleArn(row),
  CreateDate: isoDate(row.createDate),
  AssumeRolePolicyDocument: encodeDocument(trust),
});

/** A role as instance profiles hold it. Its trust policy shows ARNs again. */
const roleInProfile = (world: World, row: RoleRow): RoleOut =>
  roleCore(row, showPrincipals(world, row.trustPolicy));

/** A role as ListRoles answers it: without tags, boundary and last use. */
export const roleListed = (world: World, row: RoleRow): RoleOut => ({
  ...roleInProfile(world, row),
  ...described(row),
  MaxSessionDuration: row.maxSessionDuration,
});

/** A role as UpdateRoleDescription answers it. */
export const roleDescribed = (world: World, row: RoleRow): RoleOut => ({
  ...roleInProfile(world, row),
  ...described(row),
});

/** `RoleLastUsed` of a role; empty if the role was never used. */
export function roleLastUsed(world: World, id: string): NonNullable<RoleOut['RoleLastUsed']> {
  const used = world.tables.lastUsed.get(id);
  return used ? { LastUsedDate: isoDate(used.date), Region: used.region } : {};
}

const limitedAndTagged = (row: RoleRow): Pick<RoleOut, 'PermissionsBoundary' | 'Tags'> => ({
  ...boundary(row.permissionsBoundary),
  ...(row.tags.length ? { Tags: tagsOut(row.tags) } : {}),
});

/**
 * A role as CreateRole answers it: with its trust policy as it was sent, and, as recorded, with neither its description
 * nor its longest session.
 */
export const roleCreated = (row: RoleRow, trust: string): RoleOut => ({
  ...roleCore(row, trust),
  ...limitedAndTagged(row),
});

export const roleOut = (world: World, row: RoleRow): RoleOut => ({
  ...roleListed(world, row),
  ...limitedAndTagged(row),
  RoleLastUsed: roleLastUsed(world, row.id),
});

type ProfileOut = OutputOf<'GetInstanceProfile'>['InstanceProfile'];

/** An instance profile with its role and without its tags, as the List operations and account details have it. */
export function instanceProfileOut(world: World, row: InstanceProfileRow): ProfileOut {
  const roles = row.roleIds.flatMap((id) => world.tables.roles.get(id) ?? []);
  return {
    Path: row.path,
    InstanceProfileName: row.name,
    InstanceProfileId: row.id,
    Arn: instanceProfileArn(row),
    CreateDate: isoDate(row.createDate),
    Roles: roles.map((role) => roleInProfile(world, role)),
  };
}

/** An instance profile as GetInstanceProfile answers it. */
export function instanceProfileWithTags(world: World, row: InstanceProfileRow): ProfileOut {
  return { ...instanceProfileOut(world, row), Tags: tagsOut(row.tags) };
}
