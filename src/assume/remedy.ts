import type { World } from '../engine/index.ts';
import { accountOf, policyArn, rowsBy, userArn } from '../engine/index.ts';
import { remedyWords as words } from '#words/steps-obstacles.ts';
import type { Obstacle } from './obstacle.ts';
import type { Replay } from './step.ts';
import { callerIn } from './tell.ts';

/**
 * One call that takes an obstacle away, as the root user, or the same request asked in another way. The page carries
 * it out and asks again.
 */
export type Remedy =
  | { readonly kind: 'call'; readonly label: string; readonly operation: string; readonly input: object }
  | {
      readonly kind: 'ask';
      readonly label: string;
      readonly change: { readonly seconds?: number; readonly externalId?: string };
    };

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Resource?: unknown;
}

const texts = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function statementsIn(document: string): readonly Statement[] {
  try {
    const { Statement: found } = JSON.parse(document) as { readonly Statement?: unknown };
    return texts(found) as readonly Statement[];
  } catch {
    return [];
  }
}

/** Whether a document says, in so many words, that this role may be assumed. */
const isFor = (document: string, role: string): boolean =>
  statementsIn(document).some(
    ({ Effect, Action, Resource }) =>
      Effect === 'Allow' && texts(Action).includes('sts:AssumeRole') && texts(Resource).includes(role),
  );

/** A managed policy of the account that was written for assuming the role. */
function policyFor(world: World, role: string) {
  return rowsBy(world, 'policiesByAccount', accountOf(world)).find((row) => {
    const version = row.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    return version !== undefined && isFor(version.document, role);
  });
}

/** A policy for asking: on the caller's group where it has one, as policies usually go there. */
function permission(world: World, { cast }: Replay): Remedy | null {
  const { caller, role } = cast;
  if (caller.type !== 'user') return null;
  const [group] = caller.groups;
  const policy = policyFor(world, role.arn);
  const onGroup = group !== undefined;
  const owner = group ?? caller.name;
  if (policy) {
    const PolicyArn = policyArn(policy);
    return {
      kind: 'call',
      label: words.attach(policy.name, owner),
      operation: onGroup ? 'AttachGroupPolicy' : 'AttachUserPolicy',
      input: onGroup ? { GroupName: owner, PolicyArn } : { UserName: owner, PolicyArn },
    };
  }
  const PolicyName = `MayAssume${role.name}`.slice(0, 128);
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role.arn }],
  });
  return {
    kind: 'call',
    label: words.write(PolicyName, owner),
    operation: onGroup ? 'PutGroupPolicy' : 'PutUserPolicy',
    input: onGroup
      ? { GroupName: owner, PolicyName, PolicyDocument }
      : { UserName: owner, PolicyName, PolicyDocument },
  };
}

/** The trust policy with one statement more, which names the caller. */
function trust(world: World, { cast }: Replay): Remedy | null {
  const { caller, role } = cast;
  const row = role.id === null ? undefined : world.tables.roles.get(role.id);
  const user = caller.nodeId === null ? undefined : world.tables.users.get(caller.nodeId);
  const principal =
    caller.type === 'service' ? { Service: caller.name } : user ? { AWS: userArn(user) } : null;
  if (!row || !principal) return null;
  let document: { readonly Statement?: unknown };
  try {
    document = JSON.parse(row.trustPolicy) as typeof document;
  } catch {
    return null;
  }
  const PolicyDocument = JSON.stringify({
    ...document,
    Statement: [
      ...texts(document.Statement),
      { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
    ],
  });
  return {
    kind: 'call',
    label: words.name(callerIn(cast), role.name),
    operation: 'UpdateAssumeRolePolicy',
    input: { RoleName: row.name, PolicyDocument },
  };
}

function remedyFor(obstacle: Obstacle, world: World, replay: Replay): Remedy | null {
  switch (obstacle.kind) {
    case 'noPermission':
      return permission(world, replay);
    case 'trustNamesOthers':
      return obstacle.sameAccount ? trust(world, replay) : null;
    case 'durationTooLong':
      return { kind: 'ask', label: words.shorter, change: { seconds: Math.min(3600, obstacle.max) } };
    case 'trustCondition': {
      const [externalId] = obstacle.condition.expected;
      return obstacle.about === 'externalId' && externalId !== undefined && !/[*?]/.test(externalId)
        ? { kind: 'ask', label: words.externalId, change: { externalId } }
        : null;
    }
    default:
      return null;
  }
}

/** What one press can do about a refused request, or null where no single call would open the door. */
export function remedyOf(replay: Replay, world: World): Remedy | null {
  if (replay.cast.operation !== 'AssumeRole') return null;
  const obstacles = replay.steps.flatMap((step) => (step.id === 'change' ? step.obstacles : []));
  const [only, ...others] = obstacles;
  return only && others.length === 0 ? remedyFor(only, world, replay) : null;
}
