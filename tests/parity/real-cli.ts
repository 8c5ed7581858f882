import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Server } from 'node:http';
import { endpointServer } from '../../src/endpoint/server.ts';
import type { EndpointState } from '../../src/endpoint/state.ts';
import { ReadyCli } from '../real-cli/ready-cli.ts';
import type { Printed } from './printed.ts';

/** Another `PATH`, where another `aws` than Debian's is to be compared, each command started anew. */
const otherPath = process.env['PARITY_PATH'];

/** A home directory of the real AWS CLI, which is kept ready there, and the endpoint that it speaks to. */
export class RealCli {
  readonly home: string;
  readonly #base: string;
  readonly #server: Server;
  #ready: ReadyCli | null = null;
  #isToldOfEndpoint = true;

  private constructor(base: string, server: Server) {
    this.#base = base;
    this.home = join(base, 'home');
    this.#server = server;
    mkdirSync(this.home);
  }

  /** @throws where the CLI isn't there */
  static async start(state: EndpointState, isToldOfEndpoint = true): Promise<RealCli> {
    const server = endpointServer({ state, page: null, hosts: [] });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const cli = new RealCli(mkdtempSync(join(tmpdir(), 'parity-')), server);
    cli.#isToldOfEndpoint = isToldOfEndpoint;
    if (otherPath === undefined) cli.#ready = await ReadyCli.start(cli.home);
    return cli;
  }

  stop(): void {
    this.#ready?.stop();
    this.#server.close();
    this.#server.closeAllConnections();
    rmSync(this.#base, { recursive: true, force: true });
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

  /** Runs a line (or a whole script) in bash, in the home directory, at a time in ms since the epoch. */
  run(line: string, variables: ReadonlyMap<string, string>, now: number): Promise<Printed> {
    const { port } = this.#server.address() as AddressInfo;
    const env = {
      PATH: otherPath ?? `${this.#ready?.bin ?? ''}:/usr/bin:/bin`,
      HOME: this.home,
      LC_ALL: 'C.UTF-8',
      TZ: 'UTC',
      READY_TIME: String(now / 1000),
      AWS_PAGER: '',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...(this.#isToldOfEndpoint ? { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` } : {}),
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
