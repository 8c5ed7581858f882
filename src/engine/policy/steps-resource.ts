import type { Read } from './conclusion.ts';
import type { RuleId } from './decision.ts';

/** What a role's trust policy says of a caller that it lets in. */
function trustRule({ request, resource, layers }: Read): RuleId {
  const { type } = request.caller;
  if (type === 'service') return 'service-is-trusted';
  if (type === 'webIdentity' || type === 'saml') return 'federation-is-trusted';
  if (layers.isElsewhere) return 'trust-allow';
  const isNamed = resource?.grants.direct === 'yes' || resource?.grants.limited === 'yes';
  return isNamed ? 'trust-names-caller' : 'trust-delegates-to-account';
}

/** What a resource's policy says of a caller that it lets in. */
function allowRule({ resource, layers }: Read): RuleId {
  if (layers.isElsewhere) return 'resource-allows-outsider';
  if (resource?.grants.direct === 'yes') return 'resource-names-caller';
  return resource?.grants.limited === 'yes' ? 'resource-names-role' : 'resource-delegates-to-account';
}

/** The rule by which the resource's side lets a caller in, or doesn't. */
export function resourceRule(read: Read, said: 'allow' | 'silent'): RuleId {
  const { layers, request } = read;
  if (layers.resource?.layer === 'trust') return said === 'allow' ? trustRule(read) : 'trust-silent';
  if (said === 'allow') return allowRule(read);
  return layers.isElsewhere && request.resource.startsWith('arn:aws:iam:')
    ? 'stays-in-its-account'
    : 'resource-silent';
}
