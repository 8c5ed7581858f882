import type { ActionCatalog, ServiceAction, World } from '../../../../engine/index.ts';
import { loadActions, rowsBy } from '../../../../engine/index.ts';
import { closeMatches } from '../../../../words/close-matches.ts';

/** Help with the action that is being typed. */
export interface ActionHelp {
  /** Names that fit: services before the colon, then the service's actions. */
  readonly suggestions: readonly string[];
  /** The action once its name is complete; null if AWS has no such action. */
  readonly action: ServiceAction | null;
  /** False for a whole name that AWS doesn't have. */
  readonly isKnown: boolean;
}

const offered = 200;

const nothing: ActionHelp = { suggestions: [], action: null, isKnown: true };

function services({ services: all }: ActionCatalog, typed: string): ActionHelp {
  const wanted = typed.toLowerCase();
  const found = all.filter(
    ({ prefix, name }) => prefix.startsWith(wanted) || name.toLowerCase().includes(wanted),
  );
  return { ...nothing, suggestions: found.slice(0, offered).map(({ prefix }) => `${prefix}:`) };
}

/** Looks up the typed text in AWS's own list of actions. A service's list is fetched when the service is named. */
export async function helpFor(typed: string): Promise<ActionHelp> {
  const text = typed.trim();
  if (text === '') return nothing;
  const catalog = await loadActions();
  const colon = text.indexOf(':');
  if (colon < 0) return services(catalog, text);
  const [prefix, name] = [text.slice(0, colon).toLowerCase(), text.slice(colon + 1)];
  const service = await catalog.service(prefix);
  if (!service) return { ...nothing, isKnown: false };
  const wanted = name.toLowerCase();
  const suggestions = service.actions
    .filter((one) => one.name.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    .slice(0, offered)
    .map(({ id }) => id);
  const action = service.action(name) ?? null;
  return { suggestions, action, isKnown: action !== null || suggestions.length > 0 };
}

/** Whether AWS's list says that an action takes no resource. False if the list can't be fetched. */
export const takesNoResource = (action: string): Promise<boolean> =>
  helpFor(action).then(
    (found) => found.action?.resourceTypes.length === 0,
    () => false,
  );

/** An action that AWS's list doesn't have. */
export interface Unlisted {
  readonly action: string;
  /** The prefix of a service that the list doesn't have, so that nothing is known of its actions; null if it has it. */
  readonly service: string | null;
  /** The action of the list whose name is most like this one. */
  readonly nearest: string | null;
}

/**
 * Returns what AWS's list lacks of a whole action; null if the list has it, or can't be fetched. Policies match any
 * string, so a decision about a name that no call needs would sound like one about something that can happen.
 */
export async function unlisted(action: string): Promise<Unlisted | null> {
  const [prefix = '', name = ''] = action.split(':');
  try {
    const catalog = await loadActions();
    const service = await catalog.service(prefix);
    if (service?.action(name)) return null;
    if (service) {
      const ids = service.actions.map(({ id }) => id);
      const [nearest = null] = closeMatches(`${service.prefix}:${name}`, ids, 0.7, 1);
      return { action, service: null, nearest };
    }
    const prefixes = catalog.services.map((one) => one.prefix);
    const like = await Promise.all(closeMatches(prefix.toLowerCase(), prefixes, 0.5).map(catalog.service));
    const [same] = like.flatMap((one) => one?.action(name) ?? []);
    return { action, service: prefix, nearest: same?.id ?? null };
  } catch {
    return null;
  }
}

const rank = ({ name }: ServiceAction, wanted: string): number =>
  name.toLowerCase().startsWith(wanted) ? 0 : 1;

/**
 * Returns the ARN of a resource type with the account's own parts filled in; the resource's own name stays in
 * capitals.
 */
function filled(pattern: string, account: string): string {
  return pattern
    .replaceAll('${Partition}', 'aws')
    .replaceAll('${Region}', 'us-east-1')
    .replaceAll('${Account}', account)
    .replace(/\$\{(\w+)\}/g, (_whole, name: string) => name.toUpperCase());
}

/** Whether an ARN can belong to a type, by the part before the type's first own name. */
function isOfType(arn: string, pattern: string, account: string): boolean {
  const known = filled(pattern.split(/\$\{(?!Partition|Region|Account)/)[0] ?? '', account);
  return arn.startsWith(known);
}

/** Returns resources for an action: the account's own ones of its types first, then the form of each type. */
export function resourcesFor(world: World, account: string, action: ServiceAction | null): readonly string[] {
  const own = rowsBy(world, 'resourcesByAccount', account).map(({ id }) => id);
  if (!action) return own.sort();
  if (action.resourceTypes.length === 0) return ['*'];
  const patterns = action.resourceTypes.map(({ arn }) => arn);
  const fitting = own.filter((arn) => patterns.some((pattern) => isOfType(arn, pattern, account)));
  return [...fitting.sort(), ...patterns.map((pattern) => filled(pattern, account)), '*'];
}
