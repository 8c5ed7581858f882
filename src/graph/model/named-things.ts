import type { IndexName, ResourceRow, World } from '../../engine/index.ts';
import { byName, kindOfRow, nameMatches, roleArn, rowsBy } from '../../engine/index.ts';
import { nouns, things as words } from '#words/things.ts';
import { resourceLabel } from './nodes-of-rows.ts';
import type { IconName } from '../drawing/icons.ts';
import type { NodeKind } from '../kinds/kinds.ts';

/** A thing that a policy names: one that exists, or one that only its text tells of. */
export interface NamedThing {
  /** The node's id: of the resource or role that exists, else one made from the name. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /**
   * The kind whose look it has, if that isn't its own, and an icon in place of that look's; `isAbsent`: nothing in the
   * account is what the name says.
   */
  readonly look: { readonly kind: NodeKind; readonly icon?: IconName; readonly isAbsent?: boolean };
  /** Whether the policy allows something on it, denies something, or both. */
  readonly allows: boolean;
  readonly denies: boolean;
  /** The resources of the text by which it is named, as they are written. */
  readonly written: readonly string[];
}

/** A thing by itself, whoever names it. */
export type Thing = Omit<NamedThing, 'allows' | 'denies' | 'written'>;

/** The account whose things a name stands for. */
interface Account {
  readonly world: World;
  readonly account: string;
}

/** The beginning of the ids of things that are drawn because policies name them. */
export const namedId = 'named:';

/** The most things that one policy points at; what else it names is counted. */
const most = 5;
/** The most things that a pattern with a wildcard stands for; with more, it stands for itself. */
const mostMatched = 4;

/** The type of the things of a service whose ARNs say no type, and the noun for “any” of a service. */
const mainTypes: { readonly [service: string]: string } = {
  s3: 'bucket',
  dynamodb: 'table',
  sqs: 'queue',
  sns: 'topic',
  lambda: 'function',
  kms: 'key',
  secretsmanager: 'secret',
  cloudformation: 'stack',
  logs: 'log-group',
  sts: 'role',
};

const looks: { readonly [type: string]: Thing['look'] } = {
  bucket: { kind: 'bucket' },
  table: { kind: 'table' },
  queue: { kind: 'queue' },
  function: { kind: 'function' },
  key: { kind: 'kmsKey' },
  alias: { kind: 'kmsKey' },
  secret: { kind: 'secret' },
  role: { kind: 'thing', icon: 'hat' },
  stack: { kind: 'thing', icon: 'server' },
  user: { kind: 'thing', icon: 'people' },
  group: { kind: 'thing', icon: 'people' },
  mfa: { kind: 'thing', icon: 'phone' },
  instance: { kind: 'thing', icon: 'chip' },
};
const plainLook: Thing['look'] = { kind: 'thing' };
const wide: Thing['look'] = { kind: 'thing', icon: 'globe' };

const nounOf = (type: string): readonly [string, string] => {
  const plain = type.replaceAll('-', ' ');
  return nouns[type] ?? [plain, `${plain}s`];
};

const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

const named = (key: string, label: string, look: Thing['look'], isThere = true): Thing => ({
  id: `${namedId}${key}`,
  kind: 'thing',
  label,
  look: isThere ? look : { ...look, isAbsent: true },
});

/** The entities of IAM that policies name, by the type that stands in their ARNs. */
const rowsOf: { readonly [type: string]: IndexName | undefined } = {
  user: 'usersByAccount',
  group: 'groupsByAccount',
  role: 'rolesByAccount',
  policy: 'policiesByAccount',
  'instance-profile': 'instanceProfilesByAccount',
};

/** Things with ARNs that have ids which the picture doesn't show: it isn't said of them that there are none. */
const withIds: readonly string[] = ['instance', 'mfa'];

/** Whether something in the account is of the type, and has a name that matches. Resources are found by `matched`. */
function isThere(type: string, pattern: string, { world, account }: Account): boolean {
  const index = rowsOf[type];
  const rows: readonly object[] = index
    ? rowsBy(world, index, account)
    : type === 'stack'
      ? [...world.tables.stacks.values()].filter((row) => row.kind === 'stack' && row.account === account)
      : [];
  return (
    withIds.includes(type) || rows.some((row) => 'name' in row && nameMatches(pattern, String(row.name)))
  );
}

/** Whether the account has any resource with the look of a type. */
const hasAny = (type: string, { world, account }: Account): boolean =>
  rowsBy(world, 'resourcesByAccount', account).some((row) => kindOf(row) === looks[type]?.kind) ||
  isThere(type, '*', { world, account });

