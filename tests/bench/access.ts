import type { Asker, Cells, Scope } from '../../src/engine/access/index.ts';
import { accessOf, actionsNamed, difference, whoReaches } from '../../src/engine/access/index.ts';
import type { Caller, Change, World } from '../../src/engine/index.ts';
import { apply, loadActions, loadCatalog, managedPolicy, userArn } from '../../src/engine/index.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { worldOfSize } from './measure.ts';

const callerOf = (world: World, name: string): Caller => {
  const user = [...world.tables.users.values()].find((one) => one.name === name);
  if (!user) throw new Error(`The account has no ${name}`);
  return {
    ...{ type: 'user', account: user.account, arn: userArn(user), userId: user.id, principalId: user.id },
    ...{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', session: null },
  };
};

/** Something to be described, with the actions that it is described over. */
export interface Described {
  readonly title: string;
  readonly asker: Asker;
  readonly scope: Scope;
}

async function described(title: string, asker: Asker): Promise<Described> {
  return { title, asker, scope: { actions: await actionsNamed([asker]) } };
}

/** Each user of the sample account, as a lesson's accounts are. */
export async function ofSample(): Promise<readonly Described[]> {
  const names = [...sampleWorld.tables.users.values()].map(({ name }) => name);
  return Promise.all(
    names.map((name) =>
      described(`${name} of the sample`, { world: sampleWorld, caller: callerOf(sampleWorld, name) }),
    ),
  );
}

/** One user of a large account. */
export async function ofLarge(identities: number): Promise<Described> {
  const world = worldOfSize(identities);
  return described(`a user among ${String(identities)} identities`, {
    world,
    caller: callerOf(world, 'user-3'),
  });
}

/** A policy of AWS's own, over every action of every service. */
export async function ofManaged(name: string): Promise<Described> {
  await loadCatalog();
  const { services } = await loadActions();
  const policy = managedPolicy(`arn:aws:iam::aws:policy/${name}`);
  const document =
    policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)?.document ?? '';
  const asker = { caller: 'arn:aws:iam::111122223333:user/ana', identity: document };
  const actions = await actionsNamed(
    [asker],
    services.map(({ prefix }) => prefix),
  );
  return { title: `${name} over ${String(actions.length)} actions`, asker, scope: { actions } };
}

export const describe = ({ asker, scope }: Described): Cells => accessOf(asker, scope);

/** The account after one user got one permission more, and what that gave. */
export function afterEdit({ asker, scope }: Described): () => number {
  if (!('world' in asker)) throw new Error('Only accounts are edited');
  const { world, caller } = asker;
  const row = {
    ...{ id: `${caller.userId}/More`, ownerKind: 'user', ownerId: caller.userId, name: 'More' },
    document: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
    }),
  };
  const change = { table: 'inlinePolicies', key: row.id, before: null, after: row } as unknown as Change;
  const after = { world: apply(world, [change]), caller };
  return () => difference(asker, after, scope).gained.length;
}

/** Who reaches one resource of a large account: how many kinds of callers were asked. */
export function reachesOf(identities: number): () => number {
  const world = worldOfSize(identities);
  return () => whoReaches(world, { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x' }).kinds;
}
