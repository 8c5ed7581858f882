import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sts-federation leaves out or decides without AWS's word. */
export const stsFederation: Readonly<Record<LedgerIdOf<'sts-federation'>, string>> = {
  'token-sentences':
    'AWS’s error code says why STS refuses a web identity token. Some of the sentences (a wrong signature, a token before its time, unreadable tags) are our own.',
  'token-keys':
    'Each simulated provider has one key that never changes, so thumbprints and key servers play no part.',
  'provider-keys':
    'Policies see aud, sub, amr and oaud of an OpenID Connect provider’s token. Claims that single providers add (such as GitHub’s) are not condition keys here. If a token has several audiences, aud is the first that the provider lists.',
  'access-tokens':
    'The access tokens of Login with Amazon and Facebook are signed tokens here, too, so the playground can check them by itself.',
  'saml-signature':
    'The simulated provider signs the plain text of a SAML response. The certificate in its metadata and XML’s canonical form play no part.',
  'saml-sentences':
    'AWS’s sentences about SAML responses come from its troubleshooting page. For an unreadable response, or one before its time, the sentence is our own.',
  'saml-attributes':
    'Policies see aud, iss, sub, sub_type, namequalifier and doc of a SAML response, not the eduPerson and similar attributes. SessionDuration is for console sign-ins and has no effect here.',
  'encrypted-assertions': 'A response with an encrypted assertion gives no answer.',
};
