import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../../src/wire/message.ts';
import type { SigningKey } from '../../src/sdk/issued.ts';

const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request to S3 signed with Node's own cryptography. The path and the query must be in canonical form. */
export function signedForS3(key: SigningKey, time: number, asked: Asked): WireRequest {
  const { method, path, query = '', body = '' } = asked;
  const date = new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    host: '127.0.0.1',
    'x-amz-content-sha256': sha(body),
    'x-amz-date': date,
    ...asked.headers,
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    method,
    path,
    query.replace(/^([^=]+)$/, '$1='),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha(canonical)].join('\n');
  const signingKey = scope
    .split('/')
    .reduce<string | Buffer>(
      (k, part) => createHmac('sha256', k).update(part).digest(),
      `AWS4${key.secretAccessKey}`,
    );
  const signature = createHmac('sha256', signingKey).update(toSign).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {
    method,
    path,
    query,
    headers: new Map(Object.entries({ ...headers, authorization })),
    body: new TextEncoder().encode(body),
  };
}
