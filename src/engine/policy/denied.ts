import { parseArn } from '../arn.ts';
import type { Decision, Layer, StatementTrace } from './decision.ts';

/** The statement that an explicit deny rests on. */
function denier(decision: Decision): StatementTrace | null {
  const step = decision.steps.find(({ layer }) => layer === decision.decidedBy);
  return step?.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched') ?? null;
}

/** What AWS calls the policies of a layer. */
const names: ReadonlyMap<Layer, { readonly name: string; readonly withArticle: string }> = new Map([
  ['trust', { name: 'role trust policy', withArticle: 'the role trust policy' }],
  ['identity', { name: 'identity-based policy', withArticle: 'an identity-based policy' }],
  ['resource', { name: 'resource-based policy', withArticle: 'a resource-based policy' }],
  ['boundary', { name: 'permissions boundary', withArticle: 'a permissions boundary' }],
  ['session', { name: 'session policy', withArticle: 'a session policy' }],
  ['scp', { name: 'service control policy', withArticle: 'a service control policy' }],
  ['rcp', { name: 'resource control policy', withArticle: 'a resource control policy' }],
]);

/** Policies with an ARN of their own: inline policies have none, a trust or bucket policy's owner is already named. */
const isNamedByArn: ReadonlySet<string> = new Set(['managed', 'boundary', 'session', 'scp', 'rcp']);

/** The tail that says which kind of policy refused, or nothing. */
function reasonOf(decision: Decision, isInside: boolean): string {
  const { action, verdict, decidedBy } = decision;
  const kind = names.get(decidedBy);
  if (!kind) return '';
  if (verdict === 'explicitDeny') {
    const policy = denier(decision)?.policy;
    const arn = policy && isNamedByArn.has(policy.kind) && isInside ? policy.arn : null;
    return ` with an explicit deny in ${kind.withArticle}${arn === null ? '' : `: ${arn}`}`;
  }
  if (/^sts:(?:assumerole|tagsession|setsourceidentity)$/i.test(action)) return '';
  return ` because no ${kind.name} allows the ${action} action`;
}

/**
 * AWS's own sentence for a refusal (AccessDenied, 403). `shown` is the resource as AWS prints it: `user ana`
 * for IAM calls on what exists, otherwise the ARN. Since January 2026 the ARN of the policy that denies is told
 * within its account or organization: `isInside` says whether the caller is there. For `sts:AssumeRole` and what is
 * asked with it the implicit refusal keeps the short form, although the guide shows the long one, so that trust, permission and a
 * missing role look alike; the explicit one says where, as the guide documents. A role of another account can't be
 * passed, and that has a sentence of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedMessage(
  decision: Decision,
  shown: string = decision.resource,
  isInside = true,
): string {
  const { principalArn, action, verdict, decidedBy, resource } = decision;
  const isElsewhere = parseArn(principalArn)?.account !== parseArn(resource)?.account;
  if (/^iam:passrole$/i.test(action) && verdict === 'implicitDeny' && decidedBy === 'resource' && isElsewhere)
    return 'Cross-account pass role is not allowed.';
  return `User: ${principalArn === '' ? 'anonymous' : principalArn} is not authorized to perform: ${action} on resource: ${shown}${reasonOf(decision, isInside)}`;
}
