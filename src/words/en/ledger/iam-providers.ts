import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-providers leaves out or decides without AWS's word. */
export const iamProviders: Readonly<Record<LedgerIdOf<'iam-providers'>, string>> = {
  'profile-role-change':
    'The quota refuses the role that an instance profile already has, as it refuses another one. The sentence for removing a role that isn’t in it is a guess.',
  'profile-in-use':
    'You can delete an instance profile while an instance still names it. The instance then has no role.',
  'slr-services':
    'About 30 services can make their service-linked role here. Naming another service gives no answer.',
  'slr-suffix':
    'Only Auto Scaling, Connect and Lex V2 take a custom suffix here. AWS has no list of the services that do.',
  'slr-deletion':
    'The deletion of a service-linked role always succeeds at once. The playground doesn’t model resources that still need the role.',
  'slr-only': 'DeleteServiceLinkedRole answers for an ordinary role as if the role didn’t exist.',
  'oidc-not-contacted':
    'The playground contacts no OpenID Connect provider, so it accepts any address. If you give no thumbprint, it makes one up.',
  'oidc-delete-missing':
    'The playground refuses to delete a provider that isn’t there, as AWS was seen to do. AWS’s reference says that nothing happens.',
  'oidc-url':
    'Two addresses that differ only in a slash at the end, or in the case of the host, count as the same provider.',
  'saml-metadata':
    'The playground reads only three things in SAML metadata: the entity id, the expiry, and that it describes an identity provider. It doesn’t check certificates. Without an expiry, the metadata is valid for 100 years.',
  'saml-encryption': 'SAML providers have no private keys here, so nobody can encrypt assertions.',
};
