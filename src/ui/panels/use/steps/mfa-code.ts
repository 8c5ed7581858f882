import type { World } from '../../../../engine/index.ts';
import { loadTotp } from '../../../../engine/index.ts';

/**
 * Returns the code that an app with the device's seed shows at `now` (ms, simulated), or null if there is no such
 * device.
 */
export async function codeOf(world: World, serial: string, now: number): Promise<string | null> {
  const device = world.tables.mfaDevices.get(serial);
  if (!device) return null;
  const { totpCode } = await loadTotp();
  return totpCode(device.seed, now);
}
