import { describe, expect, test } from 'vitest';
import { decidingLine } from '../../src/assume/deciding-line.ts';
import { changedInput, type Remedy, remedyOf } from '../../src/assume/remedy.ts';
import { stageOf } from '../../src/assume/stage.ts';
import type { Replay, Obstacle } from '../../src/assume/step.ts';
import type { Call, OperationName } from '../../src/engine/index.ts';
import { loadTotp } from '../../src/engine/index.ts';
import { poseOf } from '../../src/graph/stage/pose.ts';
import { idOf } from '../../src/playground/service-of.ts';
import { noon } from './account.ts';
import { refusal, refusals } from './refusals.ts';
import remedies from './remedies.json' with { type: 'json' };
import type { Scene } from './scene.ts';

const obstaclesIn = ({ steps }: Replay): readonly Obstacle[] =>
  steps.flatMap((step) => (step.id === 'change' ? step.obstacles : []));

/** As the page does it: the call as root, or the request in another way; then it is asked again. */
async function mended(scene: Scene, { assumption: { command } }: Replay, remedy: Remedy): Promise<Replay> {
  const id = idOf(command.service, command.operation);
  const again = (input: object) => scene.asks(id, input, command.credentials);
  if (remedy.kind === 'call') {
    const input = remedy.input as Call['input'];
    await scene.does(remedy.id as OperationName, input, { type: 'console', id: remedy.account });
    return again(command.input);
  }
  const { totpCode } = await loadTotp();
  const seed = scene.world.tables.mfaDevices.get(remedy.device ?? '')?.seed;
  return again(changedInput(command.input, remedy, seed === undefined ? null : totpCode(seed, noon)));
}

describe('what stood in the way', () => {
  test.each(remedies)('$name: its lock stays shut, and one press opens the door', async (row) => {
    const { scene, replay } = await refusal(row.name);
    const kinds = new Set<string>(obstaclesIn(replay).map(({ kind }) => kind));
    expect([...kinds]).toEqual([row.name.split(':')[0]]);
    const failed = replay.steps.at(-2);
    expect(failed?.id).toBe(row.at);
    // What refused is told in the words of the error that AWS gave.
    const line = failed && decidingLine(replay, failed)?.code;
    if (line?.includes('not authorized')) expect(line).toMatch(/^AccessDenied/);
    const stage = stageOf(replay);
    const pose = poseOf(stage, replay.steps.length - 2);
    expect(pose).toMatchObject({ door: 0, slot: 1, hat: { on: 0 } });
    const remedy = remedyOf(replay, scene.world);
    expect(remedy?.label ?? null).toBe(row.button);
    if (!remedy) return;
    const after = await mended(scene, replay, remedy);
    expect(obstaclesIn(after)).toEqual([]);
    expect(after.end).toBe('assumed');
  });

  test('has a scene for everything that can', () => {
    const kinds: Readonly<Record<Obstacle['kind'], true>> = {
      badCredentials: true,
      badProof: true,
      badRequest: true,
      rootMayNot: true,
      noSuchRole: true,
      trustNamesOthers: true,
      trustNamesNoProvider: true,
      alsoNeeds: true,
      outsideLimit: true,
      trustCondition: true,
      explicitDeny: true,
      noPermission: true,
      permissionElsewhere: true,
      permissionCondition: true,
      durationTooLong: true,
      notModelled: true,
    };
    const names = remedies.map(({ name }) => name);
    expect(names).toEqual(Object.keys(refusals));
    expect([...new Set(names.map((name) => name.split(':')[0]))].sort()).toEqual(Object.keys(kinds).sort());
  });
});
