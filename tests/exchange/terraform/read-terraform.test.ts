import { beforeAll, describe, expect, test } from 'vitest';
import { preparePart } from '../../../src/engine/index.ts';
import type { TerraformCall } from '../../../src/exchange/terraform/carry-out.ts';
import { TerraformRun } from '../../../src/exchange/terraform/carry-out.ts';
import type { ReadTerraform } from '../../../src/exchange/terraform/read-terraform.ts';
import { readTerraform } from '../../../src/exchange/terraform/read-terraform.ts';
import { Account, home } from '../../engine/account.ts';
import cases from './files.json' with { type: 'json' };

interface Case {
  readonly title: string;
  readonly text: object;
  readonly region?: string;
  readonly calls?: readonly string[];
  readonly refused?: readonly string[];
  readonly carried?: readonly string[];
  readonly mayLeaveOut?: Readonly<Record<string, readonly string[]>>;
}

const all = cases as readonly Case[];

function read(text: unknown): ReadTerraform {
  const found = readTerraform(typeof text === 'string' ? text : JSON.stringify(text));
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found;
}

/** Carries a file out in an account. @returns the calls that succeeded, with their inputs */
async function carryOut(account: Account, file: ReadTerraform, region = 'us-east-1') {
  const calls: TerraformCall[] = [];
  const failure = await new TerraformRun({
    accountId: home,
    region,
    ask: ({ service, operation, input, address }) => {
      const id = service === 'iam' ? operation : `${service}:${operation}`;
      const { result } = account.call(id, input, { type: 'console', id: home });
      if (result.ok) calls.push({ service, operation, input, address });
      return Promise.resolve(result);
    },
    world: () => account.world,
  }).run(file);
  return { calls, failure };
}

const written = ({ service, operation, input }: TerraformCall): string =>
  `${service === 'iam' ? '' : `${service}:`}${operation} ${JSON.stringify(input)}`;

beforeAll(async () => {
  for (const part of ['iam', 'iam-policy-versions', 'cognito-idp', 's3'] as const) await preparePart(part);
});

describe('a file of terraform show -json', () => {
  test.each(all.filter(({ calls }) => calls))('$title', async ({ text, calls, region }) => {
    const account = new Account();
    const { calls: made, failure } = await carryOut(account, read(text), region);
    expect(failure).toBeNull();
    const pool = [...account.world.tables.userPools.keys()][0];
    expect(made.map(written)).toEqual(calls?.map((one) => one.replace('<pool>', pool ?? '')));
  });

  test.each(all.filter(({ refused }) => refused))('$title', ({ text, refused, carried, mayLeaveOut }) => {
    const file = read(text);
    expect(file.refused.map(({ address, argument, why }) => `${address} ${String(argument)} ${why}`)).toEqual(
      refused,
    );
    expect(file.carried.map(({ address }) => address)).toEqual(carried ?? []);
    expect(Object.fromEntries(file.mayLeaveOut)).toEqual(mayLeaveOut ?? {});
  });

  test('a state that is here already changes nothing a second time', async () => {
    const account = new Account();
    const file = read(all[0]!.text);
    await carryOut(account, file);
    const before = account.world.tables;
    const { failure } = await carryOut(account, file);
    expect(failure).toBeNull();
    const shown = (tables: typeof before) =>
      [...tables.users.values(), ...tables.roles.values(), ...tables.policies.values()].map((row) =>
        JSON.stringify({ ...row, updateDate: 0 }),
      );
    expect(shown(account.world.tables)).toEqual(shown(before));
  });

  test('a plan changes, replaces and removes what is there', async () => {
    const account = new Account();
    await carryOut(account, read(all[0]!.text));
    const trust = (who: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' }],
      });
    const ana = `arn:aws:iam::${home}:user/ana`;
    const change = (address: string, actions: string[], before: object | null, after: object | null) => ({
      address,
      mode: 'managed',
      type: address.split('.')[0],
      change: { actions, before, after, after_unknown: {} },
    });
    const attached = { role: 'Deployer', policy_arn: `arn:aws:iam::${home}:policy/Deploy` };
    const role = {
      name: 'Deployer',
      path: '/ci/',
      assume_role_policy: trust(ana),
      max_session_duration: 7200,
      id: 'Deployer',
      arn: `arn:aws:iam::${home}:role/ci/Deployer`,
      inline_policy: [{ name: 'Own', policy: '{}' }],
    };
    const plan = {
      format_version: '1.2',
      resource_changes: [
        change('aws_iam_role.deployer', ['delete', 'create'], role, {
          ...role,
          name: 'WebDeployer',
          inline_policy: [],
          id: 'WebDeployer',
        }),
        change('aws_iam_role_policy_attachment.deploy', ['delete', 'create'], attached, {
          ...attached,
          role: 'WebDeployer',
        }),
        change(
          'aws_iam_user.ana',
          ['update'],
          { name: 'ana', id: 'ana', path: '/' },
          { name: 'ana', id: 'ana', path: '/', tags: { team: 'web' } },
        ),
        change(
          'module.people.aws_iam_user_group_membership.ana',
          ['delete'],
          { user: 'ana', groups: ['Web'] },
          null,
        ),
        change('aws_iam_group.web', ['delete'], { name: 'Web', id: 'Web', path: '/' }, null),
      ].map((one, i) => (i === 3 ? { ...one, type: 'aws_iam_user_group_membership' } : one)),
    };
    const { calls, failure } = await carryOut(account, read(plan));
    expect(failure).toBeNull();
    expect(calls.map(({ operation }) => operation)).toEqual([
      ...['RemoveUserFromGroup', 'DetachRolePolicy', 'DeleteRolePolicy', 'DeleteRole', 'DeleteGroup'],
      ...['TagUser', 'CreateRole', 'AttachRolePolicy'],
    ]);
    expect([...account.world.tables.roles.values()].map(({ name }) => name)).toEqual(['WebDeployer']);
    expect([...account.world.tables.groups.values()]).toEqual([]);
    expect([...account.world.tables.users.values()][0]?.tags).toEqual([{ key: 'team', value: 'web' }]);
  });

  test('the answer that stops it says which thing it was for', async () => {
    const account = new Account();
    const { failure } = await carryOut(
      account,
      read({
        format_version: '1.0',
        values: {
          root_module: {
            resources: [
              {
                address: 'aws_iam_role_policy_attachment.x',
                mode: 'managed',
                type: 'aws_iam_role_policy_attachment',
                values: { role: 'Nobody', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
              },
            ],
          },
        },
      }),
    );
    expect(failure?.call.address).toBe('aws_iam_role_policy_attachment.x');
    expect(failure?.result).toMatchObject({ error: { code: 'NoSuchEntity' } });
  });
});

