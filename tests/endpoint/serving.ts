import type { Server } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { World } from '../../src/engine/index.ts';
import type { EndpointOptions } from '../../src/endpoint/options.ts';
import type { Page } from '../../src/endpoint/page.ts';
import { endpointServer } from '../../src/endpoint/server.ts';
import { startingWorld } from '../../src/endpoint/starting-world.ts';
import type { LessonWatch } from '../../src/endpoint/lesson-watch.ts';
import { EndpointState } from '../../src/endpoint/state.ts';
import type { ToSign } from './sign.ts';
import { signedHeaders } from './sign.ts';

export const key = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

const options: EndpointOptions = {
  port: 0,
  host: '127.0.0.1',
  account: '111122223333',
  rootKey: null,
  adminUser: { name: 'ana', ...key },
  load: null,
  link: null,
  lesson: null,
  log: null,
};

let lastKept = 10_000 + (process.pid % 20_000);

/**
 * A free port, another one at each call, for an endpoint that pauses or begins again: below the range from which
 * systems hand out ports by themselves, so that nothing else on this machine gets it meanwhile.
 */
export async function portToKeep(): Promise<number> {
  for (;;) {
    const port = ++lastKept;
    const probe = createServer();
    const isFree = await new Promise<boolean>((ready) => {
      probe.once('error', () => ready(false));
      probe.listen(port, '127.0.0.1', () => ready(true));
    });
    if (!isFree) continue;
    await new Promise((ready) => probe.close(ready));
    return port;
  }
}

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

  /** `patience`: milliseconds that a client may take to send its request. `from`: an account, whose root user holds the key. */
  static async start(
    device: () => number = Date.now,
    port = 0,
    {
      from,
      lesson,
      ...parts
    }: {
      readonly patience?: number;
      readonly page?: Page;
      readonly from?: World;
      readonly lesson?: LessonWatch;
    } = {},
  ): Promise<Serving> {
    const asked = from ? { ...options, adminUser: null, rootKey: key } : options;
    const state = new EndpointState(await startingWorld(asked, from ?? null, device()), device, lesson);
    const server = endpointServer({ state, page: null, hosts: [], ...parts });
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

  /** A request of the administrator's, with `changes` to it. */
  async signed(
    body: string,
    changes: Partial<Omit<ToSign, 'host' | 'body' | 'key'>> & {
      readonly id?: string;
      readonly secret?: string;
      /** Changes the Authorization header that was made. */
      readonly edit?: (header: string) => string;
    } = {},
  ) {
    const { id = key.id, secret = key.secret, service = 'iam', edit, ...rest } = changes;
    const host = `127.0.0.1:${this.port}`;
    const time = this.state.clientNow;
    const signed = signedHeaders({ key: { id, secret }, service, host, body, time, ...rest });
    const authorization = edit?.(signed['authorization'] ?? '') ?? signed['authorization'] ?? '';
    return this.send({ headers: { ...signed, authorization }, body });
  }
}
