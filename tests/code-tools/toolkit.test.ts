import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key, Serving } from '../endpoint/serving.ts';
import type { Ended } from './toolkit.ts';
import { packages, runToolkit } from './toolkit.ts';

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

/** The CDK's toolkit in the folder of that app, against an endpoint. */
class Toolkit {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cdk-toolkit-'));
  readonly #endpoint: string;

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
    symlinkSync(packages, join(this.#folder, 'node_modules'));
    writeFileSync(join(this.#folder, 'app.js'), app);
    for (const [path, out] of [
      ['/', 'first'],
      ['/staff/', 'next'],
    ])
      execFileSync(process.execPath, ['app.js', path ?? '', out ?? ''], { cwd: this.#folder });
  }

  /** `app`: what was synthesized of the app at first, or after its group got another path. */
  run(args: readonly string[], app: 'first' | 'next' = 'first', keys = key): Promise<Ended> {
    return runToolkit(['--app', app, ...args], {
      folder: this.#folder,
      endpoint: this.#endpoint,
      key: keys,
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
  /** The name of the stack or role that it is about; empty for other things. */
  readonly about: string;
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
    const { StackName = '', RoleArn = '' } = command.input as Readonly<Record<string, string>>;
    return [
      {
        operation: `${command.service}:${command.operation}`,
        about: /:stack\/([^/]+)/.exec(StackName)?.[1] ?? (StackName || nameOf(RoleArn)),
        by: nameOf(event?.userIdentity.arn ?? event?.userIdentity.invokedBy ?? ''),
        forStack: 'via' in command && command.via !== undefined,
      },
    ];
  });
}

interface Order {
  readonly act: 'deploy' | 'diff' | 'destroy';
  readonly way: string;
  /** Who calls what, and of which stack or role, up to the call that begins to change the stack. */
  readonly calls: readonly string[];
  /** What the toolkit asks until the stack has ended, as often as it has to. */
  readonly waits: readonly string[];
}
const orders = JSON.parse(readFileSync(new URL('orders.json', import.meta.url), 'utf8')) as readonly Order[];
const ordersOf = (act: Order['act']) =>
  orders.filter((one) => one.act === act).map((one) => [one.way, one] as const);

/** Runs the toolkit for one stack, and compares the endpoint's calls with what the toolkit is known to make. */
async function follows({
  act,
  way,
  calls,
  waits,
}: Order): Promise<{ readonly ended: Ended; readonly all: readonly Made[] }> {
  await made();
  const more = { deploy: ['--require-approval', 'never'], diff: ['--fail'], destroy: ['--force'] }[act];
  const ended = await cdk.run([act, way, ...more], act === 'diff' ? 'next' : 'first');
  const all = await made();
  const own = all
    .filter(({ forStack }) => !forStack)
    .map(({ operation, by, about }) => [by, operation.split(':')[1], about].filter(Boolean).join(' '));
  expect(own.slice(0, calls.length)).toEqual(calls);
  expect([...new Set(own.slice(calls.length))].sort()).toEqual([...waits].sort());
  return { ended, all };
}

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

  it.each(ordersOf('deploy'))(
    'deploys a stack of the way “%s” in its own order of calls',
    async (way, order) => {
      const { ended, all } = await follows(order);
      expect(ended.text).toContain(`✅  ${way}`);
      expect(ended.code).toBe(0);
      const by = new Set(
        all.filter(({ forStack }) => forStack).map((call) => `${call.by} ${call.operation}`),
      );
      // Only the default way has roles: CloudFormation assumes one of its own there.
      const roles = [
        'cloudformation.amazonaws.com sts:AssumeRole',
        'cfn-exec iam:CreateGroup',
        'cfn-exec iam:CreateRole',
      ];
      expect([...by]).toEqual(way === 'roles' ? roles : ['ana iam:CreateGroup', 'ana iam:CreateRole']);
      const stack = [...serving.state.world.tables.stacks.values()].find(
        (row) => row.kind === 'stack' && row.name === way,
      );
      expect(stack).toMatchObject({ status: 'CREATE_COMPLETE' });
    },
  );

  it.each(ordersOf('diff'))('shows the difference of “%s” in its own order of calls', async (_way, order) => {
    const { ended } = await follows(order);
    expect(ended.text).toMatch(/\[~\] AWS::IAM::Group Team[^]*\[-\] \/\n.*\[\+\] \/staff\//);
    expect(ended.code).toBe(1);
  });

  it('shows no difference once it is deployed', async () => {
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

  it.each(ordersOf('destroy'))('destroys “%s” in its own order of calls', async (way, order) => {
    const { ended } = await follows(order);
    expect(ended.text).toContain(`${way}: destroyed`);
    expect(ended.code).toBe(0);
  });

  it('leaves nothing of what it has destroyed', () => {
    const { roles, groups } = serving.state.world.tables;
    expect([roles.size, groups.size]).toEqual([5, 0]);
  });
});
