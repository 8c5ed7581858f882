import type * as Totp from './totp.ts';

let loaded: typeof Totp | null = null;

/** Loads the codes of MFA devices with their hash function, once: few pages and few calls need them. */
export async function loadTotp(): Promise<typeof Totp> {
  loaded ??= await import('./totp.ts');
  return loaded;
}

/** Throws if `loadTotp` has not been awaited: `prepare(call)` does it for calls that carry a code. */
export function totp(): typeof Totp {
  if (!loaded) throw new Error('The codes of MFA devices are not loaded: await prepare(call) first');
  return loaded;
}
