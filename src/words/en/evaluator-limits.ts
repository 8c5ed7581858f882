import type { SimplificationId } from '../../engine/index.ts';

/** What the evaluator leaves out or decides without AWS's word, one sentence each. */
export const evaluatorLimits: Readonly<Record<SimplificationId, string>> = {
  boundaries:
    'Permissions boundaries are not read: for whoever has one, every answer but an explicit deny is “not modelled”.',
  'set-operators':
    'ForAllValues and ForAnyValue, and keys with several values, answer “not modelled” where they could decide.',
  'binary-equals': 'The operator BinaryEquals answers “not modelled” where it could decide.',
  'other-accounts':
    'The policies of other accounts are not here, so where another account must allow as well, the answer is “not modelled”.',
  'resource-policies':
    'Only a role’s trust policy is read on the resource’s side: no bucket policies, key policies or queue policies.',
  organizations:
    'The account is in no organization: there are no service control policies and no resource control policies.',
  mfa: 'Nobody signs in with MFA: temporary credentials say aws:MultiFactorAuthPresent is false, long-term keys don’t say it at all.',
  'request-origin':
    'Calls come over the internet from one fixed documentation address, encrypted, and straight from the caller, unless you say otherwise.',
  'principals-elsewhere':
    'A trust policy may name anybody in another account: AWS would check that they exist, this page can’t.',
  'service-principals': 'Names of services are checked by their form, not against AWS’s list of services.',
  'self-assume':
    'A role that assumes itself must be named in its own trust policy; AWS doesn’t say whether its account or “*” would do.',
  'trusts-everybody':
    'A trust policy with the principal “*” lets everybody in this account in, without a permission of their own.',
  'assume-role-refusal':
    'A refused sts:AssumeRole says no reason unless something denies it; which words AWS uses for a deny is only partly documented.',
  'denying-policy-named':
    'When a managed policy denies, the refusal ends with its ARN; for inline policies AWS’s words are not documented.',
  'wildcards-in-variables':
    'A * or ? that comes out of a policy variable is an ordinary character, not a wildcard.',
  'variables-in-bool':
    'Policy variables work in Bool conditions; two of AWS’s pages contradict each other about it.',
  'not-resource-variable':
    'A NotResource whose variable has no value answers “not modelled”: AWS doesn’t document what happens.',
  'bad-values':
    'A number, date or address that can’t be read matches nothing; under a negated operator the answer is “not modelled”.',
  'document-faults':
    'Where a policy document has several faults, AWS may name another one first, and a few texts of its messages are not confirmed.',
  'managed-version':
    'Managed policies must say Version 2012-10-17; inline and trust policies may leave it out, as reports from AWS suggest.',
  'policy-size': 'White space is not counted in a policy’s size, inside of texts either.',
};
