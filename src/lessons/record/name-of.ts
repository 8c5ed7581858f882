import type { Credentials, World } from '../../engine/index.ts';
import { accountIds, accountOf } from '../../engine/index.ts';
import { actorNamed } from '../acting.ts';
import type { Who } from '../goal.ts';

/** `ana`, or `222233334444/ben` for what belongs to another account than the lesson's. */
const nameIn = (
  world: World,
  { account, name }: { readonly account: string; readonly name: string },
): string => (account === accountOf(world) ? name : `${account}/${name}`);

function* names(world: World): Generator<Who> {
  yield 'root';
  for (const account of accountIds(world)) yield `root ${account}`;
  for (const row of world.tables.users.values()) yield* [nameIn(world, row), `key ${nameIn(world, row)}`];
  for (const { name } of world.tables.roles.values()) yield `session of ${name}`;
  for (const { sessionName } of world.tables.sessions.values()) yield `session of ${sessionName}`;
  for (const row of world.tables.workloads.values()) yield `workload ${nameIn(world, row)}`;
}

/** How a step `as …` names who acts; null where a lesson has no name for it. */
export function nameOf(world: World, credentials: Credentials | null): Who | null {
  const wanted = JSON.stringify(credentials);
  for (const name of names(world)) if (JSON.stringify(actorNamed(world, name)) === wanted) return name;
  return null;
}
