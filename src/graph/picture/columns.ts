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

export type Column = 'keys' | 'who' | 'through' | 'sessions' | 'groupsAndRoles' | 'policies' | 'what';

/** The head above a column. In a picture with a room, roles and groups have heads of their own. */
export type Head = Column | 'groups' | 'roles';

export const columns: readonly { readonly column: Column; readonly lanes: readonly Lane[] }[] = [
  { column: 'keys', lanes: [] },
  { column: 'who', lanes: ['inside', 'workloads', 'people', 'outside'] },
  { column: 'through', lanes: ['holders', 'pools'] },
  { column: 'sessions', lanes: ['sessions'] },
  { column: 'groupsAndRoles', lanes: ['groups', 'roles'] },
  { column: 'policies', lanes: ['policies'] },
  { column: 'what', lanes: ['resources', 'objects'] },
];

/** The distance from the middle of the column before to a column's own. */
const gaps: { readonly [C in Column]: number } = {
  keys: -116,
  who: 0,
  through: 184,
  sessions: 192,
  groupsAndRoles: 192,
  policies: 268,
  what: 228,
};

/** The width of an empty column: a newcomer has room in it and moves the others little. */
const emptyGap = 136;

/**
 * Returns the middle of each column. The columns that most accounts have keep room while they are empty: a session
 * finds its place between its caller and a role. The others take room only if they hold something.
 */
export function columnPlaces(used: ReadonlySet<Column>): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>([['keys', gaps.keys]]);
  const through = used.has('through');
  const meets = used.has('groupsAndRoles');
  let x = 0;
  for (const { column } of columns.slice(1)) {
    const kept =
      column === 'sessions' ? !through && meets : column === 'groupsAndRoles' || column === 'policies';
    if (!used.has(column) && !kept) continue;
    const wide = column === 'groupsAndRoles' && through && !used.has('sessions') ? 40 : 0;
    const isEmpty = !used.has(column) && column !== 'sessions';
    x += (isEmpty ? emptyGap : gaps[column]) + wide;
    places.set(column, x);
  }
  return places;
}
