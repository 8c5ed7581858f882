import { beforeAll, expect, test } from 'vitest';
import type { Step } from '../../../../../src/lessons/goal.ts';
import { Bench } from '../../../../../src/lessons/bench.ts';
import { accountOf, createWorld, partNames, preparePart } from '../../../../../src/engine/index.ts';
import { deploying, endOf, templatesAmong } from '../../../../../src/ui/panels/account/dialogs/deployment.ts';

const account = '111122223333';
const role = (RoleName: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { RoleName, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
});
const user = (UserName: string) => ({ Type: 'AWS::IAM::User', Properties: { UserName } });
const template = (Resources: object): string => JSON.stringify({ Resources });

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

const begun = (): Bench => new Bench({ documents: [] }, createWorld(account, 0), 'root', 'test');

const wanted = (text: string) => ({ stack: 'team', template: text, isCapable: true });

/** Deploys as the dialog does. @returns the operation that it asked for */
async function deploy(bench: Bench, text: string): Promise<string> {
  const { service, operation, input } = deploying(bench.world, account, wanted(text));
  await bench.step({ type: 'call', service, operation, input } as Step);
  return operation;
}

test('A stack is made first and changed then, and what it makes is there', async () => {
  const bench = begun();
  expect(await deploy(bench, template({ Ana: user('ana') }))).toBe('CreateStack');
  expect(endOf(bench.world, account, 'team')).toEqual({ status: 'CREATE_COMPLETE', failed: null });
  expect(await deploy(bench, template({ Ana: user('ana'), Ben: user('ben') }))).toBe('UpdateStack');
  expect(endOf(bench.world, account, 'team')).toEqual({ status: 'UPDATE_COMPLETE', failed: null });
  expect([...bench.world.tables.users.values()].map(({ name }) => name).sort()).toEqual(['ana', 'ben']);
});

test('What failed first is told with AWS’s reason, and a later deployment that succeeds tells nothing of it', async () => {
  const bench = begun();
  await deploy(bench, template({ Ana: user('ana') }));
  await deploy(bench, template({ Ana: user('ana'), Reader: role('Reader') }));
  const end = endOf(bench.world, account, 'team');
  expect(end?.status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(end?.failed).toMatchObject({ logicalId: 'Reader', status: 'CREATE_FAILED' });
  expect(end?.failed?.reason).toContain('Syntax errors in policy.');
  await deploy(bench, template({ Ana: user('ana'), Ben: user('ben') }));
  expect(endOf(bench.world, account, 'team')).toEqual({ status: 'UPDATE_COMPLETE', failed: null });
});

test('One undo takes a deployment back, with all that it made', async () => {
  const bench = begun();
  await deploy(bench, template({ Ana: user('ana'), Ben: user('ben') }));
  await bench.step({ type: 'undo' });
  expect([bench.world.tables.users.size, bench.world.tables.stacks.size]).toEqual([0, 0]);
  expect(accountOf(bench.world)).toBe(account);
});

test('There is no end of a stack that there isn’t', () => {
  expect(endOf(createWorld(account, 0), account, 'team')).toBeNull();
});

test('Of a terminal’s files the templates are offered, in lines', () => {
  const files = [
    ['role.json', '{"Resources":{}}'],
    ['policy.json', '{"Statement":[]}'],
    ['notes.txt', 'Resources'],
    ['null.json', 'null'],
  ] as const;
  expect(templatesAmong(files)).toEqual([['role.json', '{\n  "Resources": {}\n}']]);
});
