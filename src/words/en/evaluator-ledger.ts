import type { SimplificationId } from '../../engine/index.ts';

/** What the evaluator leaves out or decides without AWS's word, one sentence each. */
export const evaluatorLedger: Readonly<Record<SimplificationId, string>> = {
  'other-accounts':
    'If an account that is not here must also allow the call, the answer is “not modelled”. The playground can’t read that account’s policies.',
  'canonical-users':
    'If a principal with an S3 canonical user id could decide, the answer is “not modelled”.',
  'allow-not-principal':
    'An Allow with NotPrincipal is “not modelled”. AWS wants NotPrincipal only with Deny.',
  'set-operators':
    'Three things are “not modelled”: ForAllValues and ForAnyValue with Null, ForAnyValue with IfExists on a missing key, and a key with several values without either of the two.',
  'multivalued-keys':
    'The list of keys that can have several values comes from AWS’s service authorization reference. A key that is missing there counts as one with a single value.',
  'values-without-words':
    'Four things are “not modelled”, because AWS doesn’t document their meaning: Null on a key with an empty list, ArnLike with “*” alone, a date that is only a year, and a policy variable’s default without a space before it.',
  'incomplete-arns':
    'The playground completes an ARN of fewer than six fields in identity-based policies, boundaries and service control policies. In a resource’s own policy and in resource control policies it is “not modelled”.',
  'too-large':
    'A decision that would take longer than about 50 milliseconds is “not modelled: too large”. Only policies and requests far beyond AWS’s quotas are that large.',
  'resource-policies':
    'A resource that is not here has no policy of its own. A KMS key that is not here lets its account’s policies decide.',
  'key-grants':
    'The playground doesn’t read KMS grants. Only key policies and IAM policies decide about a key.',
  's3-lists':
    'S3’s access control lists, access points and Block Public Access settings don’t affect a decision about a bucket.',
  's3-tags':
    'Tags of buckets and objects are not condition keys here. AWS compares a bucket’s tags only after you switch that on. For objects it has separate keys.',
  'endpoint-policies': 'Calls pass no VPC endpoint, so there are no VPC endpoint policies.',
  'organization-delegation':
    'The playground doesn’t read an organization’s delegation policy. Only the management account’s own policies decide about the organization.',
  'rcp-services':
    'Resource control policies apply to all actions of the services that AWS lists. For a few services, AWS applies them to some actions only.',
  'console-mfa':
    'People signed in to the console have used no MFA there, so aws:MultiFactorAuthPresent is false. Use GetSessionToken with a code to prove MFA.',
  'request-origin':
    'Calls come over the internet from one fixed documentation address, encrypted, and straight from the caller, unless you say otherwise.',
  'principals-elsewhere':
    'A policy may name anybody in an account that is not here. AWS would check that they exist; this page can’t.',
  'service-principals':
    'The playground checks the form of a service’s name, not whether AWS has that service.',
  'self-assume':
    'If a role can assume itself only because its trust policy names everybody (“*”), the answer is “not modelled”. AWS mentions only the role’s ARN and its account.',
  'trusts-everybody':
    'The principal “*” counts as naming each caller directly. Within one account no other policy has to allow the call then, not even a boundary or a session policy.',
  'limits-under-trust': 'Session policies also limit a caller that a role’s trust policy names directly.',
  'federated-principals':
    'An identity provider as principal of a resource’s policy means the sessions that it vouched for, within their limits.',
  'session-managed-policies':
    'Managed policies passed for a session count as they are today. If one of them is gone, the answer stays open.',
  'assume-role-refusal':
    'A refused sts:AssumeRole, sts:TagSession or sts:SetSourceIdentity gives no reason unless a statement denies it. AWS documents only part of its words for a deny.',
  'which-refusal-is-told':
    'If several policies refuse, the message names one. The order is: resource control, service control, resource-based, identity-based, boundary, session policies.',
  'denying-policy-named':
    'If a policy with its own ARN denies, the refusal ends with that ARN. AWS doesn’t document its words for inline policies.',
  'wildcards-in-variables':
    'A * or ? in the value of a policy variable is an ordinary character, not a wildcard.',
  'variables-in-bool':
    'Policy variables work in Bool conditions. Two of AWS’s pages contradict each other about that.',
  'not-resource-variable':
    'A NotResource whose variable has no value is “not modelled”. AWS doesn’t document what happens.',
  'bad-values':
    'A number, date or address that IAM can’t read matches nothing. Under a negated operator the answer is “not modelled”.',
  'shared-issuers':
    'Trust in an issuer that signs for everybody (GitHub, GitLab, Terraform and others) needs a condition on its own claim. The words of the refusal are not confirmed.',
  'document-faults':
    'If a policy document has several faults, AWS may name another one first. A few of the messages are not confirmed.',
  'managed-version':
    'Managed policies must say Version 2012-10-17. Reports suggest that inline and trust policies may leave it out.',
  'policy-size': 'A policy’s size doesn’t count white space, not even inside strings.',
};