/** Replaces policy variables, whose value depends on who asks. */
function withoutVariables(text: string): string {
  let [rest, plain] = [text, ''];
  for (let at = rest.indexOf('${'); at >= 0; at = rest.indexOf('${')) {
    const end = rest.indexOf('}', at);
    if (end < 0) break;
    plain += `${rest.slice(0, at)}…`;
    rest = rest.slice(end + 1);
  }
  return plain + rest;
}

/** A resource in a policy's text, taken apart: `stack/web/7` is of the type `stack` and called `web`. */
interface Parts {
  readonly service: string;
  readonly account: string;
  readonly type: string;
  readonly name: string;
}

/** The services whose things have names with slashes. */
const hasPaths: ReadonlySet<string> = new Set(['secretsmanager', 'ssm']);

const beforeSeparator = (text: string): string => text.split(/[/:]/, 1)[0] ?? '';

function partsOf(text: string): Parts | null {
  const [, , service = '', , account = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  if (!text.startsWith('arn:') || resource === '') return null;
  if (service === 's3') return { service, account, type: 'bucket', name: resource.split('/', 1)[0] ?? '' };
  const at = /[/:]/.exec(resource)?.index ?? -1;
  const type = at < 0 ? (mainTypes[service] ?? '') : resource.slice(0, at);
  if (resource === '*') return { service, account, type: '', name: '*' };
  const own = at < 0 ? resource : resource.slice(at + 1);
  if (service === 'iam') return { service, account, type, name: own.slice(own.lastIndexOf('/') + 1) };
  if (service === 'logs') return { service, account, type, name: own.split(':', 1)[0] ?? '' };
  return { service, account, type, name: hasPaths.has(service) ? own : beforeSeparator(own) };
}

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':')).toLowerCase();

/** The one kind of thing in IAM that all of these actions are about, such as `user` for ListUsers; else null. */
function iamTypeOf(actions: readonly string[]): string | null {
  const types = ['user', 'group', 'role', 'policy', 'instance-profile'].filter((type) => {
    const word = type.replace('-', '');
    const many = word === 'policy' ? 'policies' : `${word}s`;
    return actions.every((action) => {
      const name = action.slice(action.indexOf(':') + 1).toLowerCase();
      return name.endsWith(word) || name.endsWith(many);
    });
  });
  return types.length === 1 ? (types[0] ?? null) : null;
}

/** Returns what `*` means for the actions of one service. */
function anyOf(service: string, actions: readonly string[], where: Account): Thing {
  const type = service === 'iam' ? iamTypeOf(actions) : (mainTypes[service] ?? null);
  if (type === null) return named(`${service}:`, words.allOf(service), wide);
  const [one, many] = nounOf(type);
  return named(
    `${service}:${type}/*`,
    service === 'iam' ? words.all(many) : words.any(one),
    looks[type] ?? plainLook,
    service === 'iam' || hasAny(type, where),
  );
}

/** Returns the things that `*` means: one for each service if they are few. */
function anything(actions: readonly string[], where: Account): Thing[] {
  if (actions.some((action) => !action.includes(':') || action.startsWith('*')))
    return [named('*', words.everything, wide)];
  const services = [...new Set(actions.map(serviceOf))];
  if (services.length > 2)
    return [named(`services:${services.sort().join()}`, words.services(services.length), wide)];
  return services.map((service) =>
    anyOf(
      service,
      actions.filter((action) => serviceOf(action) === service),
      where,
    ),
  );
}

const kindOf = (row: ResourceRow): NodeKind => kindOfRow('resources', row);

/** Returns an existing resource as a thing. Functions act as somebody, so what policies name is drawn apart. */
function existing(row: ResourceRow): Thing {
  const kind = kindOf(row);
  const label = resourceLabel(row);
  if (kind === 'function') return named(row.id, label, { kind });
  return { id: row.id, kind, label, look: { kind } };
}

/** The ARN's pattern without what follows a thing's own name: `arn:aws:s3:::reports` of `arn:aws:s3:::reports/*`. */
function ownArn(text: string, { service }: Parts): string {
  return service === 's3' || service === 'dynamodb'
    ? (text.split(service === 's3' ? '/' : '/index/', 1)[0] ?? text)
    : text;
}

function matched(text: string, parts: Parts, { world, account }: Account): ResourceRow[] {
  const exact = world.tables.resources.get(text) ?? world.tables.resources.get(ownArn(text, parts));
  if (exact) return exact.account === account ? [exact] : [];
  const pattern = ownArn(text, parts);
  if (!hasWildcard(pattern)) return [];
  const found: ResourceRow[] = [];
  for (const row of rowsBy(world, 'resourcesByAccount', account)) {
    if (row.kind === 'object' || !nameMatches(pattern, row.id)) continue;
    found.push(row);
    if (found.length > mostMatched) break;
  }
  return found;
}

