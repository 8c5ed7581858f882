import { beforeAll, expect, test } from 'vitest';
import {
  accountOf,
  apply,
  byName,
  nowOf,
  preparePart,
  type Call,
  type World,
} from '../../../../../src/engine/index.ts';
import { execute } from '../../../../../src/engine/calls.ts';
import { deleteItem, stepsBefore } from '../../../../../src/ui/kinds/details/kinds.ts';
import { fieldOf } from '../../../../../src/ui/panels/account/forms/errors.ts';
import type { Form, Values } from '../../../../../src/ui/panels/account/forms/form.ts';
import type { DialogRequest } from '../../../../../src/ui/view/dialog-request.ts';
import { formFor } from '../../../../../src/ui/frame/dialogs/dialogs.ts';
import { Answers } from '../../../../../src/ui/kinds/answers.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import type { Request } from '../../../../../src/ui/kinds/requests.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';
import { startDocument } from '../../../../../src/ui/panels/account/forms/policy-forms.ts';
import { whole, wholeWorld } from '../../../../fixtures/whole-world.ts';

const account = accountOf(sampleWorld);
const root = { type: 'console', id: account } as const;

beforeAll(async () => {
  await preparePart('iam');
});

const idOf = (table: 'users' | 'groups' | 'roles' | 'policies', name: string): string =>
  byName(sampleWorld, table, account, name)?.id ?? '';

async function form(request: DialogRequest): Promise<Form> {
  const made = await formFor(request, sampleWorld, { account, principalId: null });
  if (!made) throw new Error(`no form for ${request.kind}`);
  return made;
}

/** Carries requests out as the root user; throws AWS's message at the first refusal. */
function carriedOut(requests: readonly Request[], start: World = sampleWorld): World {
  return requests.reduce((world, request) => {
    const call = { type: 'call', ...request, credentials: root } as Call;
    const { result, world: after } = execute(world, call, nowOf(world) + 1000);
    if (!result.ok) throw new Error('error' in result ? result.error.message : result.notModelled.feature);
    return after;
  }, start);
}

const built = (one: Form, values: Values): readonly Request[] =>
  one.build({ ...one.initial, ...values }, sampleWorld);

test('a new policy begins on the usual bucket, and on nothing in an account with other buckets', () => {
  const resourceIn = (world?: World): unknown =>
    (JSON.parse(startDocument(world)) as { Statement: { Resource: unknown }[] }).Statement[0]?.Resource;
  const usual = ['arn:aws:s3:::team-bucket/*'];
  expect([resourceIn(), resourceIn(sampleWorld)]).toEqual([usual, usual]);
  const [bucket] = [...wholeWorld.tables.resources.values()].filter(({ kind }) => kind === 'bucket');
  if (!bucket) throw new Error('no bucket');
  const having = (name: string): World => {
    const key = `arn:aws:s3:::${name}`;
    return apply(sampleWorld, [{ table: 'resources', key, before: null, after: { ...bucket, id: key } }]);
  };
  expect([resourceIn(having('reports')), resourceIn(having('team-bucket'))]).toEqual([[], usual]);
});

test('creates users called like members of JavaScript’s objects', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const one = await form({ kind: 'create-user', props: { groupId: idOf('groups', 'Developers') } });
    const world = carriedOut(built(one, { name }));
    const user = byName(world, 'users', account, name);
    expect(user?.name).toBe(name);
    expect(one.select({ name }, world, new Answers())).toBe(user?.id);
  }
});

test('a form that nothing was changed in asks for nothing', async () => {
  const requests: readonly DialogRequest[] = [
    { kind: 'rename', props: { id: idOf('users', 'ana') } },
    { kind: 'tags', props: { id: idOf('users', 'ana') } },
    { kind: 'edit-trust', props: { roleId: idOf('roles', 'Deployer') } },
    { kind: 'edit-role', props: { roleId: idOf('roles', 'Deployer') } },
    { kind: 'edit-policy', props: { policyId: idOf('policies', 'TeamBucket') } },
    { kind: 'attach', props: { ownerId: idOf('groups', 'Auditors') } },
    { kind: 'attach', props: { policyId: idOf('policies', 'TeamBucket') } },
    { kind: 'membership', props: { userId: idOf('users', 'ana') } },
    { kind: 'membership', props: { groupId: idOf('groups', 'Auditors') } },
  ];
  for (const request of requests) expect(built(await form(request), {}), request.kind).toEqual([]);
});

