import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { program } from '../real-cli/ready-cli.ts';
import { python } from './boto3.ts';

const tools = fileURLToPath(new URL('../../.ci/tools', import.meta.url));

/** The real clients: those of Debian must be there, the SDK is fetched where it is missing. */
export function setup(): void {
  const hasBoto3 = spawnSync(python, ['-c', 'import boto3'], { stdio: 'ignore' }).status === 0;
  if (!existsSync(program) || !hasBoto3)
    throw new Error(
      'These tests run real AWS clients. On Debian: apt-get install awscli python3-boto3. `.ci/run` does so.',
    );
  const hasSdk = ['iam', 'lambda', 's3'].every((service) =>
    existsSync(`${tools}/node_modules/@aws-sdk/client-${service}`),
  );
  if (hasSdk) return;
  const install = ['ci', '--prefix', tools, '--ignore-scripts', '--no-audit', '--no-fund'];
  if (spawnSync('npm', install, { stdio: 'inherit' }).status !== 0)
    throw new Error('The AWS SDK could not be installed into .ci/tools; what npm says above tells why.');
}
