import type { Caller } from '../call/call.ts';
import type { Decision } from './decision.ts';

const actions: ReadonlySet<string> = new Set(['sts:getcalleridentity', 'sts:getsessiontoken']);

/**
 * Whether an action needs no permission and can't be denied. `action` in any case.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const isPublicAction = (action: string): boolean => actions.has(action.toLowerCase());

/** The decision about an action that needs no permission. */
export function publicDecision(caller: Caller, action: string): Decision {
  return {
    verdict: 'allow',
    decidedBy: 'public',
    action,
    resource: '*',
    principalArn: caller.arn,
    steps: [{ layer: 'public', verdict: 'allow', rule: 'no-permission-needed', statements: [] }],
    notModelled: null,
  };
}
