import { beforeEach, expect, test } from 'vitest';
import { accountOf } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { credentialsOf } from '../../../../../src/ui/kinds/acting.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { lastDecided } from '../../../../../src/ui/panels/use/decision/last-decided.ts';
import { stillHolds } from '../../../../../src/ui/panels/use/decision/lit-decision.svelte.ts';

let playground: Playground;
let ana: string;

beforeEach(async () => {
  const store = new MemoryStore();
  playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  ana = [...playground.world.tables.users.values()].find(({ name }) => name === 'ana')?.id ?? '';
});

const ask = (action: string, resource: string): Promise<{ readonly rev: number }> =>
  playground.run({ type: 'try', action, resource, credentials: { type: 'console', id: ana } });

const told = (id: string): string | undefined => lastDecided(playground, id)?.decided?.told;

test('what was last decided about somebody stays known until another decision takes its place', async () => {
  expect(told(ana)).toBeUndefined();
  await ask('s3:GetObject', 'arn:aws:s3:::team-bucket/plan.txt');
  expect(told(ana)).toBe('ana, through Developers and TeamBucket, reaches team-bucket: read allowed.');
  await ask('iam:ListUsers', '*');
  expect(told(ana)).toBe(
    'ana, past MayAssumeDeployer and TeamBucket, does not reach all users: list users refused.',
  );
  const ben = [...playground.world.tables.users.values()].find(({ name }) => name === 'ben')?.id ?? '';
  expect(told(ben)).toBeUndefined();
});

test('a change of the account ends what was decided before it', async () => {
  const { rev } = await ask('s3:GetObject', 'arn:aws:s3:::team-bucket/plan.txt');
  expect(stillHolds(playground.history, rev)).toBe(true);
  playground.actAs({ type: 'console', id: accountOf(playground.world) });
  const made = await playground.call('CreateUser', { UserName: 'dora' });
  expect(stillHolds(playground.history, rev)).toBe(false);
  // The call that changed the account shows the change itself.
  expect(stillHolds(playground.history, made.rev)).toBe(false);
  expect(told(ana)).toBeUndefined();
  const again = await ask('iam:ListUsers', '*');
  expect(stillHolds(playground.history, again.rev)).toBe(true);
});

test('a session has decisions of its own, under its own node', async () => {
  const { tables } = playground.world;
  const deployer = [...tables.roles.values()].find(({ name }) => name === 'Deployer');
  playground.actAs({ type: 'console', id: ana });
  const RoleArn = `arn:aws:iam::${accountOf(playground.world)}:role/Deployer`;
  await playground.call('AssumeRole', { RoleArn, RoleSessionName: 'ana' });
  const [session] = [...playground.world.tables.sessions.values()].filter(
    ({ ownerId }) => ownerId === deployer?.id,
  );
  await playground.run({
    type: 'try',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::team-bucket/plan.txt',
    credentials: credentialsOf(playground.world, itemOf(playground.world, session?.id ?? null)) ?? null,
  });
  expect(told(session?.id ?? '')).toBe(
    'Deployer/ana, past DeployStack, does not reach team-bucket: read refused.',
  );
  expect(told(ana)).toBeUndefined();
});
