import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../finding.ts';
import type { SetCondition } from '../goal.ts';

type SetCheck = (context: CheckContext, condition: SetCondition) => Finding;

let loaded: SetCheck | null = null;

/** Checks conditions on sets; null until it is fetched. */
export const setCheck = (): SetCheck | null => loaded;

/** Fetches what decides over all requests, once: it is too large to come with every lesson. Rejects if it can't be fetched. */
export async function loadSets(): Promise<void> {
  if (loaded) return;
  const { loadChecker } = await import('./check-set.ts');
  loaded ??= await loadChecker();
}
