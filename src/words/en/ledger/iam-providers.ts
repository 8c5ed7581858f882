import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-providers leaves out or decides without AWS's word. */
export const iamProviders: Readonly<Record<LedgerIdOf<'iam-providers'>, string>> = {
  'profile-role-change':
    'Adding the role that an instance profile already has is refused by the quota, as adding another one is. The sentence for taking out a role that isn’t in it is a guess.',
  'profile-in-use':
    'An instance profile can be deleted while an instance still names it; the instance then has no role.',
  'slr-services':
    'About 30 services can make their service-linked role here. Naming another service gives no answer.',
  'slr-suffix':
    'Only Auto Scaling, Connect and Lex V2 take a custom suffix here. AWS has no list of the services that do.',
  'slr-deletion':
    'A service-linked role is deleted at once and the deletion always succeeds: the resources that would still need the role aren’t modelled.',
  'slr-only':
    'Deleting a role that isn’t service-linked as if it were one is answered as if it didn’t exist.',
  'oidc-not-contacted':
    'No OpenID Connect provider is contacted, so any address is taken. A thumbprint that isn’t given is made up.',
  'oidc-url':
    'Two addresses that differ only in a slash at the end, or in the case of the host, count as the same provider.',
  'saml-metadata':
    'Of SAML metadata only the entity id, the expiry and that it describes an identity provider are read. Its certificates aren’t checked. Without an expiry it is valid for 100 years.',
  'saml-encryption': 'SAML providers have no private keys here, so assertions can’t be encrypted.',
};
