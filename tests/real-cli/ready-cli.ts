import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's AWS CLI. */
export const program = '/usr/bin/aws';
const python = '/usr/bin/python3';
const keeper = join(import.meta.dirname, 'ready_aws.py');

/** The real AWS CLI, loaded once: `aws` of its `bin` runs there (see ready_aws.py). */
export class ReadyCli {
  readonly #base = mkdtempSync(join(tmpdir(), 'ready-aws-'));
  readonly #kept: ChildProcess;

  private constructor(home: string) {
    this.#kept = spawn(python, [keeper, 'serve', this.#socket, program], {
      // Some modules look where they are at home as they are loaded.
      env: { PATH: '/usr/bin:/bin', HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** @throws where the CLI isn't there */
  static async start(home: string): Promise<ReadyCli> {
    const cli = new ReadyCli(home);
    const ready = once(cli.#kept.stdout!, 'data');
    const ended = once(cli.#kept, 'exit').then(() => {
      throw new Error(`${program} can't be loaded by ${python}`);
    });
    ended.catch(() => undefined);
    await Promise.race([ready, ended]);
    mkdirSync(cli.bin);
    const call = `#!/bin/sh\nexec ${python} -IS '${keeper}' call '${cli.#socket}' "$@"\n`;
    writeFileSync(join(cli.bin, 'aws'), call, { mode: 0o755 });
    return cli;
  }

  /** The folder to put before others in `PATH`. */
  get bin(): string {
    return join(this.#base, 'bin');
  }

  stop(): void {
    this.#kept.kill();
    rmSync(this.#base, { recursive: true, force: true });
  }

  get #socket(): string {
    return join(this.#base, 'aws.sock');
  }
}
