import { afterEach, expect, test, vi } from 'vitest';
import type { Change, World } from '../../../src/engine/index.ts';
import { apply, nowOf, rowsOf, worldFrom } from '../../../src/engine/index.ts';
import { edgeIds, outsideId } from '../../../src/graph/model/elements.ts';
import { nameOf } from '../../../src/graph/picture/labels.ts';
import type { GraphModel } from '../../../src/graph/model/graph-model.ts';
import { project, projectInSlices } from '../../../src/graph/model/project.ts';
import { update } from '../../../src/graph/model/update.ts';
import { generatedRows } from '../../exchange/generated-rows.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const now = nowOf(sampleWorld);
const hour = 3_600_000;

function idOf(world: World, table: 'users' | 'groups' | 'roles' | 'policies', name: string): string {
  for (const row of world.tables[table].values()) if (row.name === name) return row.id;
  throw new Error(`no ${name}`);
}

const ana = idOf(sampleWorld, 'users', 'ana');
const carol = idOf(sampleWorld, 'users', 'carol');
const robot = idOf(sampleWorld, 'users', 'ci-bot');
const deployer = idOf(sampleWorld, 'roles', 'Deployer');
const partner = idOf(sampleWorld, 'roles', 'PartnerAudit');

/** What may assume a role, by name and state. */
function mayAssume(model: GraphModel, roleId: string): string[] {
  const said: string[] = [];
  for (const { kind, source, target, state } of model.edges.values()) {
    const node = model.nodes.get(source);
    if (kind === 'assume' && target === roleId && node) said.push(`${nameOf(node, model)}: ${state}`);
  }
  return said.sort();
}

test('a name’s letters that turn the text or can’t be seen are shown', () => {
  const change = (rows: readonly Change[]): readonly Change[] =>
    rows.map((row) =>
      row.table === 'userPools' && row.after
        ? { ...row, after: { ...row.after, name: 'our\u202e\u200bpool' } }
        : row,
    );
  const world = worldFrom(change(rowsOf(wholeWorld)));
  const { nodes } = project(world, nowOf(world));
  const pools = [...nodes.values()].filter(({ kind }) => kind === 'userPool');
  expect(pools.map(({ label }) => label)).toContain('our[U+202E][U+200B]pool');
});

const session = (id: string, issuedToId: string | null, arn = 'x'): Change => ({
  table: 'sessions',
  key: id,
  before: null,
  after: {
    id,
    account: '111122223333',
    kind: 'assumedRole',
    ownerId: deployer,
    sessionName: 'work',
    secretAccessKey: 'EXAMPLEKEY',
    sessionToken: 'EXAMPLE',
    issuedAt: now,
    expiresAt: now + hour,
    issuedTo: { arn, id: issuedToId },
    chained: false,
  },
});

test('A role that trusts its account can be assumed by whom policies allow to ask, and by whom it names', () => {
  expect(mayAssume(project(sampleWorld, now), deployer)).toEqual([
    'ana: ready',
    'ben: ready',
    'ci-bot: ready',
  ]);
});

test('A principal outside the account stands in the picture as long as a trust policy names it', () => {
  const model = project(sampleWorld, now);
  expect(mayAssume(model, partner)).toEqual(['account 444455556666: ready']);
  const row = sampleWorld.tables.roles.get(partner);
  if (!row) throw new Error('no role');
  const change: Change = { table: 'roles', key: partner, before: row, after: null };
  const delta = update(model, apply(sampleWorld, [change]), [change], now);
  expect([...delta.removed]).toContain(outsideId('account', '444455556666'));
});

test('A Deny on the caller’s own side leaves a named principal without permission', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' },
  });
  const row = { id: `${robot}/No`, ownerKind: 'user', ownerId: robot, name: 'No', document } as const;
  const world = apply(sampleWorld, [{ table: 'inlinePolicies', key: row.id, before: null, after: row }]);
  expect(mayAssume(project(world, now), deployer)).toContain('ci-bot: noPermission');
});

test('A policy that names a role which does not trust its holder shows the half that is missing', () => {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::111122223333:role/PartnerAudit',
    },
  });
  const row = { id: `${ana}/Ask`, ownerKind: 'user', ownerId: ana, name: 'Ask', document } as const;
  const world = apply(sampleWorld, [{ table: 'inlinePolicies', key: row.id, before: null, after: row }]);
  expect(mayAssume(project(world, now), partner)).toContain('ana: noTrust');
});

