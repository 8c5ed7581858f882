import { beforeEach, describe, expect, test } from 'vitest';
import { home, whole, wholeRows } from '../../../../fixtures/whole-world.ts';
import { rowsBy } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import type { Action, ActionId } from '../../../../../src/ui/kinds/action.ts';
import { actionsOf, headingOf, sectionsOf } from '../../../../../src/ui/kinds/details/kinds.ts';
import type { WorkloadItem } from '../../../../../src/ui/kinds/item.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import type { Section } from '../../../../../src/ui/kinds/section.ts';
import { actAsWorkload } from '../../../../../src/ui/panels/account/actions/act-as-workload.ts';
import { actingIn, perform } from '../../../../../src/ui/panels/account/actions/perform.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';

const [server, instance, program] = ['w-1', 'w-2', 'w-3'];
const root = { type: 'console', id: home } as const;
let playground: Playground;
let view: View;

beforeEach(async () => {
  const store = new MemoryStore(new MemoryDatabase());
  const open = () => Promise.resolve({ store, problem: null, lost: false });
  playground = new Playground({ open, device: () => Date.UTC(2026, 0, 1) });
  await playground.settled();
  await playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  playground.actAs(root);
  view = new View();
});

function workload(id: string): WorkloadItem {
  const item = itemOf(playground.world, id);
  if (item?.kind === 'server' || item?.kind === 'instance' || item?.kind === 'program') return item;
  throw new Error(`no workload ${id}`);
}
const offered = (id: string): readonly Action[] =>
  actionsOf(playground.world, workload(id), actingIn(playground));
const offers = (id: string, action: ActionId): boolean => offered(id).some((one) => one.id === action);

/** Does what a button of the inspector does. */
async function press(id: string, action: ActionId): Promise<void> {
  const found = offered(id).find((one) => one.id === action);
  if (!found) throw new Error(`${id} offers no ${action}`);
  await perform(found, playground, view);
}
const actAs = (id: string): Promise<void> => actAsWorkload(playground, view, id);

function section(id: string, sectionId: string): Section | undefined {
  return sectionsOf(playground.world, workload(id), playground.now).find((one) => one.id === sectionId);
}
const leak = (Name: string) => playground.call('playground:LeakWorkload', { Name });
const whoAmI = async (): Promise<string> => {
  const { result } = (await playground.call('GetCallerIdentity', {})).outcome;
  if (result.ok) return result.value.Arn ?? '';
  return 'error' in result ? result.error.code : 'not modelled';
};
const forward = (milliseconds: number) => playground.run({ type: 'clock', milliseconds });
const hour = 3_600_000;
const said = (): string => view.flashes.at(-1)?.message ?? '';
const arnOfSession = (role: string, name: string): string =>
  `arn:aws:sts::${home}:assumed-role/${role}/${name}`;

