import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The packages of this folder, which an app of the CDK needs beside it. */
export const packages = fileURLToPath(new URL('node_modules', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs the CDK's toolkit in the folder of an app, against an endpoint, with somebody's key. */
export function runToolkit(
  args: readonly string[],
  {
    folder,
    endpoint,
    key: { id, secret },
  }: {
    readonly folder: string;
    readonly endpoint: string;
    readonly key: { readonly id: string; readonly secret: string };
  },
): Promise<Ended> {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    CI: 'true',
    NODE_NO_WARNINGS: '1',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(packages, 'aws-cdk', 'bin', 'cdk'), '--no-notices', '--no-version-reporting', ...args],
      { cwd: folder, env, maxBuffer: 16_000_000 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}