test('changes of tags are the fewest calls, and removing comes first', async () => {
  const one = await form({ kind: 'tags', props: { id: idOf('users', 'ci-bot') } });
  const requests = built(one, {
    tags: [
      { key: 'team', value: 'api' },
      { key: '', value: '' },
    ],
  });
  expect(requests.map(({ operation, input }) => [operation, input])).toEqual([
    ['UntagUser', { UserName: 'ci-bot', TagKeys: ['robot'] }],
    ['TagUser', { UserName: 'ci-bot', Tags: [{ Key: 'team', Value: 'api' }] }],
  ]);
  expect(byName(carriedOut(requests), 'users', account, 'ci-bot')?.tags).toEqual([
    { key: 'team', value: 'api' },
  ]);
});

const presets: readonly (readonly [Values, string])[] = [
  [{ trust: 'account' }, account],
  [{ trust: 'principals', principals: [`arn:aws:iam::${account}:user/ana`] }, 'AIDA'],
  [{ trust: 'other', otherAccount: '444455556666', externalId: 'EXAMPLE-ID' }, 'EXAMPLE-ID'],
  [{ trust: 'service', service: 'lambda.amazonaws.com' }, 'lambda.amazonaws.com'],
];

test.each(presets)('AWS takes the trust policy of %j', async (values, kept) => {
  const world = carriedOut(built(await form({ kind: 'create-role', props: {} }), { name: 'New', ...values }));
  expect(byName(world, 'roles', account, 'New')?.trustPolicy).toContain(kept);
});

test('a new policy under a path is attached by its own ARN', async () => {
  const one = await form({ kind: 'create-policy', props: { attachTo: idOf('groups', 'Auditors') } });
  const world = carriedOut(built(one, { name: 'More', path: '/team/' }));
  const id = byName(world, 'policies', account, 'More')?.id ?? '';
  expect(world.tables.attachments.has(`${idOf('groups', 'Auditors')}/${id}`)).toBe(true);
});

test('moves direct policies to a new group without taking anything from anybody meanwhile', async () => {
  const one = await form({ kind: 'move-to-group', props: { userId: idOf('users', 'carol') } });
  const requests = built(one, { group: '*new', name: 'YearEnd' });
  expect(requests.map(({ operation }) => operation)).toEqual([
    'CreateGroup',
    'AddUserToGroup',
    'AttachGroupPolicy',
    'DetachUserPolicy',
  ]);
  carriedOut(requests);
});

test('what is removed first is all that AWS asks for', () => {
  for (const id of [
    ...[...sampleWorld.tables.users.keys()],
    ...[...sampleWorld.tables.groups.keys()],
    ...[...sampleWorld.tables.roles.keys()],
    ...[...sampleWorld.tables.policies.values()].flatMap((row) => (row.account === 'aws' ? [] : [row.id])),
  ]) {
    const item = itemOf(sampleWorld, id);
    const own = item && deleteItem(sampleWorld, item);
    if (!item || !own) throw new Error(`nothing to delete behind ${id}`);
    const steps = stepsBefore(sampleWorld, item).map(({ request }) => request);
    expect(itemOf(carriedOut([...steps, own]), id)).toBeNull();
    const called = (): unknown => carriedOut([own]);
    if (steps.length > 0) expect(called).toThrow(/Cannot delete|must delete|must detach|must remove/);
  }
});

const request = { service: 'iam', operation: 'CreateUser', input: { UserName: 'x' } } as Request;
const errors: readonly (readonly [code: string, message: string, field: string | null])[] = [
  ['EntityAlreadyExists', 'User with name x already exists.', 'name'],
  [
    'ValidationError',
    "1 validation error detected: Value '/x' at 'path' failed to satisfy constraint: y",
    'path',
  ],
  ['ValidationError', 'The specified value for userName is invalid. It must contain only …', 'name'],
  ['AccessDenied', 'User: … is not authorized to perform: iam:CreateUser on resource: …', null],
];

test.each(errors)('%s (%s) stands beside the field %s', async (code, message, field) => {
  const { fields } = await form({ kind: 'create-user', props: {} });
  const failure = {
    request,
    error: { code, message, status: 400 },
    notModelled: null,
    decision: null,
    rev: 1,
  };
  expect(fieldOf(failure, fields)).toBe(field);
});

test('A new role for people of a provider begins with the only one there is and the app that its tokens are for', async () => {
  const made = await formFor({ kind: 'create-role', props: {} }, wholeWorld, { account, principalId: null });
  expect(made?.initial).toMatchObject({ provider: [whole.oidc], audience: 'sts.amazonaws.com' });
  expect((await form({ kind: 'create-role', props: {} })).initial).toMatchObject({
    provider: [],
    audience: '',
  });
});
