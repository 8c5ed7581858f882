import type {
  AttachmentRow,
  GroupRow,
  PolicyRow,
  PrincipalKind,
  RoleRow,
  UserRow,
} from './entities/entities.ts';
import { policiesOf, policiesOfUser } from './policy/attached-policies.ts';
import type { AttachedPolicy, PolicyDocument } from './policy/document.ts';
import { compile } from './policy/document.ts';
import type { World } from './world/world.ts';
import { rowsBy } from './world/world.ts';

type Holder = UserRow | GroupRow | RoleRow;

/** The policies that a user (with its groups), a group or a role has. */
export const policiesHeld = (world: World, kind: PrincipalKind, row: Holder): AttachedPolicy[] =>
  kind === 'user' ? policiesOfUser(world, row) : policiesOf(world, kind, row);

/** Policies, and the users and roles whose use of them is told. */
export interface Subject {
  readonly documents: readonly PolicyDocument[];
  /** Unique ids. */
  readonly entities: readonly string[];
}

const membersOf = (world: World, groupId: string): string[] =>
  rowsBy(world, 'membershipsByGroup', groupId).map(({ userId }) => userId);

/** A user or a role with its policies, or a group's policies with its members. */
export function principalSubject(world: World, kind: PrincipalKind, row: Holder): Subject {
  return {
    documents: policiesHeld(world, kind, row).map(({ document }) => document),
    entities: kind === 'group' ? membersOf(world, row.id) : [row.id],
  };
}

/** A policy, with those who have it by these attachments: themselves or through a group. */
export function policySubject(
  world: World,
  policy: PolicyRow,
  attachments: readonly AttachmentRow[],
): Subject {
  const version = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
  const entities = attachments.flatMap(({ principalKind, principalId }) =>
    principalKind === 'group' ? membersOf(world, principalId) : [principalId],
  );
  return { documents: version ? [compile(version.document)] : [], entities: [...new Set(entities)] };
}
