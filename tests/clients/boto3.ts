import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { RealClient, Reply, Request } from './client.ts';
import { bareCode } from './client.ts';

/** Debian's, whose packages are `python3-…`. */
export const python = '/usr/bin/python3';

const script = fileURLToPath(new URL('boto3_client.py', import.meta.url));

/** What only boto3 does for its callers. */
export interface Extras {
  /** Reads all pages, of so many entries each. */
  readonly paginate?: number;
  /** Waits for what the waiter of this name waits for. */
  readonly wait?: string;
}

/** boto3 on an endpoint, in a process that answers one request after the other. */
export class Boto3 implements RealClient {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(endpoint: string) {
    this.#child = spawn(python, [script, endpoint], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  async send(request: Request & Extras): Promise<Reply> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = (await this.#lines.next()) as IteratorResult<string, undefined>;
    if (line.done) throw new Error('boto3 has ended');
    const reply = JSON.parse(line.value) as Reply;
    return 'code' in reply ? { ...reply, code: bareCode(reply.code) } : reply;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
