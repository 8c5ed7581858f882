import type { RoleRow, World } from '../engine/index.ts';

/**
 * What a caller's own policies say about assuming a role. `allowedByName`: by a statement that was written for
 * it, not by one that allows everything.
 */
export type Permission = 'allowed' | 'allowedByName' | 'denied' | 'silent';

/** Asks the engine's identity layer; no trust policy is read here. */
export function permissionToAssume(
  _world: World,
  _principalId: string,
  _role: RoleRow,
  _now: number,
): Permission {
  return 'silent';
}
