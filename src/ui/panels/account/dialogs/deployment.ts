import type { StackRow, World } from '../../../../engine/index.ts';
import { eventsIn } from '../../../../engine/stacks.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask } from '../../../kinds/requests.ts';

/** How a deployment ended: the stack's status, and the first thing that failed in it with AWS's reason. */
export interface Ended {
  readonly status: string;
  readonly failed: { readonly logicalId: string; readonly status: string; readonly reason: string } | null;
}

/** What somebody wants to deploy. */
interface Wanted {
  readonly stack: string;
  readonly template: string;
  /** Whether the template may make identities, also under names of its own. */
  readonly isCapable: boolean;
}

/** The stack of that name in an account, unless it is deleted. */
const stackNamed = (world: World, account: string, name: string): StackRow | undefined =>
  [...world.tables.stacks.values()].find(
    (row): row is StackRow =>
      row.kind === 'stack' &&
      row.account === account &&
      row.name === name &&
      row.status !== 'DELETE_COMPLETE',
  );

/** The call that deploys it: to a new stack, or as a change of the one that is there. */
export function deploying(world: World, account: string, { stack, template, isCapable }: Wanted): Request {
  const input = {
    StackName: stack,
    TemplateBody: template,
    ...(isCapable && { Capabilities: ['CAPABILITY_NAMED_IAM' as const] }),
  };
  return stackNamed(world, account, stack)
    ? ask('cloudformation:UpdateStack', input)
    : ask('cloudformation:CreateStack', input);
}

/**
 * Tells how the newest deployment of a stack ended: its events are read from the newest back to its beginning. Null if
 * there is no such stack.
 */
export function endOf(world: World, account: string, name: string): Ended | null {
  const stack = stackNamed(world, account, name);
  if (!stack) return null;
  let failed: Ended['failed'] = null;
  for (const { logicalId, status, reason, physicalId } of eventsIn(world, stack.id)) {
    if (physicalId !== stack.id && status.endsWith('_FAILED'))
      failed = { logicalId, status, reason: reason ?? '' };
    if (physicalId === stack.id && /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(status)) break;
  }
  return { status: stack.status, failed };
}

function hasResources(text: string): boolean {
  try {
    return Object.hasOwn(Object(JSON.parse(text)) as object, 'Resources');
  } catch {
    return false;
  }
}

/** The CloudFormation templates in JSON among files, in a form that can be read. */
export const templatesAmong = (
  files: readonly (readonly [path: string, text: string])[],
): readonly (readonly [path: string, text: string])[] =>
  files
    .filter(([, text]) => hasResources(text))
    .map(([path, text]) => [path, JSON.stringify(JSON.parse(text), null, 2)]);