/** Returns the role of this account that is named exactly, or null. */
function roleOf(text: string, { service, type, account, name }: Parts, where: Account): Thing | null {
  if (service !== 'iam' || type !== 'role') return null;
  const row = byName(where.world, 'roles', account, name);
  if (row?.account !== where.account || roleArn(row) !== text) return null;
  return { id: row.id, kind: 'role', label: row.name, look: looks['role'] ?? plainLook };
}

/** Returns what a resource of a policy's text stands for: things that exist, or itself. */
function thingsOf(text: string, actions: readonly string[], where: Account): Thing[] {
  if (text === '*') return anything(actions, where);
  const parts = partsOf(text);
  if (!parts) return [named(text, withoutVariables(text), plainLook)];
  const { service, type, name } = parts;
  if (type === '' && name === '*') return [anyOf(service, actions, where)];
  const role = roleOf(text, parts, where);
  if (role) return [role];
  const here = service === 'iam' ? [] : matched(text, parts, where);
  if (here.length > 0 && here.length <= mostMatched) return here.map(existing);
  const [one, many] = nounOf(type);
  const look = looks[type] ?? plainLook;
  const key = `${service}:${parts.account}:${type}/${name}`;
  const plain = withoutVariables(name);
  if (plain === '…') return [named(key, words.own(one), look)];
  // Policies that AWS keeps are in every account.
  const there =
    here.length > 0 || parts.account === 'aws' || isThere(type, plain.replaceAll('…', '*'), where);
  // A call on all of a kind, such as ListUsers, names the kind without a name.
  if (name === '') return [named(`${service}:${type}/*`, words.all(many), look, isThere(type, '*', where))];
  if (name === '*') return [named(key, words.any(one), look, there)];
  if (hasWildcard(name)) return [named(key, words.some(plain, many), look, there)];
  // A bucket's look and name say enough; a user that is named needs the word beside the user that acts.
  return [named(key, look.kind === 'thing' ? words.one(plain, one) : plain, look, there)];
}

/** Returns the thing that a request was about: of an object its bucket, which stands in every picture. */
export function requestedThing(resource: string, action: string, where: Account): Thing {
  const parts = partsOf(resource);
  const own = parts?.service === 's3' ? ownArn(resource, parts) : resource;
  return thingsOf(own, [action], where)[0] ?? named(resource, resource, plainLook);
}

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (one): one is string => typeof one === 'string',
  );

function statementsOf(document: string): Readonly<Record<string, unknown>>[] {
  try {
    const { Statement: statement } = (JSON.parse(document) ?? {}) as { readonly Statement?: unknown };
    return (Array.isArray(statement) ? (statement as unknown[]) : [statement]).filter(
      (one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null,
    );
  } catch {
    return [];
  }
}

function thingsIn(
  statement: Readonly<Record<string, unknown>>,
  where: Account,
): (Thing & { readonly written: string })[] {
  const { NotAction: but, Action: action } = statement;
  if (statement['NotResource'] !== undefined)
    return [{ ...named('*', words.everything, wide), written: '*' }];
  const resources = listed(statement['Resource']);
  if (but !== undefined && resources.includes('*')) {
    const services = [...new Set(listed(but).map(serviceOf))].join(', ');
    return [{ ...named(`all-but:${services}`, words.everythingBut(services), wide), written: '*' }];
  }
  return resources.flatMap((written) =>
    thingsOf(written, listed(action), where).map((thing) => ({ ...thing, written })),
  );
}

/**
 * Lists the things that an identity policy names, each once, in the order of its text. A pattern stands for the
 * resources that it matches if they are few, else for itself. Nothing is guessed: what isn't in the account has the
 * name that stands in the ARN. At most six, the last of which may count those left out.
 */
export function namedThings(document: string, where: Account): readonly NamedThing[] {
  const found = new Map<string, NamedThing>();
  for (const statement of statementsOf(document)) {
    const denies = statement['Effect'] === 'Deny';
    if (!denies && statement['Effect'] !== 'Allow') continue;
    for (const thing of thingsIn(statement, where)) {
      const before = found.get(thing.id);
      found.set(thing.id, {
        ...thing,
        allows: (before?.allows ?? false) || !denies,
        denies: (before?.denies ?? false) || denies,
        written: [...(before?.written ?? []), thing.written],
      });
    }
  }
  const all = [...found.values()];
  if (all.length <= most + 1) return all;
  const rest = all.slice(most);
  const more = named(`more:${rest.map(({ id }) => id).join()}`, words.more(rest.length), plainLook);
  const sums = { allows: rest.some(({ allows }) => allows), denies: rest.some(({ denies }) => denies) };
  return [...all.slice(0, most), { ...more, ...sums, written: rest.flatMap(({ written }) => written) }];
}
