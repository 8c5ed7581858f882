import { parseArn } from '../arn.ts';
import { authorize, decide } from './authorize.ts';
import { beyondPolicies } from './beyond-policies.ts';
import type { ApiError, Caller, Result, Try } from './call.ts';
import { credentialError, identify, takesUnsigned } from '../credentials/credentials.ts';
import { apiError } from '../errors.ts';
import type { Failure } from '../operations/operation.ts';
import { refuse } from '../operations/operation.ts';
import type { Decision, Layer, Verdict } from '../policy/decision.ts';
import { longestAction, longestResource } from '../policy/request.ts';
import { isUnsignedCall } from '../policy/strangers.ts';
import type { World } from '../world/world.ts';

export interface Answer {
  readonly decision: Decision | null;
  readonly failure: Failure | null;
}

/** Finds who asks a question, or why nobody does. What no caller has to sign may be asked by nobody. */
export function askerOf(world: World, { action, credentials }: Try, now: number): Result<Caller> {
  const isUnsigned = !credentials && isUnsignedCall({ type: 'anonymous' }, action);
  return identify(world, credentials, now, isUnsigned ? 's3' : action.split(':')[0]);
}

/**
 * The decision on a question, at a moment (ms); null if nobody signs with its credentials, or nobody may ask it. Nothing is
 * recorded, and nothing is said in AWS's words.
 */
export function decisionOn(world: World, question: Try, now: number): Decision | null {
  const { action, resource, context } = question;
  const [service = '', name = ''] = action.split(':');
  const identified = askerOf(world, question, now);
  if (!identified.ok || checkQuestion(action, resource)) return null;
  const { value: caller } = identified;
  return limitOf(caller, service, name) ? null : decide(world, caller, { action, resource }, context);
}

/** Refuses what this kind of caller can't ask, even if policies allow it. Who signs nothing is heard by few services. */
export const limitOf = (
  caller: Caller,
  service: string,
  name: string,
  isPermitted = false,
): Failure | null =>
  caller.type === 'anonymous' && !takesUnsigned(service) && !isUnsignedCall(caller, `${service}:${name}`)
    ? refuse(credentialError(service, 'missing'))
    : beyondPolicies(caller, service, name, isPermitted);

/** Answers the question of a caller that is known already, in the world as it stands. */
export function answerTo(
  world: World,
  caller: Caller,
  { action, resource, context }: Pick<Try, 'action' | 'resource' | 'context'>,
): Answer {
  const malformed = checkQuestion(action, resource);
  if (malformed) return { decision: null, failure: refuse(malformed) };
  const [service = '', name = ''] = action.split(':');
  const limited = limitOf(caller, service, name);
  if (limited) return { decision: null, failure: limited };
  const asked = { action, resource, label: labelOf(action, resource) };
  const { decision, failure } = authorize(world, caller, [asked], context);
  return { decision, failure: failure ?? limitOf(caller, service, name, true) };
}

/** Does the same, without a word on why: the verdict, and the layer that decides; `refused`: something beyond policies. */
export function verdictOn(
  world: World,
  caller: Caller,
  { action, resource, context }: Pick<Try, 'action' | 'resource' | 'context'>,
): { readonly verdict: Verdict; readonly decidedBy: Layer | 'refused' } {
  const [service = '', name = ''] = action.split(':');
  const refused = { verdict: 'implicitDeny', decidedBy: 'refused' } as const;
  if (checkQuestion(action, resource)) return refused;
  const limited = limitOf(caller, service, name);
  if (limited) return 'notModelled' in limited ? { ...refused, verdict: 'notModelled' } : refused;
  const { verdict, decidedBy } = decide(world, caller, { action, resource }, context, 'verdict');
  const late = verdict === 'allow' && limitOf(caller, service, name, true);
  if (!late) return { verdict, decidedBy };
  return 'notModelled' in late ? { verdict: 'notModelled', decidedBy } : refused;
}

function tooLong(name: string, most: number): ApiError {
  const constraint = `Member must have length less than or equal to ${most}`;
  return apiError(
    'ValidationError',
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
function checkQuestion(action: string, resource: string): ApiError | null {
  if (action.length > longestAction) return tooLong('actionNames.1.member', longestAction);
  if (resource.length > longestResource) return tooLong('resourceArns.1.member', longestResource);
  if (!/^[\w-]+:\w+$/.test(action)) return apiError('InvalidInput', `Invalid Action Name: ${action}`);
  if (resource !== '*' && !parseArn(resource))
    return apiError('InvalidInput', `Invalid Resource: ${resource}`);
  return null;
}

/**
 * Actions whose refusals print the ARN, even of what doesn't exist: those that create something, pass a role
 * or simulate policies.
 */
const printsArn =
  /^iam:(?:create(?:user|group|role|servicelinkedrole|instanceprofile)|passrole|simulateprincipalpolicy|getcontextkeysforprincipalpolicy)$/i;

/** IAM's words for the kinds that it prints by name instead of by ARN. */
const printedKinds: Readonly<Record<string, string>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  'instance-profile': 'instance profile',
};

/** IAM prints the kind and name of what exists already, S3 the ARN in quotes, every other service the ARN. */
function labelOf(action: string, resource: string): string {
  if (/^s3:/i.test(action)) return resource === '*' ? resource : `"${resource}"`;
  if (!/^iam:/i.test(action) || printsArn.test(action)) return resource;
  const parts = parseArn(resource)?.resource.split('/') ?? [];
  const [kind = ''] = parts;
  const name = parts.at(-1) ?? '';
  if (kind === 'policy') return `policy ${/^iam:createpolicy$/i.test(action) ? name : resource}`;
  return Object.hasOwn(printedKinds, kind) && name !== '' ? `${printedKinds[kind] ?? ''} ${name}` : resource;
}
