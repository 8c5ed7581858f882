import { expect, test } from 'vitest';
import {
  apply,
  byName,
  nowOf,
  rowsBy,
  prepare,
  type Call,
  type Credentials,
  type World,
} from '../../../../../src/engine/index.ts';
import { execute } from '../../../../../src/engine/calls.ts';
import type { Host, Session } from '../../../../../src/terminal/terminal.ts';
import { createSession, runLine, withFile } from '../../../../../src/terminal/terminal.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { actionsOf } from '../../../../../src/ui/kinds/details/kinds.ts';
import { profileWith, userProfiles } from '../../../../../src/ui/kinds/user-profiles.ts';
import { withUsers, withoutUsers } from '../../../../../src/ui/panels/use/terminal/users-listed.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const account = '111122223333';
const now = nowOf(sampleWorld);
const root: Credentials = { type: 'console', id: account };
const file = (session: Session): string => session.files.get('.aws/credentials') ?? '';

/** The world after a call of the root user. */
async function after(world: World, operation: string, input: object): Promise<World> {
  const call = { service: 'iam', operation, input, credentials: root } as Call;
  await prepare(call);
  const { changes, result } = execute(world, call, now);
  if (!result.ok) throw new Error(`${operation} failed`);
  return apply(world, changes);
}

async function eachKey(world: World, operation: string, user: string, more = {}): Promise<World> {
  let next = world;
  const owner = byName(world, 'users', account, user)?.id ?? '';
  for (const { id } of rowsBy(world, 'accessKeysByOwner', owner))
    next = await after(next, operation, { UserName: user, AccessKeyId: id, ...more });
  return next;
}

async function answers(
  world: World,
  session: Session,
  line: string,
): Promise<{ session: Session; text: string }> {
  const host: Host = {
    run: (call) => Promise.resolve(execute(world, call, now)),
    world: () => world,
    now: () => now,
    defaultCredentials: () => root,
  };
  let [left, text] = [session, ''];
  for await (const event of runLine(session, line, host)) {
    if (event.type === 'session') left = event.session;
    if (event.type === 'output') text += event.text;
  }
  return { session: left, text };
}

test('Every line that the page offers to act as somebody works in its terminal, and later commands do', async () => {
  for (const user of sampleWorld.tables.users.values()) {
    const item = itemOf(sampleWorld, user.id);
    const act = item && actionsOf(sampleWorld, item, { caller: null, credentials: null })[0];
    if (act?.effect.type !== 'actAs') throw new Error(`nobody acts as ${user.name}`);
    const profile = profileWith(sampleWorld, act.effect.credentials);
    const hasKey = rowsBy(sampleWorld, 'accessKeysByOwner', user.id).some(
      ({ status }) => status === 'Active',
    );
    expect(profile).toBe(hasKey ? user.name : null);
    if (profile === null) continue;
    const chosen = await answers(
      sampleWorld,
      withUsers(createSession(), sampleWorld),
      `export AWS_PROFILE=${profile}`,
    );
    expect(chosen.text).toBe('');
    const { text } = await answers(sampleWorld, chosen.session, 'aws sts get-caller-identity');
    expect(text).toContain(`user/${user.name}"`);
  }
});

test('A user is listed while a key is active, and the chosen profile stays, for AWS to refuse it', async () => {
  const before = withUsers(createSession(), sampleWorld);
  expect(file(before)).toContain('[ana]\n');
  const off = await eachKey(sampleWorld, 'UpdateAccessKey', 'ana', { Status: 'Inactive' });
  expect(file(withUsers(before, off))).not.toContain('[ana]');
  expect(file(withUsers(before, off))).toContain('[ben]\n');
  const chosen = { ...before, variables: new Map([['AWS_PROFILE', { value: 'ana', exported: true }]]) };
  expect(file(withUsers(chosen, off))).toContain('[ana]\n');
  expect(withUsers(before, sampleWorld)).toBe(before);
  const gone = await eachKey(sampleWorld, 'DeleteAccessKey', 'ana');
  expect(userProfiles(gone).map(({ profile }) => profile)).not.toContain('ana');
});

test('Profiles that the learner wrote stay as they are, and only those are stored', () => {
  const written = '# mine\n[ana]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE';
  const own = withFile(createSession(), '.aws/credentials', written);
  const listed = withUsers(own, sampleWorld);
  expect(file(listed).startsWith(`${written}\n`)).toBe(true);
  expect(file(listed).match(/^\[ana\]$/gm)).toHaveLength(1);
  expect(file(withoutUsers(listed)).trimEnd()).toBe(written);
});

test('Users whose names mean something else in a file of profiles get another name there', async () => {
  const one = await after(sampleWorld, 'UpdateUser', { UserName: 'ana', NewUserName: 'default' });
  const two = await after(one, 'UpdateUser', { UserName: 'ben', NewUserName: 'page' });
  const names = userProfiles(two).map(({ profile }) => profile);
  expect(names).toEqual(expect.arrayContaining(['default-2', 'page-2']));
  expect(new Set(names).size).toBe(names.length);
});

test('what changes neither a user nor a key lists nobody anew', async () => {
  const before = userProfiles(sampleWorld);
  const later = apply(sampleWorld, [
    { table: 'meta', key: 'now', before: { id: 'now', value: now }, after: { id: 'now', value: now + 1000 } },
  ]);
  expect(userProfiles(later)).toBe(before);
  const renamed = await after(later, 'UpdateUser', { UserName: 'ana', NewUserName: 'zana' });
  const names = userProfiles(renamed).map(({ profile }) => profile);
  expect([names.includes('ana'), names.includes('zana')]).toEqual([false, true]);
  const without = await eachKey(later, 'UpdateAccessKey', 'ana', { Status: 'Inactive' });
  expect(userProfiles(without).some(({ profile }) => profile === 'ana')).toBe(false);
});
