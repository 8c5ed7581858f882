import type { NodeKind } from './elements.ts';

/** The lanes that never mix; each column holds one or two of them, one above the other. */
export const lanes = ['inside', 'outside', 'sessions', 'groups', 'roles', 'policies'] as const;
export type Lane = (typeof lanes)[number];

export type Column = 'keys' | 'who' | 'sessions' | 'groupsAndRoles' | 'policies';

export const columns: readonly { readonly column: Column; readonly lanes: readonly Lane[] }[] = [
  { column: 'keys', lanes: [] },
  { column: 'who', lanes: ['inside', 'outside'] },
  { column: 'sessions', lanes: ['sessions'] },
  { column: 'groupsAndRoles', lanes: ['groups', 'roles'] },
  { column: 'policies', lanes: ['policies'] },
];

/** Where each column's middle stands when all are there. */
export const columnX: { readonly [C in Column]: number } = {
  keys: -116,
  who: 0,
  sessions: 192,
  groupsAndRoles: 384,
  policies: 652,
};

/** The lane of a kind; keys have none, they are docked at their owner. */
export const laneOf: { readonly [K in NodeKind]: Lane | null } = {
  user: 'inside',
  root: 'inside',
  service: 'outside',
  account: 'outside',
  federated: 'outside',
  anyone: 'outside',
  key: null,
  temporaryKey: null,
  session: 'sessions',
  group: 'groups',
  role: 'roles',
  policy: 'policies',
};
