import type { Column } from '../../graph/columns.ts';
import type { NodeKind } from '../../graph/elements.ts';

/** What the account's picture says. AWS's own terms stand beside the plain ones. */

const many: { readonly [K in NodeKind]: string } = {
  user: 'users',
  root: 'root users',
  service: 'services',
  account: 'accounts',
  federated: 'identity providers',
  anyone: 'anyone',
  key: 'access keys',
  temporaryKey: 'temporary keys',
  group: 'groups',
  role: 'roles',
  session: 'sessions',
  policy: 'policies',
};

const one: { readonly [K in NodeKind]: string } = {
  user: 'user',
  root: 'root user',
  service: 'AWS service',
  account: 'other account',
  federated: 'identity provider',
  anyone: 'anyone at all',
  key: 'access key',
  temporaryKey: 'temporary key',
  group: 'group',
  role: 'role',
  session: 'role session',
  policy: 'managed policy',
};

const number = new Intl.NumberFormat('en');
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `59:48 left`, above an hour `1 h 05 left`; in the last minute it says that it is expiring. */
function timeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds === 0) return 'expired';
  if (seconds < 60) return `expiring, ${String(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes <= 60) return `${String(minutes)}:${twoDigits(seconds % 60)} left`;
  return `${String(Math.floor(minutes / 60))} h ${twoDigits(minutes % 60)} left`;
}

export const picture = {
  kindOf: (kind: NodeKind): string => one[kind],
  stack: (kind: NodeKind, count: number): string => `${number.format(count)} ${many[kind]}`,
  rest: (kind: NodeKind, count: number): string => `${number.format(count)} more ${many[kind]}`,
  account: (id: string): string => `account ${id}`,
  anyone: 'anyone',
  root: 'root user',
  noPermission: 'no permission',
  noTrust: 'no trust',
  sts: 'STS',
  timeLeft,
  ended: (name: string): string => `The session ${name} has expired. Its keys open nothing any more.`,
} as const;

export const columnHeads: { readonly [C in Column]: string } = {
  keys: 'Keys',
  who: 'Who',
  sessions: 'Sessions',
  groupsAndRoles: 'Groups and roles',
  policies: 'Policies',
};
