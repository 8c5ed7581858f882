import type { NodeKind } from '../model/elements.ts';

/** The lanes that never mix; each column holds some of them, one above the other. */
export const lanes = [
  'inside',
  'workloads',
  'people',
  'outside',
  'holders',
  'pools',
  'sessions',
  'groups',
  'roles',
  'policies',
  'resources',
  'objects',
] as const;
export type Lane = (typeof lanes)[number];

export type Column =
  'keys' | 'who' | 'through' | 'sessions' | 'groupsAndRoles' | 'policies' | 'resources' | 'objects';

export const columns: readonly { readonly column: Column; readonly lanes: readonly Lane[] }[] = [
  { column: 'keys', lanes: [] },
  { column: 'who', lanes: ['inside', 'workloads', 'people', 'outside'] },
  { column: 'through', lanes: ['holders', 'pools'] },
  { column: 'sessions', lanes: ['sessions'] },
  { column: 'groupsAndRoles', lanes: ['groups', 'roles'] },
  { column: 'policies', lanes: ['policies'] },
  { column: 'resources', lanes: ['resources'] },
  { column: 'objects', lanes: ['objects'] },
];

/** From the middle of the column before to a column's own. */
const gaps: { readonly [C in Column]: number } = {
  keys: -116,
  who: 0,
  through: 184,
  sessions: 192,
  groupsAndRoles: 192,
  policies: 268,
  resources: 228,
  objects: 168,
};

/**
 * Where the middle of each column stands. Those that every account has keep their place while they are empty, so
 * that a session finds room between who asks and the role; the others take room only where they hold something.
 */
export function columnPlaces(present: ReadonlySet<Column>): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>([['keys', gaps.keys]]);
  const through = present.has('through');
  let x = 0;
  for (const { column } of columns.slice(1)) {
    const kept = column === 'sessions' ? !through : column === 'groupsAndRoles' || column === 'policies';
    if (!present.has(column) && !kept) continue;
    const wide = column === 'groupsAndRoles' && through && !present.has('sessions') ? 40 : 0;
    x += gaps[column] + wide;
    places.set(column, x);
  }
  return places;
}

/** The lane of a kind; keys have none, they are docked at their owner. */
export const laneOf: { readonly [K in NodeKind]: Lane | null } = {
  user: 'inside',
  root: 'inside',
  server: 'workloads',
  instance: 'workloads',
  program: 'workloads',
  poolUser: 'people',
  identity: 'people',
  guest: 'people',
  oidcProvider: 'outside',
  samlProvider: 'outside',
  service: 'outside',
  account: 'outside',
  federated: 'outside',
  anyone: 'outside',
  key: null,
  temporaryKey: null,
  userPool: 'pools',
  poolGroup: 'pools',
  identityPool: 'pools',
  instanceProfile: 'holders',
  function: 'holders',
  session: 'sessions',
  federatedUser: 'sessions',
  group: 'groups',
  role: 'roles',
  otherRole: 'roles',
  policy: 'policies',
  bucket: 'resources',
  kmsKey: 'resources',
  queue: 'resources',
  table: 'resources',
  secret: 'resources',
  object: 'objects',
};
