import type { Asker, Cells, Scope } from '../../src/engine/access/index.ts';
import {
  accessOf,
  actionsNamed,
  gainsOf,
  servicesToList,
  touchedBy,
  whoReaches,
} from '../../src/engine/access/index.ts';
import type { Caller, Change, World } from '../../src/engine/index.ts';
import {
  apply,
  loadActions,
  loadCatalog,
  managedPolicy,
  preparePart,
  userArn,
  worldFrom,
} from '../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { worldOfSize } from './measure.ts';
import { variedAccount } from './varied-account.ts';

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
  /** How many users, groups and roles the account has. */
  readonly identities?: number;
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

/** The user of a company's account who may do the most different things. */
export async function ofVaried(): Promise<Described> {
  await Promise.all([preparePart('iam'), preparePart('iam-account'), loadCatalog()]);
  const file = { file: 'varied', root: variedAccount() };
  const { rows } = atOnce(readAuthorizationDetails([file], Date.UTC(2026, 0, 1)));
  const world = worldFrom(rows);
  const names = [...world.tables.users.values()].map(({ name }) => name);
  const all = await Promise.all(
    names.map((name) => described(name, { world, caller: callerOf(world, name) })),
  );
  const counted = all.map((one) => ({ ...one, cells: describe(one).cells.length }));
  const [most] = counted.sort((one, other) => other.cells - one.cells);
  if (!most) throw new Error('The account has no users');
  return { ...most, title: `${most.title}, of ${String(names.length)} users of a company’s account` };
}

/** One user of a large account. */
export async function ofLarge(identities: number): Promise<Described> {
  const world = worldOfSize(identities);
  const asker = { world, caller: callerOf(world, 'user-3') };
  return { ...(await described(`a user among ${String(identities)} identities`, asker)), identities };
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

/** One permission more for one user of a large account: whom that concerns, and what works out what it gives. */
export async function afterEdit({ asker }: Described): Promise<{
  readonly kinds: number;
  readonly actions: number;
  readonly run: () => number;
}> {
  if (!('world' in asker)) throw new Error('Only accounts are edited');
  const { world: before, caller } = asker;
  const row = {
    ...{ id: `${caller.userId}/More`, ownerKind: 'user', ownerId: caller.userId, name: 'More' },
    document: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
    }),
  };
  const change = { table: 'inlinePolicies', key: row.id, before: null, after: row } as unknown as Change;
  const after = apply(before, [change]);
  const { service } = await loadActions();
  const touched = touchedBy(before, after, [change]);
  const services = new Set(touched.flatMap((kind) => servicesToList(kind, before, after)));
  const actions = (await Promise.all([...services].map((prefix) => service(prefix)))).flatMap(
    (one) => one?.actions ?? [],
  );
  const run = (): number =>
    touchedBy(before, after, [change]).reduce(
      (sum, kind) => sum + gainsOf(kind, { before, after }, actions).gained.length,
      0,
    );
  if (run() === 0) throw new Error('The edit gives nothing');
  return { kinds: touched.length, actions: actions.length, run };
}

/** How many actions a lesson's account loads, of how many there are. */
export async function actionsLoaded(): Promise<{ readonly loaded: number; readonly all: number }> {
  const { services, service } = await loadActions();
  const sample = await ofSample();
  const loaded = Math.max(...sample.map(({ scope }) => scope.actions?.length ?? 0));
  const all = await Promise.all(services.map(({ prefix }) => service(prefix)));
  return { loaded, all: all.reduce((sum, one) => sum + (one?.actions.length ?? 0), 0) };
}

const table = (name: Change['table'], rows: readonly { readonly id: string }[]): readonly Change[] =>
  rows.map((after) => ({ table: name, key: after.id, before: null, after }) as unknown as Change);

/** An account of so many users in so many groups, each group with a policy of its own, and as many roles that trust alike. */
export function worldOfKinds(users: number, groups: number): World {
  const account = '111122223333';
  const common = { account, path: '/', createDate: 0, tags: [] };
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  const allows = (Action: string, Resource: string): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
  };
  return worldFrom([
    ...table('meta', [
      { id: 'account', value: account } as { id: string },
      { id: 'now', value: 0 } as { id: string },
    ]),
    ...table(
      'groups',
      numbers(groups).map((i) => ({ ...common, id: `AGPA${i}`, name: `group-${i}` })),
    ),
    ...table(
      'inlinePolicies',
      numbers(groups).map((i) => ({
        ...{ id: `AGPA${i}/p`, ownerKind: 'group', ownerId: `AGPA${i}`, name: 'p' },
        document: allows('s3:GetObject', `arn:aws:s3:::reports/${i}/*`),
      })),
    ),
    ...table(
      'users',
      numbers(users).map((i) => ({ ...common, id: `AIDA${i}`, name: `user-${i}` })),
    ),
    ...table(
      'memberships',
      numbers(users).map((i) => ({
        ...{ id: `AIDA${i}/AGPA${i % groups}`, userId: `AIDA${i}`, groupId: `AGPA${i % groups}` },
      })),
    ),
    ...table(
      'roles',
      numbers(groups).map((i) => ({
        ...{ ...common, id: `AROA${i}`, name: `role-${i}`, description: '', maxSessionDuration: 3600 },
        trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
      })),
    ),
  ]);
}

/** Who reaches the reports of such an account: how many kinds of callers are asked. */
export function reachesOf(world: World): () => number {
  return () => whoReaches(world, { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x' }).kinds;
}
