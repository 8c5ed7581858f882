import type { World, loadTotp } from '../../engine/index.ts';
import { centredIn, fnv, identityCenterArn, nowOf, rowsBy } from '../../engine/index.ts';
import type { NamedDocument } from '../lesson.ts';
import { keysOf, personNamed, userNamed } from './who.ts';

const syllables = [
  'ba',
  'de',
  'fi',
  'go',
  'hu',
  'ka',
  'le',
  'mi',
  'no',
  'pu',
  'ra',
  'se',
  'ti',
  'vo',
  'wu',
  'ya',
];

/** Makes a name that no lesson's text holds. It is always the same for an attempt. */
function freshName(seed: string): string {
  const value = fnv(seed);
  const sounds = [0, 4, 8].map((shift) => syllables[(value >>> shift) & 15] ?? '');
  return `${sounds.join('')}${String(value % 1000).padStart(3, '0')}`;
}

/** Replaces `%fresh%`, `%fresh2%` … by a name that nobody knows, and `%account%` by the id of such an account. */
function withFreshNames(text: string, seed: string): string {
  return text.replace(/%(fresh\d?|account)%/g, (_all, name: string) =>
    name === 'account'
      ? `88${String(fnv(`${seed}/account`)).padStart(10, '0')}`
      : freshName(`${seed}/${name}`),
  );
}

export type Codes = Awaited<ReturnType<typeof loadTotp>>;

/** The values that texts can refer to besides fresh names. */
export interface Known {
  readonly seed: string;
  readonly documents: readonly NamedDocument[];
  /** Makes the codes of MFA devices; null if that isn't loaded. */
  readonly codes: Codes | null;
  /** The lesson's start, for `@key:ana:start`. */
  readonly start?: World;
  /** Ms since the epoch, if time has passed since the world last changed. */
  readonly now?: number;
  /** `$NAME` in calls. */
  readonly variables?: ReadonlyMap<string, string>;
}

type Finds = (world: World, name: string, more: string | undefined, known: Known) => string | undefined;

const finds: Readonly<Record<string, Finds>> = {
  /** A user's newest access key; with `:old` the oldest, with `:start` the oldest at the lesson's start. */
  key: (world, name, more, { start }) => {
    const at = more === 'start' ? (start ?? world) : world;
    const user = userNamed(at, name);
    return user && keysOf(at, user).at(more === undefined ? 0 : -1)?.id;
  },
  /** The code that a user's MFA device shows now. */
  mfa: (world, name, _more, { codes, now }) => {
    const user = userNamed(world, name);
    const device = user && rowsBy(world, 'mfaDevicesByOwner', user.id)[0];
    return device && codes?.totpCode(device.seed, now ?? nowOf(world));
  },
  /** The code of the MFA device with that name; with `:old` the code before it. */
  device: (world, name, more, { codes, now }) => {
    const device = [...world.tables.mfaDevices.values()].find((row) => row.name === name);
    const step = codes?.totpStep(now ?? nowOf(world));
    return device && step !== undefined
      ? codes?.codeOfStep(device.seed, more === 'old' ? step - 1 : step)
      : undefined;
  },
  /** This moment, as policies write it. */
  now: (world, _name, _more, { now }) => new Date(now ?? nowOf(world)).toISOString().replace(/\.\d+Z$/, 'Z'),
  pool: (world, name) => [...world.tables.identityPools.values()].find((row) => row.name === name)?.id,
  /** The newest identity of a pool. */
  identity: (world, name) => {
    const pool = [...world.tables.identityPools.values()].find((row) => row.name === name);
    const rows = pool ? rowsBy(world, 'identitiesByPool', pool.id) : [];
    return rows.sort((a, b) => b.createDate - a.createDate)[0]?.id;
  },
  account: (world, name) => [...world.tables.accounts.values()].find((row) => row.name === name)?.id,
  /** The id of the KMS key with that alias, without its `alias/`. */
  cmk: (world, name) =>
    [...world.tables.resources.values()].find(
      (row) => row.kind === 'key' && row.aliases.includes(`alias/${name}`),
    )?.name,
  orgroot: (world) => [...world.tables.organizations.values()][0]?.rootId,
  ou: (world, name) => [...world.tables.units.values()].find((row) => row.name === name)?.id,
  scp: (world, name) => [...world.tables.organizationPolicies.values()].find((row) => row.name === name)?.id,
  /** The instance of IAM Identity Center, its directory, a person of that and a permission set. */
  center: (world, name) => {
    const center = centredIn(world)?.identityCenter;
    return center && (name === 'directory' ? center.identityStoreId : identityCenterArn(center));
  },
  person: (world, name) => personNamed(world, name)?.id,
  set: (world, name) => [...world.tables.permissionSets.values()].find((row) => row.name === name)?.id,
};

const reference =
  /@(key|mfa|device|now|pool|identity|account|cmk|orgroot|ou|scp|center|person|set):([\w+=-]+)(?::(old|start))?/g;

/** Whether a text holds a reference. */
export const hasReference = (text: string): boolean => text.search(reference) >= 0;

/** Replaces the references and made-up names that are left in a text, by words for people. */
export const inWords = (text: string, said: (kind: string, name: string) => string, madeUp: string): string =>
  text
    .replace(reference, (_all, kind: string, name: string) => said(kind, name))
    .replace(/%(?:fresh\d?|account)%/g, () => madeUp);

/** Replaces a text's references by their present values. A reference without a value stays as it is. */
export function resolved(world: World, text: string, known: Known): string {
  return withFreshNames(text, known.seed).replace(
    reference,
    (all, kind: string, name: string, more: string | undefined) =>
      finds[kind]?.(world, name, more, known) ?? all,
  );
}

function resolvedText(world: World, text: string, known: Known): string {
  if (text.startsWith('file://')) {
    const name = text.slice('file://'.length).replace(/\.json$/, '');
    const document = known.documents.find((one) => one.name === name);
    if (document) return resolved(world, document.text, known);
  }
  if (text.startsWith('$')) return known.variables?.get(text.slice(1)) ?? text;
  return resolved(world, text, known);
}

/** Replaces the references in an operation's input, however deep they are. */
export function resolvedInput(world: World, input: unknown, known: Known): unknown {
  if (typeof input === 'string') return resolvedText(world, input, known);
  if (Array.isArray(input)) return input.map((entry) => resolvedInput(world, entry, known));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      resolved(world, name, known),
      resolvedInput(world, value, known),
    ]),
  );
}
