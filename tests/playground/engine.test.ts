import fc, { draws } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/engine/index.ts';
import { danglingReferences } from '../../src/engine/index.ts';
import { Playground } from '../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../src/storage/memory-store.ts';
import { allOf, contentOf, rootTabOf } from './harness.ts';

const UserName = fc.constantFrom('ana', 'carol', 'ci-bot', '__proto__');
const RoleName = fc.constantFrom('Deployer', 'constructor');
const GroupName = fc.constantFrom('Developers', 'Auditors', 'toString');
const PolicyArn = fc
  .constantFrom('MayAssumeDeployer', 'ReadInvoices')
  .map((name) => `arn:aws:iam::111122223333:policy/${name}`);
const trusting = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: 'arn:aws:iam::111122223333:user/ana' },
};
const AssumeRolePolicyDocument = fc.constant(
  JSON.stringify({ Version: '2012-10-17', Statement: [trusting] }),
);
const allowing = { Effect: 'Allow', Action: '*', Resource: '*' };
const PolicyDocument = fc.constant(JSON.stringify({ Version: '2012-10-17', Statement: [allowing] }));
const PolicyName = fc.constantFrom('KeepReports', 'hasOwnProperty');

const operations: Partial<Record<OperationName, Record<string, fc.Arbitrary<unknown>>>> = {
  CreateUser: { UserName },
  UpdateUser: { UserName, NewUserName: fc.constant('zoe') },
  DeleteUser: { UserName },
  CreateAccessKey: { UserName },
  CreateGroup: { GroupName },
  DeleteGroup: { GroupName },
  AddUserToGroup: { UserName, GroupName },
  RemoveUserFromGroup: { UserName, GroupName },
  CreateRole: { RoleName, AssumeRolePolicyDocument },
  UpdateAssumeRolePolicy: { RoleName, PolicyDocument: AssumeRolePolicyDocument },
  DeleteRole: { RoleName },
  AttachUserPolicy: { UserName, PolicyArn },
  AttachRolePolicy: { RoleName, PolicyArn },
  DetachUserPolicy: { UserName, PolicyArn },
  PutGroupPolicy: { GroupName, PolicyName, PolicyDocument },
  DeleteGroupPolicy: { GroupName, PolicyName },
  CreatePolicyVersion: { PolicyArn, PolicyDocument, SetAsDefault: fc.boolean() },
  TagUser: { UserName, Tags: fc.constant([{ Key: 'team', Value: 'x' }]) },
  AssumeRole: { RoleArn: fc.constant('arn:aws:iam::111122223333:role/Deployer'), RoleSessionName: UserName },
};
const call = fc.oneof(
  ...Object.entries(operations).map(([operation, input]) =>
    fc.record({ operation: fc.constant(operation as OperationName), input: fc.record(input) }),
  ),
);

describe('with the engine', () => {
  it('any calls can be taken back to the sample account and brought back, after a reload too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 15 }), async (calls) => {
        const database = new MemoryDatabase();
        const playground = await rootTabOf(database);
        const start = contentOf(playground.world);
        for (const { operation, input } of calls) await playground.call(operation, input);
        const end = contentOf(playground.world);
        const reloaded = await rootTabOf(database);
        expect(allOf(reloaded.world)).toEqual(allOf(playground.world));
        while (reloaded.canUndo) expect(await reloaded.undo()).toMatchObject({ ok: true });
        expect(contentOf(reloaded.world)).toEqual(start);
        while (reloaded.canRedo) expect(await reloaded.redo()).toMatchObject({ ok: true });
        expect(contentOf(reloaded.world)).toEqual(end);
        expect(danglingReferences(reloaded.world)).toEqual([]);
      }),
      draws(60, 1000),
    );
  });

  it('ana assumes a role, which is a commit with its decision, its event and its CLI line', async () => {
    const playground = new Playground({
      open: () => Promise.resolve({ store: new MemoryStore(), problem: null, lost: false }),
    });
    const commit = await playground.call('AssumeRole', {
      RoleArn: 'arn:aws:iam::111122223333:role/Deployer',
      RoleSessionName: 'ana',
    });
    expect(commit.outcome.result).toMatchObject({ ok: true });
    const row = playground.history.at(-1);
    expect(row?.decision?.verdict).toBe('allow');
    expect(row?.event?.eventName).toBe('AssumeRole');
    expect(row?.cli).toContain('aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Deployer');
    expect(playground.canUndo?.rev).toBe(1);
  });

  it('ana may not create users, which is a refusal in the history and no change', async () => {
    const playground = new Playground({
      open: () => Promise.resolve({ store: new MemoryStore(), problem: null, lost: false }),
    });
    const commit = await playground.call('CreateUser', { UserName: 'dora' });
    expect(commit.outcome.result).toMatchObject({ ok: false, error: { code: 'AccessDenied' } });
    expect(playground.history.at(-1)).toMatchObject({ answer: { code: 'AccessDenied' }, undoable: false });
    expect(playground.canUndo).toBeNull();
    const tried = await playground.ask('s3:ListBucket', 'arn:aws:s3:::team-bucket');
    expect(tried.outcome.decision?.verdict).toBe('allow');
  });
});

it('calls come over the internet, or through a VPC endpoint, which policies and CloudTrail see', async () => {
  const playground = await rootTabOf(new MemoryDatabase());
  const Statement = {
    Effect: 'Allow',
    Action: 'iam:GetUser',
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' }, Null: { 'aws:SourceIp': 'true' } },
  };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await playground.call('CreateUser', { UserName: 'dora' });
  await playground.call('PutUserPolicy', { UserName: 'dora', PolicyName: 'inside', PolicyDocument });
  const dora = [...playground.world.tables.users.values()].find(({ name }) => name === 'dora');
  playground.actAs({ type: 'console', id: dora!.id });
  const called = async () => {
    const { outcome } = await playground.call('GetUser', { UserName: 'dora' });
    const { vpcEndpointId, sourceIPAddress } = outcome.event ?? {};
    return [outcome.result.ok, vpcEndpointId, sourceIPAddress];
  };
  expect(await called()).toEqual([false, undefined, '203.0.113.10']);
  playground.callThrough('vpce-0a1b2c3d');
  expect(await called()).toEqual([true, 'vpce-0a1b2c3d', '10.0.0.10']);
  const asked = await playground.ask('iam:GetUser', 'arn:aws:iam::111122223333:user/dora');
  expect(asked.outcome.result.ok).toBe(true);
  playground.callThrough(null);
  expect(await called()).toEqual([false, undefined, '203.0.113.10']);
});
