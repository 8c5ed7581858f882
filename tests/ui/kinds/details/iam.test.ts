import { expect, test } from 'vitest';
import {
  accountOf,
  apply,
  byName,
  identify,
  nowOf,
  prepare,
  rowsBy,
  worldFrom,
  type Call,
  type World,
} from '../../../../src/engine/index.ts';
import { execute } from '../../../../src/engine/calls.ts';
import { credentialsOf } from '../../../../src/ui/kinds/acting.ts';
import { actionsOf, factsOf, sectionsOf } from '../../../../src/ui/kinds/details/kinds.ts';
import { profileWith } from '../../../../src/ui/kinds/user-profiles.ts';
import type { Item } from '../../../../src/ui/kinds/item.ts';
import { itemOf } from '../../../../src/ui/kinds/item.ts';
import { summaryText } from '../../../../src/ui/kinds/details/iam/policy-summary.ts';
import { whoIsReady, whoMayAssume } from '../../../../src/ui/kinds/details/iam/who-may-assume.ts';
import { signerOf } from '../../../../src/ui/panels/account/inspector/inspected.svelte.ts';
import { generatedRows } from '../../../exchange/generated-rows.ts';
import { sampleWorld } from '../../../fixtures/sample-world.ts';

const account = accountOf(sampleWorld);
const now = nowOf(sampleWorld);
const nobody = { caller: null, credentials: null };

