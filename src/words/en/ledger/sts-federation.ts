import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sts-federation leaves out or decides without AWS's word. */
export const stsFederation: Readonly<Record<LedgerIdOf<'sts-federation'>, string>> = {
  'token-sentences':
    'Why a web identity token is refused is told by AWS’s error code. Some of the sentences (a wrong signature, a token before its time, tags that can’t be read) are our own.',
  'token-keys':
    'Each simulated provider has one key that never changes, so thumbprints and key servers play no part.',
  'provider-keys':
    'Of an OpenID Connect provider’s token, policies see aud, sub, amr and oaud. Claims that single providers add (such as GitHub’s) are not condition keys here. Of several audiences, aud is the first that the provider lists.',
  'access-tokens':
    'The access tokens of Login with Amazon and Facebook are signed tokens here, too, so that they can be checked without asking anybody.',
  'saml-signature':
    'A SAML response is signed by its simulated provider over its text as it stands. The certificate in the provider’s metadata and XML’s canonical form play no part.',
  'saml-sentences':
    'AWS’s sentences about SAML responses are those of its troubleshooting page. For one that can’t be read, or comes before its time, the sentence is our own.',
  'saml-attributes':
    'Of a SAML response, policies see aud, iss, sub, sub_type, namequalifier and doc, not the eduPerson and similar attributes. SessionDuration is for console sign-ins and has no effect here.',
  'encrypted-assertions': 'A response with an encrypted assertion gives no answer.',
};
