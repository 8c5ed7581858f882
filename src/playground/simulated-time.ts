import { nowOf } from '../engine/index.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** Simulated time, ms: the device's with the workspace's offset, never before the last commit. */
export function timeOf({ world, record }: WorkspaceState, device: number): number {
  return Math.max(device + record.offset, nowOf(world));
}
