import { instanceProfileArn } from '../arn.ts';
import { isoDate } from '../dates.ts';
import type { InstanceProfileRow } from '../entities/entities.ts';
import type { OutputOf } from '../model/operation-types.ts';
import type { World } from '../world/world.ts';
import { roleListed, tagsOut } from './outputs.ts';

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

/** As GetInstanceProfile answers. */
export function instanceProfileWithTags(world: World, row: InstanceProfileRow): ProfileOut {
  return { ...instanceProfileOut(world, row), Tags: tagsOut(row.tags) };
}
