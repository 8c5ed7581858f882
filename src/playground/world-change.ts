import type { Change, World } from '../engine/index.ts';
import type { Commit } from './command.ts';

/**
 * A replacement of the world. Applying `changes` to the earlier world gives `world`. If `changes` is null,
 * read all of `world` again.
 */
export interface WorldChange {
  readonly world: World;
  readonly changes: readonly Change[] | null;
  /** The commit of this tab that replaced the world, or null. */
  readonly commit: Commit | null;
  readonly origin: 'here' | 'otherTab' | 'rolledBack' | 'opened';
}

/** From this number of changes on, reading the world again is cheaper than following the changes. */
export const manyChanges = 2000;
