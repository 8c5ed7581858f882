import { createHash, createHmac } from 'node:crypto';

export interface ToSign {
  readonly key: { readonly id: string; readonly secret: string };
  readonly service: string;
  readonly host: string;
  readonly body: string;
  /** Ms since the epoch. */
  readonly time: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly region?: string;
  /** Instead of the right ones: the day of the scope, and how it ends. */
  readonly day?: string;
  readonly terminator?: string;
  /** Headers that are sent and not signed. */
  readonly unsigned?: readonly string[];
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

const amzDate = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');

interface Canonical {
  readonly method: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function signature(date: string, scope: string, secret: string, { method, query, headers, body }: Canonical) {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}`);
  const canonical = [method, '/', query, ...lines, '', names.join(';'), sha(body)];
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha(canonical.join('\n'))].join('\n');
  const signingKey = scope
    .split('/')
    .reduce<string | Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', signingKey).update(toSign).digest('hex');
}

function scopeOf(date: string, { service, region = 'us-east-1', day, terminator }: Partial<ToSign>): string {
  return [day ?? date.slice(0, 8), region, service, terminator ?? 'aws4_request'].join('/');
}

/** The headers of a POST signed with Node's own cryptography, and so by another hand than the one that verifies. */
export function signedHeaders(parts: ToSign): Record<string, string> {
  const { key, host, body, time, headers, unsigned = [] } = parts;
  const date = amzDate(time);
  const all: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host,
    ...(headers && 'date' in headers ? {} : { 'x-amz-date': date }),
    ...headers,
  };
  const signed = Object.fromEntries(Object.entries(all).filter(([name]) => !unsigned.includes(name)));
  const scope = scopeOf(date, parts);
  const made = signature(date, scope, key.secret, { method: 'POST', query: '', headers: signed, body });
  const names = Object.keys(signed).sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names}, Signature=${made}`;
  return { ...all, authorization };
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The path of a presigned GET: `aws sts get-caller-identity` as an address, for somebody else to open. */
export function presignedPath(
  fields: Readonly<Record<string, string>>,
  parts: Omit<ToSign, 'body'> & { readonly token?: string },
): string {
  const { key, host, time, token } = parts;
  const date = amzDate(time);
  const scope = scopeOf(date, parts);
  const query = Object.entries({
    ...fields,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${key.id}/${scope}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    ...(token === undefined ? {} : { 'X-Amz-Security-Token': token }),
  })
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const made = signature(date, scope, key.secret, { method: 'GET', query, headers: { host }, body: '' });
  return `/?${query}&X-Amz-Signature=${made}`;
}
