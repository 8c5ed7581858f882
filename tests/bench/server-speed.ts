import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { signedHeaders } from '../endpoint/sign.ts';

export const key = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

const connections = 8;

/** More don't fit in an account beside who is there. */
const maxUsers = 4900;

/** One connection, opened anew where the server closes it. It costs little, so that the server is what is measured. */
class Lane {
  readonly #port: number;
  #socket: Socket | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  /** Sends one request and reads its answer to the end. Rejects where the answer isn't 200. */
  send(request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = this.#open();
      let text = '';
      const finish = (): void => {
        socket.removeAllListeners();
        if (!keptAlive(text)) this.close();
        if (/^HTTP\/1\.[01] 200 /.test(text)) resolve();
        else reject(new Error(text.slice(0, 500)));
      };
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (isWhole(text)) finish();
      });
      socket.on('error', reject);
      socket.on('close', () => reject(new Error(`The connection was closed: ${text}`)));
      socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = null;
  }

  /** Servers end connections that stand idle, as while it is another's turn. */
  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed && this.#socket.readable) return this.#socket;
    return (this.#socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true }));
  }
}

const keptAlive = (text: string): boolean =>
  text.startsWith('HTTP/1.1') && !/\r\nconnection: close\r\n/i.test(text);

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(text)?.[1];
  return head >= 0 && length !== undefined && text.length >= head + 4 + Number(length);
}

/** A server that speaks AWS on a port of this machine, and the client that measures it. */
export class ServerSpeed {
  readonly #port: number;
  readonly #lanes: readonly Lane[];
  #users = 0;
  /** Users a second, as it was last measured. */
  #pace = 100;

  constructor(port: number) {
    this.#port = port;
    this.#lanes = Array.from({ length: connections }, () => new Lane(port));
  }

  /** Keeps the server busy for as long as it takes to run at its pace. */
  async warmUp(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) await this.round(200);
  }

  /**
   * Requests a second over about so many milliseconds: one CreateUser and then GetUser after the other, over eight
   * connections, all signed before the clock runs. The users are deleted again once it has stopped, so that no
   * account grows. Rejects where one request isn't answered with 200: then nothing would be measured.
   */
  async round(milliseconds: number): Promise<number> {
    const users = Math.max(connections, Math.min(maxUsers, Math.round((this.#pace * milliseconds) / 1000)));
    const names = Array.from({ length: users }, () => `bench-${this.#users++}`);
    const time = await this.#send(names, ['CreateUser', 'GetUser']);
    await this.#send(names, ['DeleteUser']);
    this.#pace = (users * 1000) / time;
    return this.#pace * 2;
  }

  close(): void {
    for (const lane of this.#lanes) lane.close();
  }

  /** Milliseconds that all of it took. */
  async #send(names: readonly string[], actions: readonly string[]): Promise<number> {
    const asked = names.map((name) => actions.map((action) => this.#request(action, name)));
    const from = performance.now();
    const work = this.#lanes.map(async (lane, number) => {
      for (let i = number; i < asked.length; i += connections)
        for (const one of asked[i] ?? []) await lane.send(one);
    });
    await Promise.all(work);
    return performance.now() - from;
  }

  #request(action: string, name: string): string {
    const body = `Action=${action}&Version=2010-05-08&UserName=${name}`;
    const host = `127.0.0.1:${this.#port}`;
    const headers = signedHeaders({ key, service: 'iam', host, body, time: Date.now() });
    const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}`);
    return ['POST / HTTP/1.1', ...lines, `content-length: ${body.length}`, '', body].join('\r\n');
  }
}
