import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, textOfBytes, toBase64 } from './base64.ts';
import { isTextSignedBy, signText } from './jwt.ts';
import type { XmlElement } from './xml.ts';
import { elementAt, escapeXml, readXml } from './xml.ts';

const longestResponse = 75_000;
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

/** Where AWS takes responses, and for whom assertions must be. */
export const samlRecipient = 'https://signin.aws.amazon.com/saml';

/** What an identity provider says of somebody in a SAML response. Times in ms; NaN where a date can't be read. */
export interface SamlResponse {
  readonly issuer: string;
  readonly isSuccess: boolean;
  readonly isEncrypted: boolean;
  readonly issuedAt: number;
  readonly notBefore: number | null;
  readonly notOnOrAfter: number | null;
  readonly sessionNotOnOrAfter: number | null;
  readonly audiences: readonly string[];
  readonly recipient: string | null;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** The whole document, to check its signature. */
  readonly text: string;
}

const dateOf = (element: XmlElement | undefined, name: string): number | null => {
  const text = element?.attributes.get(name);
  return text === undefined ? null : Date.parse(text);
};

function attributesOf(statement: XmlElement | undefined): Map<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const attribute of statement?.children.get('Attribute') ?? []) {
    const name = attribute.attributes.get('Name') ?? '';
    const values = (attribute.children.get('AttributeValue') ?? []).map(({ text }) => text);
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  }
  return attributes;
}

/** The document in a SAML response as the browser posts it: base64 of XML, or null. */
export function samlText(encoded: string): string | null {
  const bytes = fromBase64(encoded);
  return bytes && bytes.length <= longestResponse ? textOfBytes(bytes) : null;
}

/**
 * What a SAML response says, or null where the text isn't one. Reading proves nothing: `isSamlSigned` does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
export function readSaml(text: string): SamlResponse | null {
  const response = elementAt(readXml(text) ?? undefined, 'Response');
  if (!response) return null;
  const assertion = elementAt(response, 'Assertion');
  const conditions = elementAt(assertion, 'Conditions');
  const confirmation = elementAt(assertion, 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData');
  const nameId = elementAt(assertion, 'Subject', 'NameID');
  const ends = [dateOf(conditions, 'NotOnOrAfter'), dateOf(confirmation, 'NotOnOrAfter')];
  const known = ends.filter((end) => end !== null);
  return {
    issuer: elementAt(assertion ?? response, 'Issuer')?.text ?? '',
    isSuccess: elementAt(response, 'Status', 'StatusCode')?.attributes.get('Value') === success,
    isEncrypted: !!elementAt(response, 'EncryptedAssertion'),
    issuedAt: dateOf(assertion, 'IssueInstant') ?? Number.NaN,
    notBefore: dateOf(conditions, 'NotBefore'),
    notOnOrAfter: known.length ? Math.min(...known) : null,
    sessionNotOnOrAfter: dateOf(elementAt(assertion, 'AuthnStatement'), 'SessionNotOnOrAfter'),
    audiences: (elementAt(conditions, 'AudienceRestriction')?.children.get('Audience') ?? []).map(
      (audience) => audience.text,
    ),
    recipient: confirmation?.attributes.get('Recipient') ?? null,
    nameId: nameId?.text ?? '',
    nameIdFormat: nameId?.attributes.get('Format') ?? '',
    attributes: attributesOf(elementAt(assertion, 'AttributeStatement')),
    text,
  };
}

const signatureStart = `<ds:Signature xmlns:ds="${namespaces.signature}"><ds:SignatureValue>`;
const signatureEnd = '</ds:SignatureValue></ds:Signature>';

/**
 * Whether the provider signed the response. What is signed is the whole text without the one signature in it: not
 * its canonical form, and with the key of the simulated provider, not the certificate in its metadata.
 */
export function isSamlSigned({ text, issuer }: SamlResponse): boolean {
  const [before, inner, ...more] = text.split(signatureStart);
  const end = inner?.indexOf(signatureEnd) ?? -1;
  if (before === undefined || inner === undefined || more.length || end < 0) return false;
  return isTextSignedBy(before + inner.slice(end + signatureEnd.length), inner.slice(0, end), issuer);
}

/** What a provider is to say of somebody. Times in ms. */
export interface SamlStatement {
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
    `<samlp:Status><samlp:StatusCode Value="${success}"/></samlp:Status>`,
    assertionOf(statement),
    '</samlp:Response>',
  ].join('');
  const signature = signatureStart + signText(issuer, start + rest) + signatureEnd;
  return toBase64(utf8ToBytes(start + signature + rest));
}

/**
 * What tells people of the same name at different providers apart: a hash of issuer, account and provider.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (NameQualifier)
 */
export const nameQualifier = (issuer: string, account: string, provider: string): string =>
  toBase64(sha1(utf8ToBytes(`${issuer}${account}/${provider}`)));
