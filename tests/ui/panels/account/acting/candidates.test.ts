import { expect, test } from 'vitest';
import type { Change, SessionRow, UserRow, World } from '../../../../../src/engine/index.ts';
import { apply, byName, createWorld } from '../../../../../src/engine/index.ts';
import { actingNow } from '../../../../../src/ui/panels/account/acting/acting-now.ts';
import { candidates, search } from '../../../../../src/ui/panels/account/acting/candidates.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const account = '111122223333';
const hour = 3_600_000;
const deployer = byName(sampleWorld, 'roles', account, 'Deployer');
const ana = byName(sampleWorld, 'users', account, 'ana');

const session: SessionRow = {
  id: 'ASIATESTSESSIONEXAMPLE',
  account,
  kind: 'assumedRole',
  ownerId: deployer?.id ?? '',
  sessionName: 'ana',
  secretAccessKey: 'not-a-secret',
  sessionToken: 'not-a-token',
  issuedAt: 0,
  expiresAt: hour,
  issuedTo: { arn: `arn:aws:iam::${account}:user/ana`, id: ana?.id ?? null },
  chained: false,
};
const add = (world: World, table: 'sessions' | 'users', after: SessionRow | UserRow): World =>
  apply(world, [{ table, key: after.id, before: null, after } as Change]);
const withSession = add(sampleWorld, 'sessions', session);

test('root comes first, users by name with their active keys only, then those whom a role trusts from outside', () => {
  const names = candidates(sampleWorld, 0, account).map(({ name }) => name);
  expect(names).toEqual([
    account,
    'ana',
    'ben',
    'carol',
    'ci-bot',
    'lambda.amazonaws.com',
    'ec2.amazonaws.com',
    '444455556666',
  ]);
});

test('a user without an active key is signed in instead', () => {
  const user: UserRow = { id: 'AIDAKEYLESS', account, name: 'dora', path: '/', createDate: 0, tags: [] };
  const dora = candidates(add(sampleWorld, 'users', user), 0, account).find(({ name }) => name === 'dora');
  expect(dora?.credentials).toEqual({ type: 'console', id: 'AIDAKEYLESS' });
});

test('a session is offered while it lasts and no longer', () => {
  const sessionsAt = (now: number): string[] =>
    candidates(withSession, now, account)
      .filter(({ group }) => group === 'session')
      .map(({ name }) => name);
  expect(sessionsAt(hour - 1)).toEqual(['Deployer/ana']);
  expect(sessionsAt(hour)).toEqual([]);
});

test('whose session has run out is told so, and can go on as who asked for it', () => {
  const credentials = {
    type: 'key',
    accessKeyId: session.id,
    secretAccessKey: session.secretAccessKey,
    sessionToken: session.sessionToken,
  } as const;
  const now = actingNow(withSession, credentials, null, hour);
  expect(now.state).toBe('expired');
  expect(now.name).toBe('Deployer/ana');
  expect(now.back).toMatchObject({ type: 'key', accessKeyId: expect.stringMatching(/^AKIA/) as string });
});

test('the list is bounded and says how many there are', () => {
  let world = createWorld(account, 0);
  const rows: Change[] = Array.from({ length: 500 }, (_, index) => {
    const name = `user-${String(index)}`;
    const after: UserRow = { id: `AIDA${name}`, account, name, path: '/', createDate: 0, tags: [] };
    return { table: 'users', key: after.id, before: null, after };
  });
  world = apply(world, rows);
  const found = search(candidates(world, 0, account), '', 60);
  expect(found.shown).toHaveLength(60);
  expect(found.total).toBe(501);
  expect(search(candidates(world, 0, account), 'USER-499', 60).shown.map(({ name }) => name)).toEqual([
    'user-499',
  ]);
});

test('users called __proto__ and constructor are somebody to act as', () => {
  const world = ['__proto__', 'constructor'].reduce(
    (before, name) =>
      add(before, 'users', { id: `AIDA${name}`, account, name, path: '/', createDate: 0, tags: [] }),
    createWorld(account, 0),
  );
  expect(candidates(world, 0, account).map(({ name }) => name)).toEqual([
    account,
    '__proto__',
    'constructor',
  ]);
});
