import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Server } from 'node:http';
import { endpointServer } from '../../src/endpoint/server.ts';
import type { EndpointState } from '../../src/endpoint/state.ts';

/** What a line says and how it ends. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A home directory of the real AWS CLI, and the endpoint that it speaks to. */
export class RealCli {
  readonly home: string;
  readonly #server: Server;

  private constructor(home: string, server: Server) {
    this.home = home;
    this.#server = server;
  }

  static async start(state: EndpointState): Promise<RealCli> {
    const server = endpointServer({ state, page: null, hosts: [] });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new RealCli(mkdtempSync(join(tmpdir(), 'parity-')), server);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.home, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    const file = join(this.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, 'utf8');
  }

  /** A file's text; null where there is none. */
  read(path: string): string | null {
    const file = join(this.home, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** Runs a line (or a whole script) in bash, in the home directory. */
  run(line: string, variables: ReadonlyMap<string, string>): Promise<Printed> {
    const { port } = this.#server.address() as AddressInfo;
    const env = {
      // Where another `aws` than Debian's is to be compared.
      PATH: process.env['PARITY_PATH'] ?? '/usr/bin:/bin',
      HOME: this.home,
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      AWS_PAGER: '',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      ...Object.fromEntries(variables),
    };
    return new Promise((resolve, reject) => {
      const child = spawn('/bin/bash', ['-c', line], {
        cwd: this.home,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({ stdout: textOf(stdout), stderr: textOf(stderr), code: code ?? 130 }),
      );
    });
  }
}

const textOf = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
