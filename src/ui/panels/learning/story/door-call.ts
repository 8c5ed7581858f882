import { replayOf } from '../../../../assume/replay.ts';
import type { Replay } from '../../../../assume/step.ts';
import type { Call, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { localBackend } from '../../../../playground/backend.ts';
import { credentialsOfUser } from './credentials-of-user.ts';

/** The role that the story puts on, and who puts it on. */
export const cast = { user: 'ana', role: 'Deployer' } as const;

/** The call with which the story's user asks for the role. */
export function doorCall(world: World): Call {
  return {
    type: 'call',
    service: 'sts',
    operation: 'AssumeRole',
    input: { RoleArn: `arn:aws:iam::${accountOf(world)}:role/${cast.role}`, RoleSessionName: cast.user },
    credentials: credentialsOfUser(world, cast.user),
  };
}

/** Says how an account would answer the call at a time (ms), which nobody makes. */
export async function foreseen(world: World, now: number): Promise<Replay> {
  const command = doorCall(world);
  await localBackend.prepare(command);
  return replayOf({ rev: 0, command, outcome: localBackend.execute(world, command, now) });
}
