import type { World } from '../../../../engine/index.ts';
import { accountOf, byName, policyArn } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { Answers } from '../../../kinds/answers.ts';
import { newGesture, runRequests } from '../../account/actions/run-requests.ts';
import { buildPool } from '../../account/dialogs/pool-calls.ts';
import { callsOf } from '../../account/dialogs/pool-visit.ts';
import type { Failure } from '../../account/forms/errors.ts';
import { guestRole } from './frames.ts';

const poolName = 'AppVisitors';

const poolIn = (world: World): string | null =>
  [...world.tables.identityPools.values()].find(({ name }) => name === poolName)?.id ?? null;

/**
 * Opens the story's app as a guest: the identity pool, which the acting principal builds if needed, asks STS for the
 * guests' role. All of it is one gesture. @returns the refusal, or null
 */
export async function guestVisit(playground: Playground): Promise<Failure | null> {
  const { world } = playground;
  const gesture = newGesture();
  if (poolIn(world) === null) {
    const account = accountOf(world);
    const policy = byName(world, 'policies', account, 'ReadWebBucket');
    const values = {
      name: poolName,
      who: 'nobody',
      guests: true,
      guestRole,
      guestPolicies: policy ? [policyArn(policy)] : [],
    };
    const { failure } = await runRequests(playground, buildPool(values, account), new Answers(), gesture);
    if (failure) return failure;
  }
  const visit = {
    poolId: poolIn(playground.world) ?? '',
    visitor: { kind: 'guest' },
    password: '',
    subject: '',
    basicRole: null,
  } as const;
  const requests = callsOf(visit).map(({ request }) => request);
  return (await runRequests(playground, requests, new Answers(), gesture)).failure;
}
