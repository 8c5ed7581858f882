/** A service as `scripts/trim-iam-data.mjs` writes it; the fields are documented there. */
type CompactService = Readonly<Record<'k' | 'r' | 'a', string>>;

type Load = () => Promise<{ readonly default: unknown }>;

/** The services that lessons are about. */
export const commonServices: readonly string[] = ['iam', 's3', 'sts', 'sqs'];

/** They share a file; of the others those with the same first letter, rare letters together. */
const common: ReadonlySet<string> = new Set(commonServices);

const files: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['a', () => import('./data/a.json')],
  ['bfmn', () => import('./data/bfmn.json')],
  ['c', () => import('./data/c.json')],
  ['d', () => import('./data/d.json')],
  ['e', () => import('./data/e.json')],
  ['ghi', () => import('./data/ghi.json')],
  ['k', () => import('./data/k.json')],
  ['l', () => import('./data/l.json')],
  ['o', () => import('./data/o.json')],
  ['pqr', () => import('./data/pqr.json')],
  ['s', () => import('./data/s.json')],
  ['tuvwx', () => import('./data/tuvwx.json')],
  ['common', () => import('./data/common.json')],
]);

const filesRead = new Map<string | undefined, Promise<ReadonlyMap<string, CompactService>>>();

async function readFile(file = ''): Promise<ReadonlyMap<string, CompactService>> {
  const data = (await files.get(file)?.())?.default ?? {};
  return new Map(Object.entries(data as Readonly<Record<string, CompactService>>));
}

/** Returns the services that share a file with this one. The file is loaded once, and again after a failure. */
function compactServices(prefix: string): Promise<ReadonlyMap<string, CompactService>> {
  const isIn = (letters: string): boolean => letters.includes(prefix.charAt(0));
  const file = common.has(prefix) ? 'common' : [...files.keys()].find(isIn);
  const loading = filesRead.get(file) ?? readFile(file);
  filesRead.set(file, loading);
  loading.catch(() => filesRead.delete(file));
  return loading;
}

/**
 * Every AWS service's actions, as data that `scripts/trim-iam-data.mjs` makes. Forms, the policy editor and
 * suggestions read it; decisions don't.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

export interface ResourceType {
  /** Such as `bucket`. */
  readonly name: string;
  /** Such as `arn:${Partition}:s3:::${BucketName}`. */
  readonly arn: string;
  /** Condition keys that this type of resource brings, such as `aws:ResourceTag/${TagKey}`. */
  readonly conditionKeys: readonly string[];
}

export interface ServiceAction {
  /** The service prefix and the name, such as `s3:GetObject`. */
  readonly id: string;
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /**
   * The resource types that a policy's Resource can name for this action. If there are none, only `*` is
   * possible.
   */
  readonly resourceTypes: readonly ResourceType[];
  /** The resource types that the action can't do without. */
  readonly requiredTypes: readonly ResourceType[];
  /** The service's own condition keys and those that depend on the request; the global ones aren't listed. */
  readonly conditionKeys: readonly string[];
}

export interface ServiceActions {
  readonly prefix: string;
  /** Such as `Amazon S3`. */
  readonly name: string;
  /** Sorted by name. */
  readonly actions: readonly ServiceAction[];
  /** The action of that name, in any case; undefined if the service has none. */
  readonly action: (name: string) => ServiceAction | undefined;
}

export interface ActionCatalog {
  /** Every service, by its prefix, sorted. */
  readonly services: readonly { readonly prefix: string; readonly name: string }[];
  /** A service's actions, loaded when they are first asked for; undefined if no service has that prefix. */
  readonly service: (prefix: string) => Promise<ServiceActions | undefined>;
}

const levels: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

const rowsIn = (text: string): readonly string[][] =>
  text === '' ? [] : text.split(';').map((row) => row.split('|'));
const numbersIn = (text: string): readonly number[] => (text === '' ? [] : text.split(',').map(Number));

/**
 * Replaces the numbers of the compact form by their texts. A resource type that isn't required is written as
 * `-1 - number`, and a run of keys as its first number and the negative of its last.
 */
function expanded(prefix: string, name: string, { k, r, a }: CompactService): ServiceActions {
  const keys = k.split(' ');
  const keysOf = (text = ''): string[] =>
    numbersIn(text).flatMap((number, i, numbers) =>
      number < 0 ? keys.slice((numbers[i - 1] ?? 0) + 1, 1 - number) : (keys[number] ?? []),
    );
  const types = rowsIn(r).map(([type = '', arn = '', own]): ResourceType => ({
    name: type,
    arn,
    conditionKeys: keysOf(own),
  }));
  const typesOf = (numbers: readonly number[]): ResourceType[] =>
    numbers.flatMap((number) => types[number < 0 ? -1 - number : number] ?? []);
  const actions = rowsIn(a).flatMap(([of = '', own, level = '', names = '']) => {
    const resources = numbersIn(of);
    return names.split(' ').map((action): ServiceAction => ({
      id: `${prefix}:${action}`,
      name: action,
      accessLevel: levels[level] ?? 'Write',
      resourceTypes: typesOf(resources),
      requiredTypes: typesOf(resources.filter((number) => number >= 0)),
      conditionKeys: keysOf(own),
    }));
  });
  actions.sort((one, other) => (one.name < other.name ? -1 : 1));
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
  return { prefix, name, actions, action: (asked) => byName.get(asked.toLowerCase()) };
}

let catalog: Promise<ActionCatalog> | null = null;

async function load(): Promise<ActionCatalog> {
  const { default: index } = await import('./data/index.json');
  const services = index.map(([prefix = '', name = '']) => ({ prefix, name }));
  const names = new Map(services.map(({ prefix, name }) => [prefix, name]));
  const loaded = new Map<string, ServiceActions>();
  const service = async (asked: string): Promise<ServiceActions | undefined> => {
    const prefix = asked.toLowerCase();
    const name = names.get(prefix);
    if (name === undefined) return undefined;
    const compact = loaded.has(prefix) ? undefined : (await compactServices(prefix)).get(prefix);
    if (compact && !loaded.has(prefix)) loaded.set(prefix, expanded(prefix, name, compact));
    return loaded.get(prefix);
  };
  return { services, service };
}

/** Loads the list of services, once. The actions of a service load when they are first asked for. */
export function loadActions(): Promise<ActionCatalog> {
  catalog ??= load().catch((error: unknown) => {
    catalog = null;
    throw error;
  });
  return catalog;
}

/** The actions of the services that lessons are about, without the names of services. */
export async function commonActions(): Promise<readonly ServiceAction[]> {
  const all = await Promise.all(
    [...common].map(async (prefix) => {
      const compact = (await compactServices(prefix)).get(prefix);
      return compact ? expanded(prefix, prefix, compact).actions : [];
    }),
  );
  return all.flat();
}

/**
 * One action by its service prefix and name, both in any case, as policies compare them; undefined if AWS has
 * no such service or action.
 */
export async function actionOf(prefix: string, name: string): Promise<ServiceAction | undefined> {
  const { service } = await loadActions();
  return (await service(prefix))?.action(name);
}
