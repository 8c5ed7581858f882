import { sha1 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, textOfBytes, toBase64 } from './base64.ts';
import { isTextSignedBy } from './jwt.ts';
import { samlSignature, samlSuccess } from './saml-maker.ts';
import type { XmlElement } from './xml.ts';
import { elementAt, elementsOf, readXml } from './xml.ts';

const longestResponse = 75_000;

/**
 * A SAML response: the statement of an identity provider about somebody. Times in ms; NaN if a date can't be
 * read.
 */
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

/** The text of an element, without the blanks that lay it out. */
const textOf = (element: XmlElement | undefined): string => element?.text.trim() ?? '';

const dateOf = (element: XmlElement | undefined, name: string): number | null => {
  const text = element?.attributes.get(name);
  return text === undefined ? null : Date.parse(text);
};

function attributesOf(statement: XmlElement | undefined): Map<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const attribute of elementsOf(statement, 'Attribute')) {
    const name = attribute.attributes.get('Name') ?? '';
    const values = elementsOf(attribute, 'AttributeValue').map(textOf);
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
 * Reads a SAML response; null if the text isn't one. Reading proves nothing: `isSamlSigned` does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
export function readSaml(text: string): SamlResponse | null {
  const response = readXml(text);
  if (response?.name !== 'Response') return null;
  const assertion = elementAt(response, 'Assertion');
  const conditions = elementAt(assertion, 'Conditions');
  const confirmation = elementAt(assertion, 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData');
  const nameId = elementAt(assertion, 'Subject', 'NameID');
  const ends = [dateOf(conditions, 'NotOnOrAfter'), dateOf(confirmation, 'NotOnOrAfter')];
  const known = ends.filter((end) => end !== null);
  return {
    issuer: textOf(elementAt(assertion ?? response, 'Issuer')),
    isSuccess: elementAt(response, 'Status', 'StatusCode')?.attributes.get('Value') === samlSuccess,
    isEncrypted: !!elementAt(response, 'EncryptedAssertion'),
    issuedAt: dateOf(assertion, 'IssueInstant') ?? Number.NaN,
    notBefore: dateOf(conditions, 'NotBefore'),
    notOnOrAfter: known.length ? Math.min(...known) : null,
    sessionNotOnOrAfter: dateOf(elementAt(assertion, 'AuthnStatement'), 'SessionNotOnOrAfter'),
    audiences: elementsOf(elementAt(conditions, 'AudienceRestriction'), 'Audience').map(textOf),
    recipient: confirmation?.attributes.get('Recipient') ?? null,
    nameId: textOf(nameId),
    nameIdFormat: nameId?.attributes.get('Format') ?? '',
    attributes: attributesOf(elementAt(assertion, 'AttributeStatement')),
    text,
  };
}

/**
 * Whether the provider signed the response. The signature covers the whole text without the signature itself,
 * not its canonical form. It uses the key of the simulated provider, not the certificate in its metadata.
 */
export function isSamlSigned({ text, issuer }: SamlResponse): boolean {
  const [before, inner, ...more] = text.split(samlSignature.start);
  const end = inner?.indexOf(samlSignature.end) ?? -1;
  if (before === undefined || inner === undefined || more.length || end < 0) return false;
  return isTextSignedBy(before + inner.slice(end + samlSignature.end.length), inner.slice(0, end), issuer);
}

/**
 * Tells people of the same name at different providers apart: a hash of issuer, account and provider.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (NameQualifier)
 */
export const nameQualifier = (issuer: string, account: string, provider: string): string =>
  toBase64(sha1(utf8ToBytes(`${issuer}${account}/${provider}`)));
