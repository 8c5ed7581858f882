import { p256 } from '@noble/curves/nist.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { jsonDepth } from '../json-depth.ts';
import { fromBase64Url, textOfBytes, toBase64Url } from './base64.ts';

/**
 * The longest token that STS accepts.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
const maximumLength = 20_000;
/** No provider nests claims deeper. */
const maximumDepth = 16;

/** The members of a JSON object by name: names come from outside, so they are no properties. */
export type Claims = ReadonlyMap<string, unknown>;

/** A token's two readable parts. Reading proves nothing: `isSignedBy` does. */
export interface Token {
  readonly header: Claims;
  readonly claims: Claims;
}

interface ProviderKey {
  readonly secret: Uint8Array;
  readonly open: Uint8Array;
  readonly kid: string;
}

/** The keys of the providers that were met lately: making one takes as long as a signature. */
const keys = new Map<string, ProviderKey>();
const mostKeys = 100;

/**
 * The key of a simulated identity provider. It follows from the issuer's name, so that the same world gives the
 * same tokens on every machine; anybody can make it, and nothing outside of the simulation trusts it.
 */
function keyOf(issuer: string): ProviderKey {
  const known = keys.get(issuer);
  if (known) return known;
  const { secretKey, publicKey } = p256.keygen(sha384(utf8ToBytes(`iam-playground issuer ${issuer}`)));
  const key = { secret: secretKey, open: publicKey, kid: toBase64Url(sha256(publicKey)).slice(0, 22) };
  if (keys.size === mostKeys) keys.clear();
  keys.set(issuer, key);
  return key;
}

const part = (value: object): string => toBase64Url(utf8ToBytes(JSON.stringify(value)));

/** The signatures made lately, by issuer and text. Checking one by its curve takes longer than making it. */
const signatures = new Map<string, string>();
const mostSignatures = 100;

/** `issuer`'s ES256 signature of a text: base64url, 86 characters. The same text has the same one. */
export function signText(issuer: string, text: string): string {
  const signed = `${issuer}\n${text}`;
  const known = signatures.get(signed);
  if (known !== undefined) return known;
  const signature = toBase64Url(p256.sign(utf8ToBytes(text), keyOf(issuer).secret));
  if (signatures.size === mostSignatures) signatures.clear();
  signatures.set(signed, signature);
  return signature;
}

/** Whether `signature` (base64url) is `issuer`'s of that text. Never throws. */
export function isTextSignedBy(text: string, signature: string, issuer: string): boolean {
  if (signatures.get(`${issuer}\n${text}`) === signature) return true;
  const bytes = fromBase64Url(signature);
  return bytes?.length === 64 && p256.verify(bytes, utf8ToBytes(text), keyOf(issuer).open);
}

/**
 * A JSON Web Token of `issuer` over these claims, signed with ES256. Nothing is added to the claims: `iss`,
 * `aud`, `exp` and the rest are the caller's to give, times in seconds since the epoch.
 * https://www.rfc-editor.org/rfc/rfc7519
 */
export function signToken(issuer: string, claims: object): string {
  const signed = `${part({ alg: 'ES256', kid: keyOf(issuer).kid, typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${signText(issuer, signed)}`;
}

/**
 * The header and the claims of a token, its signature unchecked, or null if the text has not the form of one:
 * three parts of base64url, the first two of them JSON objects, 20,000 characters and 16 levels at most.
 * Never throws.
 */
export function readToken(token: string): Token | null {
  if (token.length > maximumLength) return null;
  const parts = token.split('.', 4);
  if (parts.length !== 3) return null;
  const [header, claims] = [readPart(parts[0]), readPart(parts[1])];
  return header && claims && { header, claims };
}

function readPart(encoded = ''): Claims | null {
  const bytes = fromBase64Url(encoded);
  const text = bytes && textOfBytes(bytes);
  if (!text || jsonDepth(text) > maximumDepth) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/**
 * Whether that provider signed the token. The header's algorithm and key are only compared with those of this
 * provider, never used: `none` and keys of others are no signature. Never throws.
 * https://www.rfc-editor.org/rfc/rfc8725
 */
export function isSignedBy(token: string, issuer: string): boolean {
  const read = readToken(token);
  if (!read || read.header.get('alg') !== 'ES256' || read.header.has('crit')) return false;
  if (!hasKeyOf(read, issuer)) return false;
  const end = token.lastIndexOf('.');
  return isTextSignedBy(token.slice(0, end), token.slice(end + 1), issuer);
}

/** Whether a token names the key of that provider: without it, no key can check its signature. */
export const hasKeyOf = ({ header }: Token, issuer: string): boolean =>
  header.get('kid') === keyOf(issuer).kid;
