import type { Call, Credentials, World } from '../../src/engine/index.ts';
import { createWorld, preparePart } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';

const home = '111122223333';
const start = Date.UTC(2026, 0, 1);

const callOf = (operation: string, input: object, credentials: Credentials): Call =>
  ({ type: 'call', service: 'iam', operation, input, credentials }) as Call;

function must(world: World, call: Call, now = start): { readonly world: World; readonly value: unknown } {
  const { result, world: after } = execute(world, call, now);
  if (!result.ok) throw new Error(`${call.operation}: ${JSON.stringify(result)}`);
  return { world: after, value: result.value };
}

interface Creator {
  readonly world: World;
  readonly credentials: Credentials;
}

function administrator(root: Credentials): Creator {
  const UserName = 'administrator';
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
  });
  let { world } = must(createWorld(home, start), callOf('CreateUser', { UserName }, root));
  ({ world } = must(
    world,
    callOf('PutUserPolicy', { UserName, PolicyName: 'administer', PolicyDocument }, root),
  ));
  const made = must(world, callOf('CreateAccessKey', { UserName }, root));
  const { AccessKey } = made.value as { AccessKey: { AccessKeyId: string; SecretAccessKey: string } };
  return {
    world: made.world,
    credentials: {
      type: 'key',
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    },
  };
}

/** Who makes users in the measure: the root user, whom no policy is asked for, and a user with a key and a policy. */
export async function creators(): Promise<Readonly<Record<string, Creator>>> {
  await preparePart('iam');
  const root = { type: 'console', id: home } as const;
  return {
    'the root user': { world: createWorld(home, start), credentials: root },
    'a user with a policy': administrator(root),
  };
}

/**
 * How many users are created in a second of one core, from credentials to the new world: processor time, which
 * other programs don't lengthen. Throws where one is refused: then nothing would be measured. At most 5,000: AWS
 * ends there.
 */
export function creationsPerSecond({ world: empty, credentials }: Creator, users: number): number {
  const calls = Array.from({ length: users }, (_, i) =>
    callOf('CreateUser', { UserName: `user-${i}` }, credentials),
  );
  let world = empty;
  const from = process.cpuUsage();
  let now = start;
  for (const call of calls) ({ world } = must(world, call, (now += 1000)));
  const { user, system } = process.cpuUsage(from);
  return users / ((user + system) / 1e6);
}