describe('Acting as what runs somewhere', () => {
  test('A server signs with its key, so the calls are those of the key’s user', async () => {
    await actAs(server);
    expect(playground.credentials).toMatchObject({ type: 'key', accessKeyId: whole.robotKey });
    expect(await whoAmI()).toBe(`arn:aws:iam::${home}:user/ci-bot`);
    expect(offers(server, 'act-as')).toBe(false);
  });

  test('An instance is given a session of its role by EC2, and goes on with it until it is over', async () => {
    await actAs(instance);
    const call = playground.history.at(-1)?.command;
    expect(call).toMatchObject({
      operation: 'AssumeRole',
      credentials: { type: 'service', service: 'ec2.amazonaws.com' },
    });
    expect(await whoAmI()).toBe(arnOfSession('WebServer', 'i-2'));
    expect(view.stepRev).toBe(playground.history.findLast(({ command }) => command === call)?.rev);
    expect(offers(instance, 'act-as')).toBe(false);

    const first = playground.credentials;
    playground.actAs(root);
    await actAs(instance);
    expect(playground.credentials).toEqual(first);
    expect(said()).toContain('that it has already');

    await forward(13 * hour);
    expect(await whoAmI()).toBe('ExpiredToken');
    expect(offers(instance, 'act-as')).toBe(true);
    await actAs(instance);
    expect(playground.credentials).not.toEqual(first);
    expect(await whoAmI()).toBe(arnOfSession('WebServer', 'i-2'));
  });

  test('A program in a function acts as the function’s role, by Lambda', async () => {
    await actAs(program);
    expect(playground.history.at(-1)?.command).toMatchObject({
      operation: 'AssumeRole',
      credentials: { type: 'service', service: 'lambda.amazonaws.com' },
      context: { keys: { 'aws:SourceArn': [whole.functionArn], 'aws:SourceAccount': [home] } },
    });
    expect(await whoAmI()).toBe(arnOfSession('Thumbnails', 'thumbnails'));
    // What it holds is the function's: there is nothing to configure and no key to rotate.
    expect(offered(program).map(({ id }) => id)).not.toContain('edit-workload');
    expect(offers(program, 'rotate')).toBe(false);
  });

  test('A role that doesn’t let the service in is refused in AWS’s words, and who acts stays', async () => {
    await playground.call('UpdateAssumeRolePolicy', {
      RoleName: 'WebServer',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      }),
    });
    await actAs(instance);
    expect(view.flashes.at(-1)).toMatchObject({ tone: 'deny' });
    expect(said()).toContain('is not authorized to perform: sts:AssumeRole on resource');
    expect(playground.credentials).toEqual(root);
  });

  test('A server with a key that is switched off acts all the same, and is refused', async () => {
    await playground.call('UpdateAccessKey', {
      UserName: 'ci-bot',
      AccessKeyId: whole.robotKey,
      Status: 'Inactive',
    });
    await actAs(server);
    expect(said()).toContain('its key is switched off or gone');
    expect(await whoAmI()).toBe('InvalidClientTokenId');
    expect(section(server, 'signs')?.rows).toMatchObject([{ note: 'switched off', tone: 'warn' }]);
  });

  test('A deleted key leads nowhere, and leaves nothing to rotate', async () => {
    await playground.call('DeleteAccessKey', { UserName: 'ci-bot', AccessKeyId: whole.robotKey });
    await actAs(server);
    expect(await whoAmI()).toBe('InvalidClientTokenId');
    expect(section(server, 'signs')?.rows).toMatchObject([{ note: 'deleted', target: null }]);
    expect(offers(server, 'rotate')).toBe(false);
    expect(offers(server, 'act-as-stranger')).toBe(false);
  });

  test('An instance profile without a role gives nothing to sign with, and the page says what to do', async () => {
    await playground.call('RemoveRoleFromInstanceProfile', {
      InstanceProfileName: 'WebServer',
      RoleName: 'WebServer',
    });
    const before = playground.history.length;
    await actAs(instance);
    expect(said()).toBe('The instance profile of web has no role in it, so it gets no keys. Put one in.');
    expect(playground.history.length).toBe(before);
    expect(playground.credentials).toEqual(root);
    expect(section(instance, 'signs')).toMatchObject({ rows: [], empty: 'Nothing: it can’t sign a call.' });
    await playground.call('DeleteInstanceProfile', { InstanceProfileName: 'WebServer' });
    await actAs(instance);
    expect(said()).toContain('The instance profile of web is gone');
  });

  test('A program whose function is gone has lost the role with it', async () => {
    await playground.call('lambda:DeleteFunction', { FunctionName: 'thumbnails' });
    await actAs(program);
    expect(said()).toContain('The function of resize is gone');
  });
});

