import type { WireRequest } from './message.ts';
import type { Signature } from './signature.ts';
import { algorithm } from './signature.ts';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 and its HMAC. Both are synchronous, so that verifying a signature needs no waiting. */
export interface Hashing {
  /** 64 hexadecimal digits. */
  hash(data: Uint8Array | string): string;
  /** 32 bytes. */
  keyed(key: Uint8Array | string, text: string): Uint8Array;
  /** The same as 64 hexadecimal digits. */
  signed(key: Uint8Array | string, text: string): string;
}

const bytes = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? utf8ToBytes(data) : data;

/** Runs everywhere. A platform with faster hashing can replace it. */
const portableHashing: Hashing = {
  hash: (data) => bytesToHex(sha256(bytes(data))),
  keyed: (key, text) => hmac(sha256, bytes(key), utf8ToBytes(text)),
  signed: (key, text) => bytesToHex(portableHashing.keyed(key, text)),
};

/** Signing keys that are kept. A client uses one or two a day. */
const keptKeys = 200;

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Sorted by name, then value, each encoded by SigV4's rules. The signature itself is left out. */
function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [encode(decoded(name)), encode(decoded(value))] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature');
  return pairs
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const headerValue = (value: string): string => value.trim().replace(/ {2,}/g, ' ');

/** Every service except S3 encodes the path a second time. */
const canonicalPath = (path: string, service: string): string =>
  service === 's3' || path === '/' ? path : path.split('/').map(encode).join('/');

/**
 * Computes the signature that a request should have. It keeps signing keys: each takes four hashes and is valid for a
 * day.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export class Signer {
  readonly #hashing: Hashing;
  readonly #keys = new Map<string, Uint8Array>();

  constructor(hashing: Hashing = portableHashing) {
    this.#hashing = hashing;
  }

  /** 64 hexadecimal digits. */
  hash(data: Uint8Array | string): string {
    return this.#hashing.hash(data);
  }

  /** The signature of a request with this secret: 64 hexadecimal digits. */
  signatureFor(request: WireRequest, claimed: Signature, secret: string): string {
    const { date, region, service, time } = claimed;
    const scope = `${date}/${region}/${service}/aws4_request`;
    const toSign = `${algorithm}\n${time}\n${scope}\n${this.hash(this.#canonical(request, claimed))}`;
    return this.#hashing.signed(this.#keyFor(secret, claimed), toSign);
  }

  #canonical(request: WireRequest, { service, signedHeaders, isPresigned }: Signature): string {
    let headers = '';
    for (const name of signedHeaders) headers += `${name}:${headerValue(request.headers.get(name) ?? '')}\n`;
    // The body's hash in the header counts only for S3, which allows an unsigned body, whole or in chunks.
    const said = isPresigned ? 'UNSIGNED-PAYLOAD' : (request.headers.get('x-amz-content-sha256') ?? '');
    const isUnsigned = service === 's3' && /^(?:UNSIGNED-PAYLOAD$|STREAMING-)/.test(said);
    const payload = isUnsigned ? said : this.hash(request.body);
    return [
      request.method,
      canonicalPath(request.path, service),
      canonicalQuery(request.query),
      headers,
      signedHeaders.join(';'),
      payload,
    ].join('\n');
  }

  #keyFor(secret: string, { date, region, service }: Signature): Uint8Array {
    const name = `${date}/${region}/${service}/${secret}`;
    const known = this.#keys.get(name);
    if (known) return known;
    const derive = (key: Uint8Array | string, part: string): Uint8Array => this.#hashing.keyed(key, part);
    const key = derive(derive(derive(derive(`AWS4${secret}`, date), region), service), 'aws4_request');
    if (this.#keys.size >= keptKeys) this.#keys.clear();
    this.#keys.set(name, key);
    return key;
  }
}
