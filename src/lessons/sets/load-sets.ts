import type { SetCheck } from '../check-context.ts';

let loaded: SetCheck | null = null;

/** Says of every condition on all requests that it isn't decided yet. */
export const undecided: SetCheck = (_context, condition) => ({ condition, state: 'checking' });

/** Checks conditions on sets; they are being checked until what decides them is fetched. */
export const fetchedCheck: SetCheck = (...asked) => (loaded ?? undecided)(...asked);

/** Fetches what decides over all requests, once: it is too large to come with every lesson. Rejects if it can't be fetched. */
export async function loadSets(): Promise<void> {
  if (loaded) return;
  const { loadChecker } = await import('./check-set.ts');
  loaded ??= await loadChecker();
}
