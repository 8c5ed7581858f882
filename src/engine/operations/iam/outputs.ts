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
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
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

/** A role as ListRoles answers it: without tags, boundary and last use. Its trust policy shows ARNs again. */
export function roleListed(world: World, row: RoleRow): RoleOut {
  return {
    Path: row.path,
    RoleName: row.name,
    RoleId: row.id,
    Arn: roleArn(row),
    CreateDate: isoDate(row.createDate),
    AssumeRolePolicyDocument: encodeDocument(showPrincipals(world, row.trustPolicy)),
    ...(row.description === undefined ? {} : { Description: row.description }),
    MaxSessionDuration: row.maxSessionDuration,
  };
}

/** `RoleLastUsed` of a role; empty if the role was never used. */
export function roleLastUsed(world: World, id: string): NonNullable<RoleOut['RoleLastUsed']> {
  const used = world.tables.lastUsed.get(id);
  return used ? { LastUsedDate: isoDate(used.date), Region: used.region } : {};
}

/** A role as CreateRole answers it: without its last use. */
export function roleCreated(world: World, row: RoleRow): RoleOut {
  return {
    ...roleListed(world, row),
    ...boundary(row.permissionsBoundary),
    ...(row.tags.length ? { Tags: tagsOut(row.tags) } : {}),
  };
}

export function roleOut(world: World, row: RoleRow): RoleOut {
  return { ...roleCreated(world, row), RoleLastUsed: roleLastUsed(world, row.id) };
}

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
    Roles: roles.map((role) => roleListed(world, role)),
  };
}

/** An instance profile as GetInstanceProfile answers it. */
export function instanceProfileWithTags(world: World, row: InstanceProfileRow): ProfileOut {
  return { ...instanceProfileOut(world, row), Tags: tagsOut(row.tags) };
}
