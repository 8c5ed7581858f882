import type { LedgerIdOf } from '../../../engine/index.ts';

/** What cognito-identity leaves out or decides without AWS's word. */
export const cognitoIdentity: Readonly<Record<LedgerIdOf<'cognito-identity'>, string>> = {
  'saml-logins':
    'A SAML response is taken as a login by its signature, issuer and times. Without a role mapping the role is the one that its Role attribute offers for the provider; how Cognito words what it refuses is a guess.',
  'developer-lookups':
    'Looking up, merging and unlinking developer identities can’t be done here; getting their tokens can.',
  'login-tokens':
    'Every login is a signed token that says who it is for, also for providers whose real tokens are opaque (Facebook, Login with Amazon). Tokens are signed with ES256.',
  'identity-pool-checks':
    'Providers of an identity pool are checked by the form of their ARNs: whether they exist shows when somebody signs in.',
  'identity-pool-pass-role':
    'Whoever gives an identity pool its roles needs iam:PassRole for each of them. AWS asks for it where a role can do more than the caller.',
  'guest-session-policy':
    'AWS limits guests by an inline and a managed session policy. Here they are one policy that allows what either does.',
  'unsigned-rcp':
    'How Cognito words that a resource control policy forbids a call that nobody signs (GetId, GetOpenIdToken, GetCredentialsForIdentity) is a guess.',
  'identity-pool-quotas': 'The sentence that refuses one identity pool too many is a guess.',
  'identity-pool-update':
    'What an UpdateIdentityPool request leaves out is taken away, but roles, role mappings and tags stay.',
  'identity-pool-lists':
    'Identity pools and identities are listed in the order of their ids; what Cognito says about a foreign NextToken is a guess.',
  'identity-links':
    'A guest who signs in with a login that another identity has becomes that identity, and the guest’s own one is disabled. Logins of two identities in one request are a conflict, and so is a second login of one provider.',
  'classic-flow-unset':
    'An identity pool that says nothing about the basic (classic) flow has it, as pools made through the API had in 2023.',
  'role-choice-refusals':
    'What Cognito says when the asked role isn’t among a login’s, or when ambiguous roles are denied, is a guess.',
  'rule-lists':
    'A mapping rule looks at each member of a claim that is a list: one of them must match, and for NotEqual none may be equal.',
  'several-mapped-logins': 'Of several logins in one request, the first that has a role mapping decides.',
  'principal-tags':
    'A claim that is missing, or can’t be a tag’s value, gives no session tag. An attribute map may be set for a provider that the pool doesn’t have.',
  'delete-unknown-identities':
    'DeleteIdentities passes over identities that don’t exist, and names those of other accounts as AccessDenied.',
  'cognito-sentences':
    'How Cognito words conflicting logins, a missing developer provider and changed provider names is a guess.',
};
