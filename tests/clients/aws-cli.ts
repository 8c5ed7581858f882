import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../src/engine/index.ts';
import { prepare } from '../../src/engine/index.ts';
import { cliLine } from '../../src/terminal/cli-line.ts';
import { ReadyCli } from '../real-cli/ready-cli.ts';
import type { Keys, RealClient, Reply, Request } from './client.ts';
import { bareCode } from './client.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The AWS CLI on an endpoint, in a home of its own. */
export class AwsCli implements RealClient {
  readonly home = mkdtempSync(join(tmpdir(), 'aws-cli-'));
  readonly #endpoint: string;
  #ready: Promise<ReadyCli> | null = null;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** Runs a line as a shell does; `env` is added to where the endpoint is. `input` is typed into it. */
  async shell(line: string, env: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> {
    this.#ready ??= ReadyCli.start(this.home);
    const { bin } = await this.#ready;
    return new Promise((resolve) => {
      // In a session of its own there is no terminal that a password could be asked on.
      const child = execFile(
        'setsid',
        ['--wait', '/bin/sh', '-c', line],
        { cwd: this.home, env: { ...this.#env(bin), ...env }, maxBuffer: 64_000_000 },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
      child.stdin?.end(input);
    });
  }

  async send({ service, operation, input, credentials }: Request): Promise<Reply> {
    const call = { service, operation, input } as Pick<Call, 'service' | 'operation' | 'input'>;
    await prepare(call);
    const line = cliLine(call) + (credentials ? '' : ' --no-sign-request');
    const { code, stdout, stderr } = await this.shell(line, environmentOf(credentials));
    if (code === 0) return { value: stdout.trim() === '' ? {} : JSON.parse(stdout) };
    const [, error = `exit ${code}`, message = stderr] =
      /An error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?: ([^]*)/.exec(stderr) ?? [];
    return { code: bareCode(error), message: message.trim() };
  }

  close(): void {
    void this.#ready?.then((ready) => ready.stop());
    rmSync(this.home, { recursive: true, force: true });
  }

  #env(bin: string): Record<string, string> {
    return {
      PATH: `${bin}:/usr/bin:/bin`,
      HOME: this.home,
      LANG: 'C.UTF-8',
      AWS_ENDPOINT_URL: this.#endpoint,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    };
  }
}

export function environmentOf(keys: Keys | null): Record<string, string> {
  if (!keys) return {};
  return {
    AWS_ACCESS_KEY_ID: keys.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
    ...(keys.SessionToken === undefined ? {} : { AWS_SESSION_TOKEN: keys.SessionToken }),
  };
}
