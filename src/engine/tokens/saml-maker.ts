import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from './base64.ts';
import { signText } from './jwt.ts';

/** Escapes text for an XML document. */
const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

/** The status of a sign-in that succeeded. */
export const samlSuccess = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** The address to which responses for AWS are sent, and the recipient that assertions must name. */
export const samlRecipient = 'https://signin.aws.amazon.com/saml';

/** The text before and after a response's signature. */
export const samlSignature = {
  start: `<ds:Signature xmlns:ds="${namespaces.signature}"><ds:SignatureValue>`,
  end: '</ds:SignatureValue></ds:Signature>',
} as const;

/** The statement that a provider shall make about somebody. Times in ms. */
interface SamlStatement {
  readonly id: string;
  readonly issuer: string;
  readonly nameId: string;
  readonly now: number;
  readonly notOnOrAfter: number;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const date = (time: number): string => new Date(time).toISOString();

function assertionOf({ id, issuer, nameId, now, notOnOrAfter, attributes }: SamlStatement): string {
  const statement = attributes.map(({ name, values }) => {
    const inner = values.map((value) => `<saml:AttributeValue>${escapeXml(value)}</saml:AttributeValue>`);
    return `<saml:Attribute Name="${escapeXml(name)}">${inner.join('')}</saml:Attribute>`;
  });
  return [
    `<saml:Assertion xmlns:saml="${namespaces.assertion}" ID="_${id}" IssueInstant="${date(now)}" Version="2.0">`,
    `<saml:Issuer>${escapeXml(issuer)}</saml:Issuer>`,
    '<saml:Subject>',
    `<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escapeXml(nameId)}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml:SubjectConfirmationData NotOnOrAfter="${date(notOnOrAfter)}" Recipient="${samlRecipient}"/>`,
    '</saml:SubjectConfirmation></saml:Subject>',
    `<saml:Conditions NotBefore="${date(now)}" NotOnOrAfter="${date(notOnOrAfter)}">`,
    `<saml:AudienceRestriction><saml:Audience>${samlRecipient}</saml:Audience></saml:AudienceRestriction>`,
    `</saml:Conditions><saml:AuthnStatement AuthnInstant="${date(now)}"/>`,
    `<saml:AttributeStatement>${statement.join('')}</saml:AttributeStatement></saml:Assertion>`,
  ].join('');
}

/** A SAML response as a provider posts it to AWS: base64 of signed XML. */
export function makeSaml(statement: SamlStatement): string {
  const { id, issuer, now } = statement;
  const start = `<samlp:Response xmlns:samlp="${namespaces.protocol}" ID="_r${id}" IssueInstant="${date(now)}" Version="2.0" Destination="${samlRecipient}">`;
  const rest = [
    `<samlp:Status><samlp:StatusCode Value="${samlSuccess}"/></samlp:Status>`,
    assertionOf(statement),
    '</samlp:Response>',
  ].join('');
  const signature = samlSignature.start + signText(issuer, start + rest) + samlSignature.end;
  return toBase64(utf8ToBytes(start + signature + rest));
}
