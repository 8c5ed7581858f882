import type { World } from '../../../../engine/index.ts';
import { firstFailure, stackNamed } from '../../../../engine/stacks.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask } from '../../../kinds/requests.ts';

/** How a deployment ended: the stack's status, and the first thing that failed in it with AWS's reason. */
export interface Ended {
  readonly status: string;
  readonly failed: { readonly logicalId: string; readonly status: string; readonly reason: string } | null;
}

/** A template that somebody wants to deploy, and as which stack. */
interface Wanted {
  readonly stack: string;
  readonly template: string;
  /** Whether the template may make identities, also under names of its own. */
  readonly isCapable: boolean;
}

/** The page deploys where its things are. */
const region = 'us-east-1';

/** The call that deploys it: to a new stack, or as a change of the one that is there. */
export function deploying(world: World, account: string, { stack, template, isCapable }: Wanted): Request {
  const input = {
    StackName: stack,
    TemplateBody: template,
    ...(isCapable && { Capabilities: ['CAPABILITY_NAMED_IAM' as const] }),
  };
  return stackNamed(world, { account, region }, stack)
    ? ask('cloudformation:UpdateStack', input)
    : ask('cloudformation:CreateStack', input);
}

/** Tells how the newest deployment of a stack ended. Null if there is no such stack. */
export function endOf(world: World, account: string, name: string): Ended | null {
  const stack = stackNamed(world, { account, region }, name);
  if (!stack) return null;
  const failed = firstFailure(world, stack.id);
  const { logicalId = '', status = '', reason = '' } = failed ?? {};
  return { status: stack.status, failed: failed ? { logicalId, status, reason } : null };
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
