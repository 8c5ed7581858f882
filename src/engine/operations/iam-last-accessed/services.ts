import { loadActions } from '../../actions/catalog.ts';
import type { PolicyDocument } from '../../policy/document.ts';
import { allowsService } from '../../uses.ts';

/** AWS's services by their prefix, with the names of the Service Authorization Reference. */
let names: ReadonlyMap<string, string> = new Map();

/** Loads the list of services, which reports need at once. */
export async function loadServices(): Promise<void> {
  const { services } = await loadActions();
  names = new Map(services.map(({ prefix, name }) => [prefix, name]));
}

export const serviceName = (prefix: string): string => names.get(prefix) ?? prefix;

/** The prefixes of all services that policies allow, sorted. */
export const servicesAllowed = (documents: readonly PolicyDocument[]): string[] =>
  [...names.keys()].filter((prefix) => allowsService(documents, prefix)).sort();
