import type { ServiceAction } from '../actions/catalog.ts';
import { loadActions } from '../actions/catalog.ts';
import type { AttachedPolicy } from '../policy/document.ts';
import { hasWildcard } from '../policy/glob.ts';
import type { Asker } from './access.ts';
import { subjectOf } from './access.ts';
import { ownServices } from './cells/action-classes.ts';

/** The services that the actions of policies name, in lower case. */
const servicesIn = (policies: readonly AttachedPolicy[]): readonly string[] =>
  policies.flatMap(({ document }) =>
    document.statements.flatMap(({ actions }) =>
      actions.values.map((value) => value.slice(0, Math.max(0, value.indexOf(':')))),
    ),
  );

/** The services that the callers' policies name, in lower case, each once. */
export const servicesNamedBy = (askers: readonly Asker[]): readonly string[] => [
  ...new Set(askers.flatMap((asker) => servicesIn(subjectOf(asker).policies))),
];

/**
 * The actions of the services that the callers' policies name, from the catalog: only those services are loaded. Of all
 * others the set tells one of each kind that patterns tell apart; where one names any service, those are
 * loaded, too, that the engine treats in a way of their own. `also`: further services, by their prefixes.
 */
export async function actionsNamed(
  askers: readonly Asker[],
  also: readonly string[] = [],
): Promise<readonly ServiceAction[]> {
  const { service } = await loadActions();
  const named = servicesNamedBy(askers);
  const isAny = named.some((name) => name === '' || hasWildcard(name));
  const known = [...new Set([...named, ...(isAny ? ownServices : []), ...also])]
    .filter((name) => /^[a-z0-9-]+$/.test(name))
    .sort();
  const loaded = await Promise.all(known.map((name) => service(name)));
  return loaded.flatMap((one) => one?.actions ?? []);
}
