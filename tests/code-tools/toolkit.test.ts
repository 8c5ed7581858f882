import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key, Serving } from '../endpoint/serving.ts';

const packages = fileURLToPath(new URL('node_modules', import.meta.url));

/** A team's app: one stack for each way in which the CDK deploys. */
const app = `
const cdk = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const env = { account: '111122223333', region: 'us-east-1' };
const path = process.argv[2];
const app = new cdk.App({ analyticsReporting: false, outdir: process.argv[3] });
const ways = {
  legacy: new cdk.LegacyStackSynthesizer(),
  own: new cdk.CliCredentialsStackSynthesizer(),
  roles: new cdk.DefaultStackSynthesizer(),
};
for (const [way, synthesizer] of Object.entries(ways)) {
  const stack = new cdk.Stack(app, way, { env, synthesizer });
  new iam.CfnGroup(stack, 'Team', { path });
  new iam.Role(stack, 'Deployer', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
}
app.synth();
`;

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** The CDK's toolkit in the folder of an app, against an endpoint. */
class Toolkit {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cdk-toolkit-'));
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
    mkdirSync(join(this.#folder, 'home'));
    symlinkSync(packages, join(this.#folder, 'node_modules'));
    writeFileSync(join(this.#folder, 'app.js'), app);
    for (const [path, out] of [
      ['/', 'first'],
      ['/staff/', 'next'],
    ])
      execFileSync(process.execPath, ['app.js', path ?? '', out ?? ''], { cwd: this.#folder });
  }

  /** `app`: what was synthesized of the app at first, or after its group got another path. */
  run(args: readonly string[], app: 'first' | 'next' = 'first', { id, secret } = key): Promise<Ended> {
    const program = join(packages, 'aws-cdk', 'bin', 'cdk');
    const env = {
      PATH: process.env['PATH'],
      HOME: join(this.#folder, 'home'),
      CI: 'true',
      NODE_NO_WARNINGS: '1',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      AWS_ENDPOINT_URL: this.#endpoint,
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: secret,
    };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [program, '--app', app, '--no-notices', '--no-version-reporting', ...args],
        { cwd: this.#folder, env, maxBuffer: 16_000_000 },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
      );
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

let serving: Serving;
let cdk: Toolkit;

beforeAll(async () => {
  serving = await Serving.start();
  cdk = new Toolkit(serving.address);
}, 180_000);

afterAll(() => {
  cdk.remove();
  serving.stop();
});

/** The name of whoever made a call, of a session its role's. */
const nameOf = (arn: string): string =>
  /role\/cdk-hnb659fds-([\w-]+)-role-/.exec(arn)?.[1] ?? /[^/:]+$/.exec(arn)?.[0] ?? '';

interface Made {
  readonly operation: string;
  readonly by: string;
  readonly forStack: boolean;
}

let seen = 0;

/** The calls since the last time, and who made each: those of the toolkit, and those of CloudFormation. */
async function made(): Promise<readonly Made[]> {
  const { journal } = await serving.state.workspace();
  const fresh = journal.slice(seen);
  seen = journal.length;
  return fresh.flatMap(({ command, ...row }) => {
    if (command.type !== 'call') return [];
    const { event } = row as unknown as {
      readonly event?: { readonly userIdentity: { readonly arn?: string; readonly invokedBy?: string } };
    };
    return [
      {
        operation: `${command.service}:${command.operation}`,
        by: nameOf(event?.userIdentity.arn ?? event?.userIdentity.invokedBy ?? ''),
        forStack: 'via' in command && command.via !== undefined,
      },
    ];
  });
}

const ofStack = (calls: readonly Made[], forStack: boolean): string[] => [
  ...new Set(
    calls.filter((call) => call.forStack === forStack).map(({ operation, by }) => `${by} ${operation}`),
  ),
];

describe('the CDK’s toolkit', () => {
  it('bootstraps an account', async () => {
    const { code, text } = await cdk.run(['bootstrap', 'aws://111122223333/us-east-1']);
    expect(text).toContain('Environment aws://111122223333/us-east-1 bootstrapped.');
    expect(code).toBe(0);
    const { tables } = serving.state.world;
    expect([...tables.roles.values()].map(({ name }) => name).sort()).toEqual(
      ['cfn-exec', 'deploy', 'file-publishing', 'image-publishing', 'lookup'].map(
        (role) => `cdk-hnb659fds-${role}-role-111122223333-us-east-1`,
      ),
    );
    expect([...tables.parameters.values()]).toMatchObject([{ name: '/cdk-bootstrap/hnb659fds/version' }]);
  });

  it('deploys with its user’s own rights, and with roles that it assumes', async () => {
    await made();
    const { code, text } = await cdk.run(['deploy', '--all', '--require-approval', 'never']);
    expect(text).toMatch(/✅ {2}roles/);
    expect(code).toBe(0);
    const statuses = [...serving.state.world.tables.stacks.values()].flatMap((row) =>
      row.kind === 'stack' ? [`${row.name} ${row.status}`] : [],
    );
    expect(statuses.sort()).toEqual([
      'CDKToolkit CREATE_COMPLETE',
      'legacy CREATE_COMPLETE',
      'own CREATE_COMPLETE',
      'roles CREATE_COMPLETE',
    ]);
    const calls = await made();
    expect(ofStack(calls, false)).toEqual(
      expect.arrayContaining([
        'ana sts:AssumeRole',
        'file-publishing s3:PutObject',
        'deploy ssm:GetParameter',
        'deploy cloudformation:CreateChangeSet',
        'deploy cloudformation:ExecuteChangeSet',
        'ana cloudformation:ExecuteChangeSet',
      ]),
    );
    expect(ofStack(calls, true).filter((call) => !call.startsWith('ana '))).toEqual([
      'cloudformation.amazonaws.com sts:AssumeRole',
      'cfn-exec iam:CreateGroup',
      'cfn-exec iam:CreateRole',
    ]);
  });

  it('shows a difference before it is deployed, and none after that', async () => {
    const before = await cdk.run(['diff', 'roles', '--fail'], 'next');
    expect(before.text).toMatch(/\[~\] AWS::IAM::Group Team[^]*\[-\] \/\n.*\[\+\] \/staff\//);
    expect(before.code).toBe(1);
    const deployed = await cdk.run(['deploy', 'roles', '--require-approval', 'never'], 'next');
    expect(deployed.code).toBe(0);
    const after = await cdk.run(['diff', 'roles', '--fail'], 'next');
    expect(after.text).toContain('There were no differences');
    expect(after.code).toBe(0);
  });

  it('is refused for somebody who may assume no role', async () => {
    const send = (operation: string, fields: string) =>
      serving.signed(`Action=${operation}&Version=2010-05-08&${fields}`);
    await send('CreateUser', 'UserName=ben');
    const answer = await send('CreateAccessKey', 'UserName=ben');
    const part = (name: string) => new RegExp(`<${name}>([^<]+)`).exec(answer.text)?.[1] ?? '';
    const keys = { id: part('AccessKeyId'), secret: part('SecretAccessKey') };
    const { code, text } = await cdk.run(['destroy', 'roles', '--force'], 'next', keys);
    expect(text).toMatch(/could not be used to assume '.*cdk-hnb659fds-deploy-role/);
    expect(text).toContain('user/ben is not authorized to perform: cloudformation:DescribeStacks');
    expect(code).toBe(1);
  });

  it('destroys what it deployed', async () => {
    const { code, text } = await cdk.run(['destroy', '--all', '--force']);
    expect(text).toMatch(/roles: destroyed/);
    expect(code).toBe(0);
    const { roles, groups } = serving.state.world.tables;
    expect([roles.size, groups.size]).toEqual([5, 0]);
  });
});
