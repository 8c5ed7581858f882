import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { WireRequest } from './message.ts';

const algorithm = 'AWS4-HMAC-SHA256';

/** What a signature says of itself, before anybody knows whether it is good. */
export interface Signature {
  readonly accessKeyId: string;
  /** `20261125` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261125T104200Z` */
  readonly time: string;
  readonly sessionToken: string | null;
}

const hash = (data: Uint8Array): string => bytesToHex(sha256(data));
const keyed = (key: Uint8Array, text: string): Uint8Array => hmac(sha256, key, utf8ToBytes(text));

/**
 * The signature of a request: `none` where it carries no trace of one, `incomplete` with AWS's sentence where
 * its header can't be read. Signatures in the query (presigned requests) are read, too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureOf(
  request: WireRequest,
): { readonly found: 'none' } | { readonly found: 'incomplete'; readonly message: string } | Signature {
  const header = request.headers.get('authorization');
  if (header === undefined) return presigned(request);
  const [scheme = '', ...rest] = header.trim().split(/\s+/);
  if (scheme !== algorithm) return incomplete(`Authorization header requires '${algorithm}' scheme.`);
  const fields = new Map(
    rest
      .join(' ')
      .split(',')
      .map((field) => field.trim().split('=', 2) as [string, string]),
  );
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !fields.get(name));
  const time = request.headers.get('x-amz-date');
  const complaints = [
    ...missing.map((name) => `Authorization header requires '${name}' parameter.`),
    ...(time === undefined
      ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."]
      : []),
  ];
  if (complaints.length) return incomplete(`${complaints.join(' ')} Authorization=${scheme}`);
  return scoped({
    credential: fields.get('Credential') ?? '',
    signedHeaders: fields.get('SignedHeaders') ?? '',
    signature: fields.get('Signature') ?? '',
    time: time ?? '',
    sessionToken: request.headers.get('x-amz-security-token') ?? null,
  });
}

const incomplete = (message: string) => ({ found: 'incomplete', message }) as const;

function presigned(request: WireRequest): ReturnType<typeof signatureOf> {
  const query = new URLSearchParams(request.query);
  const signature = query.get('X-Amz-Signature');
  if (signature === null) return { found: 'none' };
  return scoped({
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature,
    time: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token'),
  });
}

interface Fields {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly time: string;
  readonly sessionToken: string | null;
}

function scoped({
  credential,
  signedHeaders,
  signature,
  time,
  sessionToken,
}: Fields): ReturnType<typeof signatureOf> {
  const [accessKeyId = '', date = '', region = '', service = '', end = ''] = credential.split('/');
  if (!accessKeyId || end !== 'aws4_request' || !/^\d{8}$/.test(date))
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  if (!/^\d{8}T\d{6}Z$/.test(time))
    return incomplete(`Date must be in ISO-8601 'basic format'. Got '${time}'.`);
  return {
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: signedHeaders.split(';'),
    signature,
    time,
    sessionToken,
  };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Sorted by name, then value, each encoded as SigV4 wants it; the signature itself is left out. */
function canonicalQuery(query: string): string {
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

const headerValue = (value: string): string => value.trim().replace(/ +/g, ' ');

/**
 * The signature that a request would have with this secret: 64 hexadecimal digits.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureFor(request: WireRequest, claimed: Signature, secret: string): string {
  const { date, region, service, signedHeaders, time } = claimed;
  const headers = signedHeaders.map((name) => `${name}:${headerValue(request.headers.get(name) ?? '')}\n`);
  // What the header says of the body is only believed where S3 lets the body go unsigned.
  const isUnsigned = request.headers.get('x-amz-content-sha256') === 'UNSIGNED-PAYLOAD';
  const isPresigned = !request.headers.has('authorization');
  const payload = service === 's3' && (isUnsigned || isPresigned) ? 'UNSIGNED-PAYLOAD' : hash(request.body);
  const canonical = [
    request.method,
    // Every service but S3 encodes the path once more.
    service === 's3' ? request.path : request.path.split('/').map(encode).join('/'),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = [algorithm, time, scope, hash(utf8ToBytes(canonical))].join('\n');
  const key = [region, service, 'aws4_request'].reduce(
    (inner, part) => keyed(inner, part),
    keyed(utf8ToBytes(`AWS4${secret}`), date),
  );
  return bytesToHex(keyed(key, toSign));
}

/** Milliseconds since the epoch of `20261125T104200Z`. */
export function timeOf(time: string): number {
  const [, y, m, d, h, min, s] = (/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? []).map(Number);
  return Date.UTC(y ?? 0, (m ?? 1) - 1, d, h, min, s);
}
