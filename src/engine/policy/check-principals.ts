import { parseArn } from '../arn.ts';
import { checkShared } from './check-shared-issuers.ts';
import type { JsonNode } from './json-text.ts';
import { memberOf, stringsOf } from './json-text.ts';

const kinds: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const domain = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const service = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

const noPrincipals =
  'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!';
const syntax = 'Syntax errors in policy.';
const federatedForm = 'Federated principals must be valid domain names or SAML metadata ARNs';

function isFederated(value: string): boolean {
  const arn = parseArn(value);
  if (!arn) return domain.test(value);
  return arn.service === 'iam' && /^(?:saml-provider|oidc-provider)\/./.test(arn.resource);
}

/** The message for one Principal or NotPrincipal element, or null. Only S3's policies know canonical user ids. */
function checkPrincipal(node: JsonNode, hasCanonicalUser: boolean): string | null {
  if (node.type === 'string') return node.value === '*' ? null : syntax;
  if (node.type !== 'object') return syntax;
  if (node.members.length === 0) return noPrincipals;
  for (const { key, value } of node.members) {
    const values = stringsOf(value);
    if (!kinds.has(key) || !values) return syntax;
    const [first] = values;
    if (first === undefined) return noPrincipals;
    if (key === 'Federated' && !values.every(isFederated)) return federatedForm;
    const odd = key === 'Service' ? values.find((name) => !service.test(name)) : undefined;
    if (odd !== undefined) return `Invalid principal in policy: "SERVICE":"${odd}"`;
    if (key === 'CanonicalUser' && !hasCanonicalUser)
      return `Invalid principal in policy: "CANONICALUSER":"${first}"`;
  }
  return null;
}

/**
 * Identity pools of Cognito serve everybody's users: without a condition any pool could have the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
function checkCognito(node: JsonNode): string | null {
  const federated = stringsOf(memberOf(memberOf(node, 'Principal'), 'Federated')) ?? [];
  const condition = memberOf(node, 'Condition');
  const isOpen = condition?.type !== 'object' || condition.members.length === 0;
  return federated.includes('cognito-identity.amazonaws.com') && isOpen
    ? 'A condition block must be present for the Cognito provider'
    : null;
}

/** The message for the first fault in who a trust policy lets in, or null. Existence isn't asked here. */
export function checkPrincipals(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    if (memberOf(node, 'NotPrincipal')) return 'Has prohibited field NotPrincipal.';
    const principal = memberOf(node, 'Principal');
    const fault = principal
      ? (checkPrincipal(principal, false) ?? checkCognito(node) ?? checkShared(node))
      : noPrincipals;
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * Resource-based policies: every statement says for whom it is; NotPrincipal stands with Deny.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function checkResourcePrincipals(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    const spared = memberOf(node, 'NotPrincipal');
    const element = memberOf(node, 'Principal') ?? spared;
    if (!element) return 'Missing required field Principal';
    if (spared && stringsOf(memberOf(node, 'Effect'))?.[0] !== 'Deny')
      return 'NotPrincipal must be used with the Deny effect.';
    const fault = checkPrincipal(element, true);
    if (fault !== null) return fault;
  }
  return null;
}