describe('What leaks', () => {
  test('A leaked key works for the stranger until it is rotated, while the server goes on', async () => {
    await leak('build-server');
    expect(section(server, 'leaked')?.rows).toMatchObject([
      { tone: 'deny', note: 'still works, for them too' },
    ]);
    await press(server, 'act-as-stranger');
    expect(await whoAmI()).toBe(`arn:aws:iam::${home}:user/ci-bot`);
    await forward(30 * 24 * hour);
    expect(await whoAmI()).toBe(`arn:aws:iam::${home}:user/ci-bot`);

    playground.actAs(root);
    await press(server, 'rotate');
    expect(said()).toContain('build-server has a new key, and the old one is off.');
    const held = workload(server).row.accessKeyId;
    expect(held).not.toBe(whole.robotKey);
    expect(section(server, 'leaked')?.rows).toMatchObject([{ tone: 'plain', note: 'switched off' }]);
    await press(server, 'act-as-stranger');
    expect(await whoAmI()).toBe('InvalidClientTokenId');
    await actAs(server);
    expect(playground.credentials).toMatchObject({ accessKeyId: held });
    expect(await whoAmI()).toBe(`arn:aws:iam::${home}:user/ci-bot`);
  });

  test('A leaked session of a role ends by itself, and the instance is handed a new one', async () => {
    await leak('web');
    expect(section(instance, 'leaked')?.rows).toMatchObject([{ tone: 'warn' }]);
    await press(instance, 'act-as-stranger');
    expect(await whoAmI()).toBe(arnOfSession('WebServer', 'i-2'));
    expect(offers(instance, 'rotate')).toBe(false);

    const [until] = section(instance, 'leaked')?.rows.map((row) => row.until) ?? [];
    await forward((until ?? 0) - playground.now);
    expect(await whoAmI()).toBe('ExpiredToken');
    await actAs(instance);
    expect(await whoAmI()).toBe(arnOfSession('WebServer', 'i-2'));
  });

  test('A leaked session of a function’s role ends by itself too', async () => {
    await leak('resize');
    await press(program, 'act-as-stranger');
    expect(await whoAmI()).toBe(arnOfSession('Thumbnails', 'thumbnails'));
    await forward(13 * hour);
    expect(await whoAmI()).toBe('ExpiredToken');
  });
});

describe('Rotating', () => {
  test('Rotating undoes as one, and the key that was given out is gone with it', async () => {
    await press(server, 'rotate');
    view.flashes.at(-1)?.action?.run();
    await playground.settled();
    await expect.poll(() => workload(server).row.accessKeyId).toBe(whole.robotKey);
    expect(playground.world.tables.accessKeys.get(whole.robotKey)?.status).toBe('Active');
  });

  test('A key that is off already makes room for the new one, since nobody has more than two', async () => {
    const keys = () => rowsBy(playground.world, 'accessKeysByOwner', whole.robot);
    const [off] = keys().filter(({ status }) => status === 'Inactive');
    expect(keys()).toHaveLength(2);
    await press(server, 'rotate');
    expect(said()).toContain('The key that was off before is deleted');
    expect(keys().map(({ id }) => id)).not.toContain(off?.id);
    await press(server, 'rotate');
    expect(
      keys()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['Active', 'Inactive']);
  });

  test('A third key is refused by AWS’s own limit, and nothing is switched off for it', async () => {
    for (const { id } of rowsBy(playground.world, 'accessKeysByOwner', whole.robot))
      await playground.call('UpdateAccessKey', { UserName: 'ci-bot', AccessKeyId: id, Status: 'Active' });
    await press(server, 'rotate');
    expect(said()).toContain('Cannot exceed quota for AccessKeysPerUser: 2');
    expect(workload(server).row.accessKeyId).toBe(whole.robotKey);
    expect(playground.world.tables.accessKeys.get(whole.robotKey)?.status).toBe('Active');
  });

  test('The root user’s key is rotated by the root user alone: nobody else could be given its key', async () => {
    await playground.call('CreateAccessKey', {});
    const [key] = rowsBy(playground.world, 'accessKeysByOwner', home);
    await playground.call('playground:ConfigureWorkload', {
      Name: 'build-server',
      AccessKeyId: key?.id ?? '',
    });
    expect(offers(server, 'rotate')).toBe(true);
    playground.actAs({ type: 'console', id: whole.ana });
    expect(offers(server, 'rotate')).toBe(false);
    playground.actAs(root);
    await press(server, 'rotate');
    const held = playground.world.tables.accessKeys.get(workload(server).row.accessKeyId ?? '');
    expect(held).toMatchObject({ ownerId: home, status: 'Active' });
    expect(held?.id).not.toBe(key?.id);
  });
});

test('What leaked is marked while it opens something, and told of afterwards', async () => {
  const marked = () => headingOf(playground.world, workload(server), playground.now).mark;
  await leak('build-server');
  expect(marked()).toMatchObject({ text: 'its key leaked', tone: 'warn' });
  await press(server, 'rotate');
  expect(marked()).toMatchObject({ text: 'leaked once', tone: 'neutral' });
});