function item(
  table: 'users' | 'groups' | 'roles' | 'policies',
  name: string,
  world: World = sampleWorld,
): Item {
  const found = itemOf(world, byName(world, table, account, name)?.id ?? null);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

const actionIds = (one: Item): string[] => actionsOf(sampleWorld, one, nobody).map(({ id }) => id);

test('knows what stands behind every kind of id, and nothing behind others', () => {
  expect(itemOf(sampleWorld, account)).toEqual({ kind: 'root', id: account });
  expect(itemOf(sampleWorld, 'principal:service:ec2.amazonaws.com')).toEqual({
    kind: 'service',
    id: 'principal:service:ec2.amazonaws.com',
    value: 'ec2.amazonaws.com',
  });
  expect(itemOf(sampleWorld, 'principal:account:arn:aws:iam::444455556666:user/x')).toMatchObject({
    value: 'arn:aws:iam::444455556666:user/x',
  });
  for (const id of ['', '__proto__', 'constructor', 'principal:nonsense:x', 'AIDAGONE', null])
    expect(itemOf(sampleWorld, id)).toBeNull();
});

test('a policy that is attached is written on by its main button; one that nobody holds is attached by it', () => {
  const main = (world: World): string[] =>
    actionsOf(world, item('policies', 'TeamBucket', world), nobody)
      .filter((action) => action.main)
      .map(({ id }) => id);
  expect(main(sampleWorld)).toEqual(['edit-document']);
  const held = [...sampleWorld.tables.attachments.values()].map(
    (before) => ({ table: 'attachments', key: before.id, before, after: null }) as const,
  );
  expect(main(apply(sampleWorld, held))).toEqual(['attach']);
});

test('every kind has exactly one main action, and deleting is the last one', () => {
  for (const one of [
    item('users', 'ana'),
    item('groups', 'Developers'),
    item('roles', 'Deployer'),
    item('policies', 'TeamBucket'),
  ]) {
    const actions = actionsOf(sampleWorld, one, nobody);
    expect(actions.filter(({ main }) => main)).toHaveLength(1);
    expect(actions.at(-1)).toMatchObject({ id: 'delete', danger: true, key: 'Delete' });
  }
});

test('roles and policies can’t be renamed, groups can’t be tagged, roles have no keys', () => {
  expect(actionIds(item('roles', 'Deployer'))).not.toContain('rename');
  expect(actionIds(item('policies', 'TeamBucket'))).not.toContain('rename');
  expect(actionIds(item('groups', 'Developers'))).not.toContain('tags');
  expect(actionIds(item('roles', 'Deployer'))).not.toContain('new-key');
  expect(actionIds(item('users', 'ana'))).toEqual(expect.arrayContaining(['rename', 'tags', 'new-key']));
});

test('moves direct policies in one click only where nobody else would gain them', () => {
  const action = actionsOf(sampleWorld, item('users', 'carol'), nobody).find(
    ({ id }) => id === 'move-to-group',
  );
  expect(action?.effect).toMatchObject({ type: 'calls' });
  expect(action?.requests.map(({ operation }) => operation)).toEqual([
    'AttachGroupPolicy',
    'DetachUserPolicy',
  ]);
  const ben = byName(sampleWorld, 'users', account, 'ben')?.id ?? '';
  const auditors = byName(sampleWorld, 'groups', account, 'Auditors')?.id ?? '';
  const membership = { id: `${ben}/${auditors}`, userId: ben, groupId: auditors };
  const crowded = apply(sampleWorld, [
    { table: 'memberships', key: membership.id, before: null, after: membership },
  ]);
  const other = actionsOf(crowded, item('users', 'carol', crowded), nobody).find(
    ({ id }) => id === 'move-to-group',
  );
  expect(other?.effect).toMatchObject({ type: 'dialog', request: { kind: 'move-to-group' } });
  expect(actionIds(item('users', 'ana'))).not.toContain('move-to-group');
});

test('acts as a user by an active key, and as nobody for a group or a role', () => {
  const robot = item('users', 'ci-bot');
  const credentials = credentialsOf(sampleWorld, robot);
  const key = sampleWorld.tables.accessKeys.get(credentials?.type === 'key' ? credentials.accessKeyId : '');
  expect(key).toMatchObject({ ownerId: robot.id, status: 'Active' });
  expect(credentialsOf(sampleWorld, item('groups', 'Developers'))).toBeNull();
  expect(credentialsOf(sampleWorld, item('roles', 'Deployer'))).toBeNull();
});

test('tells who may put a role on, and which half is missing', () => {
  const role = item('roles', 'Deployer');
  if (role.kind !== 'role') throw new Error('not a role');
  const { answers } = whoMayAssume(sampleWorld, role.row, now);
  const stateOf = (name: string): string | undefined =>
    answers.find(({ principalId }) => principalId === byName(sampleWorld, 'users', account, name)?.id)?.state;
  expect(stateOf('ana')).toBe('ready');
  expect(stateOf('ci-bot')).toBe('ready');
  expect(stateOf('carol')).toBe('notAllowed');
});

test('finds those who are ready one by one as it does all at once', () => {
  const generated = worldFrom(generatedRows({ users: 40, groups: 6, roles: 12 }));
  const ready = [sampleWorld, generated].flatMap((world) =>
    [...world.tables.roles.values()].flatMap((role) => {
      const { answers } = whoMayAssume(world, role, now);
      const found = answers.filter(({ state }) => state === 'ready').map(({ principalId }) => principalId);
      expect([...whoIsReady(world, role, now)], role.name).toEqual(found);
      return found;
    }),
  );
  expect(ready.length).toBeGreaterThan(3);
});

test('tells of another account’s people which half is missing: both sides must allow it', () => {
  const role = item('roles', 'Deployer');
  if (role.kind !== 'role') throw new Error('not a role');
  const there = '444455556666';
  const eve = { id: 'AIDAEVEEXAMPLE', account: there, name: 'eve', path: '/', createDate: now, tags: [] };
  const trustPolicy = (principal: string): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
    });
  const stateWith = (principal: string, isAllowed: boolean): string | undefined => {
    const row = { ...role.row, trustPolicy: trustPolicy(principal) };
    const ask = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:aws:iam::${account}:role/Deployer`,
    };
    const policy = {
      id: 'eve/ask',
      ownerKind: 'user',
      ownerId: eve.id,
      name: 'ask',
      document: JSON.stringify({ Version: '2012-10-17', Statement: [ask] }),
    } as const;
    const world = apply(sampleWorld, [
      { table: 'roles', key: row.id, before: role.row, after: row },
      { table: 'users', key: eve.id, before: null, after: eve },
      ...(isAllowed
        ? [{ table: 'inlinePolicies' as const, key: policy.id, before: null, after: policy }]
        : []),
    ]);
    return whoMayAssume(world, row, now).answers.find(({ principalId }) => principalId === eve.id)?.state;
  };
  const root = `arn:aws:iam::${there}:root`;
  const byName = `arn:aws:iam::${there}:user/eve`;
  expect([stateWith(root, true), stateWith(root, false)]).toEqual(['ready', 'notAllowed']);
  expect([stateWith(byName, true), stateWith(byName, false)]).toEqual(['ready', 'notAllowed']);
  const own = `arn:aws:iam::${account}:root`;
  expect([stateWith(own, true), stateWith(own, false)]).toEqual(['notTrusted', undefined]);
});

test('shows facts that AWS’s own Get calls tell, the ARN first', () => {
  const facts = factsOf(sampleWorld, item('roles', 'Deployer'), now);
  expect(facts[0]).toMatchObject({ id: 'arn', value: `arn:aws:iam::${account}:role/Deployer`, code: true });
  expect(facts.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['id', 'sessions', 'created', 'lastUsed']),
  );
  const ids = facts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('says through which group a policy reaches a user, and marks its own as direct', () => {
  const policies = sectionsOf(sampleWorld, item('users', 'carol'), now).find(({ id }) => id === 'policies');
  const notes = new Map(policies?.rows.map(({ label, note }) => [label, note]));
  expect(notes.get('ReadReports')).toBe('through Auditors');
  expect(notes.get('ReadInvoices')).toBe('direct, s3');
});

test('sums a document up by its services', () => {
  const text = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });
  expect(summaryText(text([{ Effect: 'Allow', Action: ['s3:GetObject', 'ec2:*'], Resource: '*' }]))).toBe(
    'ec2, s3',
  );
  expect(summaryText(text({ Effect: 'Deny', Action: 'S3:DeleteObject', Resource: '*' }))).toBe('denies s3');
  expect(summaryText(text({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }))).toBe('everything');
  expect(summaryText('not JSON')).toBe('allows nothing');
});

test('takes a session off by the credentials that were before it, and names their profile', async () => {
  const ana = item('users', 'ana');
  const key = credentialsOf(sampleWorld, ana);
  if (!key) throw new Error('no key');
  const RoleArn = `arn:aws:iam::${account}:role/Deployer`;
  const input = { RoleArn, RoleSessionName: 'ana' };
  const call = { service: 'sts', operation: 'AssumeRole', input, credentials: key } as Call;
  await prepare(call);
  const { world } = execute(sampleWorld, call, now);
  const session = itemOf(world, [...world.tables.sessions.keys()][0] ?? null);
  const credentials = credentialsOf(world, session);
  if (!session || !credentials) throw new Error('no session');
  const [mayDo] = sectionsOf(world, session, now);
  expect([mayDo?.id, mayDo?.rows.length]).toEqual([
    'policies',
    sectionsOf(world, item('roles', 'Deployer', world), now).find(({ id }) => id === 'policies')?.rows.length,
  ]);
  const who = identify(world, credentials, now);
  const [off] = actionsOf(world, session, { caller: who.ok ? who.value : null, credentials });
  expect(off?.id).toBe('stop-acting');
  const back = off?.effect.type === 'actAs' ? off.effect.credentials : null;
  expect(back && profileWith(world, back)).toBe('ana');
});

test('whoever acts is shown as the one whom the trust policies name, also the root of another account', () => {
  const actor = signerOf(sampleWorld, { type: 'account', arn: 'arn:aws:iam::444455556666:root' });
  const shown = itemOf(sampleWorld, actor);
  expect(shown).toEqual({ kind: 'account', id: 'principal:account:444455556666', value: '444455556666' });
  const [trusting] = shown ? sectionsOf(sampleWorld, shown, now) : [];
  expect(trusting?.rows.map(({ label }) => label)).toEqual(['PartnerAudit']);
});

test('a user without a role to put on is told which role trusts them all the same', () => {
  const can = (world: World) =>
    sectionsOf(world, item('users', 'carol', world), now).find(({ id }) => id === 'can');
  expect([can(sampleWorld)?.rows, can(sampleWorld)?.empty]).toEqual([
    [],
    'None. Deployer trusts this user, but no policy of the user allows sts:AssumeRole.',
  ]);
  const role = byName(sampleWorld, 'roles', account, 'Deployer');
  if (!role) throw new Error('no Deployer');
  const trustPolicy = role.trustPolicy.replace(
    `arn:aws:iam::${account}:root`,
    'arn:aws:iam::444455556666:root',
  );
  const elsewhere = apply(sampleWorld, [
    { table: 'roles', key: role.id, before: role, after: { ...role, trustPolicy } },
  ]);
  expect(can(elsewhere)?.empty).toBe('None. No role trusts this user.');
});

test('tells what was last used of a user, a group and a policy, and what never was', async () => {
  await prepare({ service: 's3', operation: 'ListBuckets' });
  const ana = byName(sampleWorld, 'users', account, 'ana');
  const listing: Call = {
    type: 'call',
    service: 's3',
    operation: 'ListBuckets',
    input: {},
    credentials: { type: 'console', id: ana?.id ?? '' },
  };
  const used = (one: Item, world: World) => sectionsOf(world, one, now).find(({ id }) => id === 'used');
  const before = used(item('users', 'ana'), sampleWorld);
  expect(before?.rows).toEqual([]);
  const { world } = execute(sampleWorld, listing, now + 60_000);
  const group = rowsBy(world, 'membershipsByUser', ana?.id ?? '')[0]?.groupId ?? null;
  expect(used(item('users', 'ana', world), world)?.rows).toMatchObject([
    { id: 's3', label: 's3: ListAllMyBuckets', target: null },
  ]);
  const ofGroup = itemOf(world, group);
  if (!ofGroup) throw new Error('ana is in a group');
  expect(used(ofGroup, world)?.rows).toMatchObject([{ label: 's3: ListAllMyBuckets', target: ana?.id }]);
  expect(used(ofGroup, world)?.rows[0]?.note).toMatch(/, by ana$/);
});
