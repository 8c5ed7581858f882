import type { Decision, StatementTrace } from './decision.ts';

/** The statement that an explicit deny rests on. */
function denier(decision: Decision): StatementTrace | null {
  const step = decision.steps.find(({ layer }) => layer === decision.decidedBy);
  return step?.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched') ?? null;
}

const kinds = {
  trust: { name: 'role trust policy', withArticle: 'the role trust policy' },
  identity: { name: 'identity-based policy', withArticle: 'an identity-based policy' },
} as const;

/** The tail that says which kind of policy refused, or nothing. */
function reasonOf(decision: Decision): string {
  const { action, verdict, decidedBy } = decision;
  const kind = decidedBy === 'trust' || decidedBy === 'identity' ? kinds[decidedBy] : null;
  if (!kind) return '';
  if (verdict === 'explicitDeny') {
    const policy = denier(decision)?.policy;
    // An inline policy has no ARN, and a trust policy's role is already named.
    const arn = policy?.kind === 'managed' && policy.arn !== null ? `: ${policy.arn}` : '';
    return ` with an explicit deny in ${kind.withArticle}${arn}`;
  }
  // What really happens, not what the guide says: no reason is given for a role that isn't assumed.
  if (action.toLowerCase() === 'sts:assumerole') return '';
  return ` because no ${kind.name} allows the ${action} action`;
}

/**
 * AWS's own sentence for a refusal (AccessDenied, 403). `shown` is the resource as AWS prints it: `user ana`
 * for IAM calls on what exists, otherwise the ARN. Since January 2026 the ARN of a managed policy that denies
 * is told within its account. For `sts:AssumeRole` the implicit refusal keeps the short form, so that trust,
 * permission and a missing role look alike; the explicit one says where, as the guide documents.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedMessage(decision: Decision, shown: string = decision.resource): string {
  const { principalArn, action } = decision;
  return `User: ${principalArn} is not authorized to perform: ${action} on resource: ${shown}${reasonOf(decision)}`;
}
