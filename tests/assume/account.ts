import type { FirstCall, Replay } from '../../src/assume/step.ts';
import { replayOf } from '../../src/assume/replay.ts';
import type { Call, Credentials, OperationName, World } from '../../src/engine/index.ts';
import { accountOf, byName, prepare, rowsBy } from '../../src/engine/index.ts';
import { attempt, execute } from '../../src/engine/calls.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';

/** A moment after everything in the sample account was made. */
export const noon = Date.UTC(2025, 5, 2, 12);

export const roleArn = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** Signs as a user of the sample, with the user's active access key. */
export function as(name: string, world: World = sampleWorld): Credentials {
  const user = byName(world, 'users', accountOf(world), name);
  const key = rowsBy(world, 'accessKeysByOwner', user?.id ?? '').find((row) => row.status === 'Active');
  if (!key) throw new Error(`${name} has no active key`);
  return { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey };
}

export const root: Credentials = { type: 'console', id: '111122223333' };

function callOf(operation: OperationName, input: object, credentials: Credentials | null): Call {
  const service = operation === 'AssumeRole' ? 'sts' : 'iam';
  return { type: 'call', service, operation, input, credentials } as Call;
}

/** The world after calls of the root user, which all must succeed. */
export async function after(...calls: readonly [OperationName, object][]): Promise<World> {
  let world = sampleWorld;
  for (const [operation, input] of calls) {
    const call = callOf(operation, input, root);
    await prepare(call);
    const { result, world: next } = execute(world, call, noon);
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    world = next;
  }
  return world;
}

interface Asking {
  readonly role: string;
  readonly by: Credentials | null;
  readonly input?: object;
  readonly world?: World;
}

/** Asks for a role at noon, and the replay of what came of it. */
export async function assume({ role, by, input, world = sampleWorld }: Asking): Promise<Replay> {
  const command = callOf('AssumeRole', { RoleArn: roleArn(role), RoleSessionName: 'test', ...input }, by);
  await prepare(command);
  return replayOf({ rev: 1, command, outcome: execute(world, command, noon) });
}

/** The same replay with a first call made as the session. */
export function withFirstCall(replay: Replay, action: string, resource: string): Replay {
  const { accessKeyId, secretAccessKey, sessionToken } = replay.issued ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) throw new Error('nothing was issued');
  const credentials: Credentials = { type: 'key', accessKeyId, secretAccessKey, sessionToken };
  const { world } = replay.assumption.outcome;
  const outcome = attempt(world, { type: 'try', action, resource, credentials }, noon);
  const firstCall: FirstCall = { rev: 2, action, resource, outcome };
  return replayOf(replay.assumption, firstCall);
}