test('A user with a policy of its own is marked, and so is an owner of inline policies', () => {
  const model = project(sampleWorld, now);
  const auditors = idOf(sampleWorld, 'groups', 'Auditors');
  expect(model.nodes.get(carol)?.badges).toEqual(['direct']);
  expect(model.nodes.get(auditors)?.badges).toEqual(['inline']);
});

test('A live session stands between its caller and its role, and is gone when its time has come', () => {
  const changes = [session('ASIA1', ana)];
  const world = apply(sampleWorld, changes);
  const model = project(world, now);
  const from = model.edges.get(edgeIds.sessionFrom('ASIA1'));
  const role = model.edges.get(edgeIds.sessionRole('ASIA1'));
  expect([from?.source, from?.target, role?.source, role?.target]).toEqual([ana, 'ASIA1', 'ASIA1', deployer]);
  const delta = update(model, world, [], now + hour);
  expect([...delta.removed].sort()).toEqual(['ASIA1', 'session-from:ASIA1', 'session-role:ASIA1']);
});

test('A session that a session asked for hangs on that session, and one of another account on the account', () => {
  const world = apply(sampleWorld, [
    session('ASIA1', ana),
    session('ASIA2', 'ASIA1'),
    session('ASIA3', null, 'arn:aws:iam::444455556666:root'),
  ]);
  const model = project(world, now);
  const sources = ['ASIA2', 'ASIA3'].map((id) => model.edges.get(edgeIds.sessionFrom(id))?.source);
  expect(sources).toEqual(['ASIA1', outsideId('account', '444455556666')]);
});

test('An AWS managed policy is drawn where it is attached, a customer’s always', () => {
  const policy = sampleWorld.tables.policies.get(idOf(sampleWorld, 'policies', 'TeamBucket'));
  if (!policy) throw new Error('no policy');
  const byAws = { ...policy, id: 'ANPAAWS', account: 'aws', name: 'ReadOnlyAccess' };
  const world = apply(sampleWorld, [{ table: 'policies', key: byAws.id, before: null, after: byAws }]);
  expect(project(world, now).nodes.has('ANPAAWS')).toBe(false);
  const row = { id: `${ana}/ANPAAWS`, principalKind: 'user', principalId: ana, policyId: 'ANPAAWS' } as const;
  const attached = apply(world, [{ table: 'attachments', key: row.id, before: null, after: row }]);
  expect(project(attached, now).nodes.get('ANPAAWS')?.byAws).toBe(true);
});

test('A large account projected in slices is the same graph, and the page goes on in between', async () => {
  const world = worldFrom(generatedRows({ users: 400, groups: 20, roles: 60 }));
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 6));
  let turns = 0;
  const timer = setInterval(() => (turns += 1));
  const sliced = await projectInSlices(world, now);
  clearInterval(timer);
  const whole = project(world, now);
  const contentOf = (model: GraphModel): unknown => [
    [...model.nodes.values()],
    [...model.edges.values()],
    [...model.alike().keys()].map((key) => [key, ...model.alike().of(key)]),
  ];
  expect(contentOf(sliced)).toEqual(contentOf(whole));
  expect(whole.nodes.size).toBeGreaterThan(400);
  expect(turns).toBeGreaterThan(2);
});

test('Who may ask for a role is decided without reading its trust policy, however long it is', () => {
  const row = sampleWorld.tables.roles.get(deployer);
  if (!row) throw new Error('no role');
  const { Statement } = JSON.parse(row.trustPolicy) as { readonly Statement: readonly object[] };
  const Principal = { AWS: 'arn:aws:iam::111122223333:user/ci-bot' };
  const never = { Effect: 'Allow', Principal, Action: 'sts:TagSession' };
  const long = [...Statement, ...Array.from({ length: 900 }, () => never)];
  const after = { ...row, trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: long }) };
  const world = apply(sampleWorld, [{ table: 'roles', key: deployer, before: row, after }]);
  const parse = vi.spyOn(JSON, 'parse');
  const model = project(world, now);
  const read = parse.mock.calls.filter(([text]) => text === after.trustPolicy);
  // Once for whom it names.
  expect(read).toHaveLength(1);
  expect(mayAssume(model, deployer)).toEqual(mayAssume(project(sampleWorld, now), deployer));
});
