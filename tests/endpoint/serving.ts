import type { Server } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash, createHmac } from 'node:crypto';
import type { EndpointOptions } from '../../src/endpoint/options.ts';
import { endpointServer } from '../../src/endpoint/server.ts';
import { startingWorld } from '../../src/endpoint/starting-world.ts';
import { EndpointState } from '../../src/endpoint/state.ts';

export const key = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

const options: EndpointOptions = {
  port: 0,
  host: '127.0.0.1',
  account: '111122223333',
  rootKey: null,
  adminUser: { name: 'ana', ...key },
  load: null,
};

/** An endpoint on a free port of this machine, with an administrator `ana`. */
export class Serving {
  readonly state: EndpointState;
  readonly port: number;
  readonly #server: Server;

  private constructor(state: EndpointState, server: Server) {
    this.state = state;
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  static async start(device: () => number = Date.now, port = 0): Promise<Serving> {
    const state = new EndpointState(await startingWorld(options, null, device()), device);
    const server = endpointServer({ state, page: null, hosts: [] });
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    return new Serving(state, server);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  stop(): void {
    this.pause();
  }

  /** Ends all connections and takes no more, as a cable that is pulled. */
  pause(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  resume(): Promise<void> {
    return new Promise((ready) => this.#server.listen(this.port, '127.0.0.1', ready));
  }

  /** One request as it is given, and its whole answer. */
  send(parts: {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Uint8Array;
  }): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
    const { method = 'POST', path = '/', headers = {}, body = '' } = parts;
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port: this.port, method, path, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** A request signed with Node's own cryptography, and so by another hand than the one that verifies. */
  async signed(
    body: string,
    changes: { service?: string; time?: number; secret?: string; headers?: Record<string, string> } = {},
  ) {
    const { service = 'iam', time = this.state.now, secret = key.secret } = changes;
    const date = new Date(time)
      .toISOString()
      .replace(/[-:]/g, '')
      .replace(/\.\d{3}Z$/, 'Z');
    const headers: Record<string, string> = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      host: `127.0.0.1:${this.port}`,
      'x-amz-date': date,
      ...changes.headers,
    };
    const names = Object.keys(headers).sort();
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    const canonical = [
      'POST',
      '/',
      '',
      ...names.map((n) => `${n}:${headers[n]}`),
      '',
      names.join(';'),
      sha(body),
    ];
    const scope = `${date.slice(0, 8)}/us-east-1/${service}/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', date, scope, sha(canonical.join('\n'))].join('\n');
    const signingKey = scope
      .split('/')
      .reduce<string | Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), `AWS4${secret}`);
    const signature = createHmac('sha256', signingKey).update(toSign).digest('hex');
    const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
    return this.send({ headers: { ...headers, authorization }, body });
  }
}
