import type { SetCheck, SetChecks } from './check-context.ts';
import type { Finding } from './finding.ts';

let loaded: SetChecks | null = null;

/** The services beyond the lessons' own whose actions are known by name. */
const learned = new Set<string>();

/** Says of every condition on all requests that it isn't decided yet. */
export const undecided: SetCheck = (_context, condition) => ({ condition, state: 'checking' });

/** Checks conditions on sets; they are being checked until what decides them is fetched. */
export const fetchedCheck: SetCheck = (...asked) => (loaded?.check ?? undecided)(...asked);

/** The service whose actions would have to be known, so that a finding names one of AWS's; null if it does. */
export const unnamedService = ({ isMadeUp, probe }: Finding): string | null =>
  isMadeUp && probe ? probe.action.slice(0, probe.action.indexOf(':')) : null;

/** Checks a condition in pieces, between which the page can work; and names an action of AWS's in the finding, if there is one. */
export async function namedFinding(
  asked: Parameters<SetChecks['pieces']>,
  run: (pieces: ReturnType<SetChecks['pieces']>) => Promise<Finding>,
): Promise<Finding> {
  const { loadChecker } = await import('../sets/check-set.ts');
  loaded ??= await loadChecker();
  const found = await run(loaded.pieces(...asked));
  const service = unnamedService(found);
  if (service === null || learned.has(service)) return found;
  learned.add(service);
  loaded = await loadChecker([...learned]);
  return run(loaded.pieces(...asked));
}

/** Fetches what decides over all requests, once: it is too large to come with every lesson. Rejects if it can't be fetched. */
export async function loadSets(): Promise<void> {
  if (loaded) return;
  const { loadChecker } = await import('../sets/check-set.ts');
  loaded ??= await loadChecker();
}