describe('a bad file', () => {
  const state = (resources: object[]) =>
    JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
  test.each([
    ['HCL', 'resource "aws_iam_user" "ana" {}', { kind: 'notJson', line: 1, column: 1 }],
    ['a template', '{"Resources": {}}', { kind: 'otherForm' }],
    ['a raw state', '{"version": 4, "terraform_version": "1.9.5", "resources": []}', { kind: 'otherForm' }],
    ['a list', '[]', { kind: 'otherForm' }],
    ['too long a text', ' '.repeat(1_000_001), { kind: 'tooLong', limit: 1_000_000 }],
    ['a deep text', '['.repeat(70), { kind: 'tooDeep', limit: 64 }],
    [
      'too many resources',
      state(Array.from({ length: 501 }, (_, i) => ({ address: `aws_iam_user.u${i}`, type: 'aws_iam_user' }))),
      { kind: 'tooManyResources', limit: 500, found: 501 },
    ],
  ])('is refused: %s', (_title, text, problem) => {
    expect(readTerraform(text)).toMatchObject({ ok: false, problem });
  });

  test('types and names of the language are nobody’s members', () => {
    const hostile = state([
      { address: '__proto__', mode: 'managed', type: '__proto__', values: { name: 'x' } },
      { address: 'x', mode: 'managed', type: 'constructor', values: [] },
      {
        address: 'y',
        mode: 'managed',
        type: 'aws_iam_user',
        values: { name: 'y', tags: { constructor: 'c' } },
      },
    ]);
    const file = read(hostile.replace('{"name":"x"}', '{"__proto__":{"name":"x"}}'));
    expect(file.things.map(({ address }) => address)).toEqual(['y']);
    expect([...file.mayLeaveOut.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  test('things that need each other in a circle are carried out all the same', () => {
    const file = read(
      state([
        {
          address: 'aws_iam_user.a',
          mode: 'managed',
          type: 'aws_iam_user',
          values: {},
          depends_on: ['aws_iam_user.b'],
        },
        {
          address: 'aws_iam_user.b',
          mode: 'managed',
          type: 'aws_iam_user',
          values: {},
          depends_on: ['aws_iam_user.a'],
        },
      ]),
    );
    expect(file.things.map(({ address }) => address)).toEqual(['aws_iam_user.b', 'aws_iam_user.a']);
  });
});
