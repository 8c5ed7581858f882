import type { World } from '../../engine/index.ts';
import { atOnce } from '../../engine/index.ts';
import type { GraphModel } from './graph-model.ts';
import { inSlices } from './pausing.ts';
import { permissionToAssume } from './permission.ts';
import { projecting } from './projecting.ts';

/**
 * Makes the graph of an account at `now` (simulated ms): its entities, what belongs to whom, who may assume which
 * role, which sessions are live. It takes the home account if none is named. Linear in the rows, apart from the
 * decisions of small accounts.
 */
export function project(world: World, now: number, account: string | null = null): GraphModel {
  return atOnce(projecting(world, now, account, permissionToAssume));
}

/** Does the same as `project`, in slices that leave the page time. */
export function projectInSlices(
  world: World,
  now: number,
  account: string | null = null,
): Promise<GraphModel> {
  return inSlices(projecting(world, now, account, permissionToAssume));
}
