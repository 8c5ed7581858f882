import { createHash, createHmac } from 'node:crypto';

export interface ToSign {
  readonly key: { readonly id: string; readonly secret: string };
  readonly service: string;
  readonly host: string;
  readonly body: string;
  /** Ms since the epoch. */
  readonly time: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The headers of a POST signed with Node's own cryptography, and so by another hand than the one that verifies. */
export function signedHeaders({ key, service, host, body, time, headers }: ToSign): Record<string, string> {
  const date = new Date(time)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}Z$/, 'Z');
  const all: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host,
    'x-amz-date': date,
    ...headers,
  };
  const names = Object.keys(all).sort();
  const lines = names.map((name) => `${name}:${all[name]}`);
  const canonical = ['POST', '/', '', ...lines, '', names.join(';'), sha(body)];
  const scope = `${date.slice(0, 8)}/us-east-1/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha(canonical.join('\n'))].join('\n');
  const signingKey = scope
    .split('/')
    .reduce<string | Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${key.secret}`);
  const signature = createHmac('sha256', signingKey).update(toSign).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...all, authorization };
}
