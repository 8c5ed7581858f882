import type { LedgerIdOf } from '../../../engine/index.ts';

/** What cognito-identity leaves out or decides without AWS's word. */
export const cognitoIdentity: Readonly<Record<LedgerIdOf<'cognito-identity'>, string>> = {
  'saml-logins':
    'A SAML response is a login if its signature, issuer and times are valid. Without a role mapping, its Role attribute gives the role. Cognito’s words for a refusal are a guess.',
  'developer-lookups':
    'You can’t look up, merge or unlink developer identities here. You can get their tokens.',
  'login-tokens':
    'Every login is a signed token that says who it is for, even for providers whose real tokens are opaque (Facebook, Login with Amazon). Tokens are signed with ES256.',
  'identity-pool-checks':
    'The playground checks only the form of a provider’s ARN in an identity pool. Whether the provider exists shows when somebody signs in.',
  'identity-pool-pass-role':
    'To give an identity pool its roles, a caller needs iam:PassRole for each of them. AWS asks for it only if a role can do more than the caller.',
  'guest-session-policy':
    'AWS limits guests by an inline and a managed session policy. Here one policy allows what either of them allows.',
  'unsigned-rcp':
    'A resource control policy can forbid a call that nobody signs (GetId, GetOpenIdToken, GetCredentialsForIdentity). Cognito’s words for that are a guess.',
  'identity-pool-quotas': 'The sentence that refuses one identity pool too many is a guess.',
  'identity-pool-update':
    'UpdateIdentityPool removes what the request leaves out, except roles, role mappings and tags.',
  'identity-pool-lists':
    'Lists of identity pools and identities are in the order of their ids. What Cognito says about a foreign NextToken is a guess.',
  'identity-links':
    'If another identity already has a guest’s login, the guest becomes that identity. The guest’s own identity is disabled. Two identities’ logins in one request are a conflict, and so is a second login of one provider.',
  'classic-flow-unset':
    'An identity pool that doesn’t mention the basic (classic) flow allows it, as pools made through the API did in 2023.',
  'role-choice-refusals':
    'What Cognito says when the asked role isn’t among a login’s, or when ambiguous roles are denied, is a guess.',
  'rule-lists':
    'If a claim is a list, a mapping rule looks at each member. One of them must match, and for NotEqual none may be equal.',
  'several-mapped-logins': 'Of several logins in one request, the first that has a role mapping decides.',
  'principal-tags':
    'A claim that is missing, or can’t be a tag’s value, gives no session tag. You may set an attribute map for a provider that the pool doesn’t have.',
  'delete-unknown-identities':
    'DeleteIdentities skips identities that don’t exist, and answers AccessDenied for those of other accounts.',
  'cognito-sentences':
    'Cognito’s words for conflicting logins, a missing developer provider and changed provider names are a guess.',
};
