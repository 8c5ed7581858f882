import type { GroupRow, PolicyRow, RoleRow, Use, UserRow } from './entities/entities.ts';
import { policySubject, principalSubject } from './use-subject.ts';
import { allowsService, isTracked, prefixOf, usesOf } from './uses.ts';
import type { World } from './world/world.ts';
import { rowsBy } from './world/world.ts';

interface UsedService {
  /** Its prefix, such as `s3`. */
  readonly service: string;
  readonly last: Use;
  /** The names of the actions that AWS tells of, the latest first. */
  readonly actions: readonly string[];
}

/** Tells of the use of policies, as AWS does. */
interface UsedServices {
  /** The latest first. */
  readonly used: readonly UsedService[];
  /** The services that the policies name and that nobody called, sorted. */
  readonly unused: readonly string[];
  /** Whether the policies allow services that they don't name. */
  readonly allowsMore: boolean;
}

type Subject =
  | { readonly kind: 'user' | 'group' | 'role'; readonly row: UserRow | GroupRow | RoleRow }
  | { readonly kind: 'policy'; readonly row: PolicyRow };

/**
 * The services that a user, a role, a group's members or the holders of one of the account's own policies called, as
 * AWS reports them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
export function usedServices(world: World, subject: Subject): UsedServices {
  const { documents, entities } =
    subject.kind === 'policy'
      ? policySubject(world, subject.row, rowsBy(world, 'attachmentsByPolicy', subject.row.id))
      : principalSubject(world, subject.kind, subject.row);
  const used = new Map<string, { last: Use; actions: Set<string> }>();
  for (const use of usesOf(world, new Set(entities))) {
    const service = prefixOf(use.action);
    if (!allowsService(documents, service)) continue;
    const found = used.get(service) ?? { last: use, actions: new Set() };
    used.set(service, found);
    if (isTracked(use.action)) found.actions.add(use.action.slice(use.action.indexOf(':') + 1));
  }
  const elements = documents.flatMap(({ statements }) =>
    statements.filter(({ effect, unreadable }) => effect === 'Allow' && !unreadable),
  );
  const named = new Set(elements.flatMap(({ actions }) => [...(actions.services ?? [])]));
  return {
    used: Array.from(used, ([service, { last, actions }]) => ({ service, last, actions: [...actions] })),
    unused: [...named].filter((one) => !used.has(one) && allowsService(documents, one)).sort(),
    allowsMore: elements.some(({ actions }) => actions.services === null),
  };
}
