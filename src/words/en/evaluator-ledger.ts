import type { SimplificationId } from '../../engine/index.ts';

/** What the evaluator leaves out or decides without AWS's word, one sentence each. */
export const evaluatorLedger: Readonly<Record<SimplificationId, string>> = {
  'other-accounts':
    'Where an account that is not here must allow as well, the answer is “not modelled”: its policies can’t be read.',
  'canonical-users':
    'A principal that S3 names by its canonical user id answers “not modelled” where it could decide.',
  'allow-not-principal':
    'An Allow with NotPrincipal answers “not modelled”: AWS wants NotPrincipal with Deny.',
  'set-operators':
    'ForAllValues and ForAnyValue with Null, ForAnyValue with IfExists on a missing key, and keys that can hold several values without either of the two, answer “not modelled”.',
  'multivalued-keys':
    'Which keys can hold several values is a list made from AWS’s service authorization reference: a key that is missing there counts as one with a single value.',
  'values-without-words':
    'Null on a key with an empty list, ArnLike with “*” alone, a date that is only a year, and a policy variable’s default without a blank before it answer “not modelled”: AWS doesn’t document what they mean.',
  'incomplete-arns':
    'An ARN of fewer than six fields is completed in identity-based policies, boundaries and service control policies; in a resource’s own policy and in resource control policies it answers “not modelled”.',
  'resource-policies':
    'A resource that is not here has no policy of its own; a KMS key that is not here is taken to leave the choice to its account’s policies.',
  'key-grants': 'KMS grants are not read: only key policies and IAM policies decide about a key.',
  's3-lists':
    'S3’s access control lists, access points and Block Public Access settings take no part in a decision about a bucket.',
  's3-tags':
    'Tags of buckets and objects are no condition keys: AWS compares a bucket’s tags only where that was switched on, and has keys of its own for objects.',
  'endpoint-policies': 'Calls pass no VPC endpoint, so there are no VPC endpoint policies.',
  'organization-delegation':
    'The delegation policy of an organization is not read: only the management account’s own policies decide about it.',
  'rcp-services':
    'Resource control policies reach all actions of the services that AWS lists; for a few of them AWS reaches only some.',
  'console-mfa':
    'Who is signed in to the console used no MFA there: aws:MultiFactorAuthPresent is false. GetSessionToken with a code is the way to prove it.',
  'request-origin':
    'Calls come over the internet from one fixed documentation address, encrypted, and straight from the caller, unless you say otherwise.',
  'principals-elsewhere':
    'A policy may name anybody in an account that is not here: AWS would check that they exist, this page can’t.',
  'service-principals': 'Names of services are checked by their form, not against AWS’s list of services.',
  'self-assume':
    'A role that could only assume itself because its trust policy names everybody (“*”) answers “not modelled”: AWS speaks of the role’s ARN and its account.',
  'trusts-everybody':
    'The principal “*” counts as naming each caller itself: within one account nothing else need allow then, whatever a boundary or session policy leaves out.',
  'limits-under-trust': 'Session policies hold back also a caller whom a role’s trust policy names directly.',
  'federated-principals':
    'In a resource’s policy an identity provider as principal means the sessions that it vouched for, within their limits.',
  'session-managed-policies':
    'Managed policies that were passed for a session count as they are today, and one that is gone leaves the answer open.',
  'assume-role-refusal':
    'A refused sts:AssumeRole, sts:TagSession or sts:SetSourceIdentity says no reason unless something denies it; which words AWS uses for a deny is only partly documented.',
  'which-refusal-is-told':
    'Where several policies refuse, one is told: resource control, service control, resource-based, identity-based, boundary, session policies, in this order.',
  'denying-policy-named':
    'When a policy with an ARN of its own denies, the refusal ends with that ARN; for inline policies AWS’s words are not documented.',
  'wildcards-in-variables':
    'A * or ? that comes out of a policy variable is an ordinary character, not a wildcard.',
  'variables-in-bool':
    'Policy variables work in Bool conditions; two of AWS’s pages contradict each other about it.',
  'not-resource-variable':
    'A NotResource whose variable has no value answers “not modelled”: AWS doesn’t document what happens.',
  'bad-values':
    'A number, date or address that can’t be read matches nothing; under a negated operator the answer is “not modelled”.',
  'shared-issuers':
    'Trust in an issuer that signs for everybody (GitHub, GitLab, Terraform and others) needs a condition on its own claim; the words of the refusal are not confirmed.',
  'document-faults':
    'Where a policy document has several faults, AWS may name another one first, and a few texts of its messages are not confirmed.',
  'managed-version':
    'Managed policies must say Version 2012-10-17; inline and trust policies may leave it out, as reports from AWS suggest.',
  'policy-size': 'White space is not counted in a policy’s size, inside of texts either.',
};
