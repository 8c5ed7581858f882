import type { WireRequest } from './message.ts';

export const algorithm = 'AWS4-HMAC-SHA256';

/** The contents of a signature, before it is verified. */
export interface Signature {
  readonly accessKeyId: string;
  /** `20261125` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  /** `aws4_request` in a valid signature. */
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261125T104200Z` */
  readonly time: string;
  /** The same in milliseconds since the epoch. */
  readonly at: number;
  readonly sessionToken: string | null;
  /** Whether it is in the address, not in headers. */
  readonly isPresigned: boolean;
}

/** A request whose signature can't be read, with AWS's sentence. */
interface Incomplete {
  readonly found: 'incomplete';
  readonly message: string;
}

export type ReadSignature = Signature | Incomplete | { readonly found: 'none' };

const incomplete = (message: string): Incomplete => ({ found: 'incomplete', message });

/**
 * The signature of a request: `none` if it has no part of a signature, `incomplete` if a part is missing. `hash`
 * returns SHA-256 in hexadecimal digits: for an unreadable header, AWS's message has only its hash.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function signatureOf(request: WireRequest, hash: (text: string) => string): ReadSignature {
  const header = request.headers.get('authorization');
  if (header === undefined) return request.query === '' ? { found: 'none' } : presigned(request);
  if (!header.startsWith(`${algorithm} `)) return { found: 'none' };
  const fields = new Map<string, string>();
  for (const part of header.slice(algorithm.length).split(/[\s,]+/)) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at <= 0)
      return incomplete(
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${base64(hash(header))}'.`,
      );
    fields.set(part.slice(0, at), part.slice(at + 1));
  }
  const time = request.headers.get('x-amz-date') ?? basicTime(request.headers.get('date'));
  const complaints = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !fields.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (time === undefined)
    complaints.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (complaints.length)
    return incomplete(
      `${complaints.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${base64(hash(header))}`,
    );
  return scoped({
    credential: fields.get('Credential') ?? '',
    signedHeaders: fields.get('SignedHeaders') ?? '',
    signature: fields.get('Signature') ?? '',
    time: time ?? '',
    sessionToken: request.headers.get('x-amz-security-token') ?? null,
    isPresigned: false,
  });
}

function presigned(request: WireRequest): ReadSignature {
  const query = new URLSearchParams(request.query);
  if (query.get('X-Amz-Algorithm') !== algorithm) return { found: 'none' };
  const complaints = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']
    .filter((name) => !query.get(name))
    .map((name) => `AWS query-string parameters must include '${name}'.`);
  if (complaints.length) return incomplete(`${complaints.join(' ')} Re-examine the query-string parameters.`);
  return scoped({
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    time: query.get('X-Amz-Date') ?? '',
    sessionToken: query.get('X-Amz-Security-Token'),
    isPresigned: true,
  });
}

interface Fields extends Pick<Signature, 'signature' | 'time' | 'sessionToken' | 'isPresigned'> {
  readonly credential: string;
  readonly signedHeaders: string;
}

function scoped(fields: Fields): ReadSignature {
  const { credential, signedHeaders, signature, time, sessionToken, isPresigned } = fields;
  const parts = credential.split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts;
  if (parts.length !== 5)
    return incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  const at = timeOf(time);
  if (Number.isNaN(at))
    return incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${time}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  return {
    accessKeyId,
    date,
    region,
    service,
    terminator,
    signedHeaders: signedHeaders.split(';'),
    signature,
    time,
    at,
    sessionToken,
    isPresigned,
  };
}

/** The time of a `Date` header in the form of signatures. Text that isn't a date stays, so that it is refused later. */
function basicTime(date: string | undefined): string | undefined {
  const time = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(time) ? date : basic(time);
}

/** `20261125T104200Z` of milliseconds since the epoch. */
export const basic = (time: number): string =>
  new Date(time)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}Z$/, 'Z');

/** Milliseconds since the epoch of `20261125T104200Z`. NaN for text of another form. */
function timeOf(time: string): number {
  if (!/^\d{8}T\d{6}Z$/.test(time)) return NaN;
  const part = (from: number, to: number): number => Number(time.slice(from, to));
  return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(9, 11), part(11, 13), part(13, 15));
}

const base64 = (hex: string): string =>
  btoa(hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
