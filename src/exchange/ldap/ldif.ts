import type { GroupRow, UserRow, World } from '../../engine/index.ts';
import { policyArn, rowsBy } from '../../engine/index.ts';

/** The place of the directory's tree in which the entries stand. */
const base = 'dc=example,dc=com';

/** A value of a DN, with the signs that have a meaning there escaped. https://www.rfc-editor.org/rfc/rfc4514#section-2.4 */
const inDn = (value: string): string => value.replace(/[,+"\\<>;=]/g, '\\$&').replace(/^[ #]| $/g, '\\$&');

const userDn = ({ name }: UserRow): string => `uid=${inDn(name)},ou=people,${base}`;
const groupDn = ({ name }: GroupRow): string => `cn=${inDn(name)},ou=groups,${base}`;

/** `20250303091300Z`. https://www.rfc-editor.org/rfc/rfc4517#section-3.3.13 */
const timestamp = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

/** How a fact of IAM and one of LDAP relate: the same; alike, with a difference; or only written down. */
type Likeness = 'same' | 'alike' | 'written';

type PairId = 'name' | 'arn' | 'id' | 'created' | 'memberOf' | 'members' | 'password' | 'tags';

/** A fact of a user or a group, and its counterpart. */
export interface Pair {
  readonly id: PairId;
  readonly likeness: Likeness;
  readonly attribute: string;
  /** Values of the attribute; none where the server writes one, or nobody can. */
  readonly values: readonly string[];
  /** The server writes the attribute itself: a file may not bring it. */
  readonly isOperational?: true;
}

/** A user or a group as an entry of a directory. */
interface LdapEntry {
  readonly dn: string;
  readonly classes: readonly string[];
  readonly pairs: readonly Pair[];
  /** Attributes that LDAP demands, and IAM doesn't know. */
  readonly demanded: readonly (readonly [attribute: string, value: string])[];
  /** Counts of what IAM has, and a directory hasn't. */
  readonly onlyIam: {
    readonly keys: number;
    readonly own: number;
    readonly through: number;
    readonly devices: number;
    readonly boundary: number;
  };
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

export const groupsOf = (world: World, { id }: UserRow): GroupRow[] =>
  rowsBy(world, 'membershipsByUser', id)
    .flatMap(({ groupId }) => world.tables.groups.get(groupId) ?? [])
    .sort(byName);

export const membersOf = (world: World, { id }: GroupRow): UserRow[] =>
  rowsBy(world, 'membershipsByGroup', id)
    .flatMap(({ userId }) => world.tables.users.get(userId) ?? [])
    .sort(byName);

/** The policies of a user or a group: names, and ARNs of the managed ones. */
const policiesOf = (world: World, id: string): string[] => [
  ...rowsBy(world, 'attachmentsByPrincipal', id).flatMap(({ policyId }) => {
    const row = world.tables.policies.get(policyId);
    return row ? [policyArn(row)] : [];
  }),
  ...rowsBy(world, 'inlinePoliciesByOwner', id).map((row) => row.id),
];

const common = (createDate: number, dn: string, name: string, value: string): Pair[] => [
  { id: 'name', likeness: 'same', attribute: name, values: [value] },
  { id: 'arn', likeness: 'alike', attribute: 'dn', values: [dn] },
  { id: 'id', likeness: 'alike', attribute: 'entryUUID', values: [], isOperational: true },
  {
    id: 'created',
    likeness: 'same',
    attribute: 'createTimestamp',
    values: [timestamp(createDate)],
    isOperational: true,
  },
];

/** A user as an `inetOrgPerson`. https://www.rfc-editor.org/rfc/rfc2798 */
export function userEntry(world: World, user: UserRow): LdapEntry {
  const dn = userDn(user);
  const groups = groupsOf(world, user);
  const own = new Set(policiesOf(world, user.id));
  const through = new Set(groups.flatMap(({ id }) => policiesOf(world, id)));
  return {
    dn,
    classes: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
    pairs: [
      ...common(user.createDate, dn, 'uid', user.name),
      {
        id: 'memberOf',
        likeness: 'same',
        attribute: 'memberOf',
        values: groups.map(groupDn),
        isOperational: true,
      },
      { id: 'password', likeness: 'alike', attribute: 'userPassword', values: [] },
      {
        id: 'tags',
        likeness: 'written',
        attribute: 'description',
        values: user.tags.map(({ key, value }) => `${key}=${value}`),
      },
    ],
    demanded: [
      ['cn', user.name],
      ['sn', user.name],
    ],
    onlyIam: {
      keys: rowsBy(world, 'accessKeysByOwner', user.id).length,
      own: own.size,
      through: through.size,
      devices: rowsBy(world, 'mfaDevicesByOwner', user.id).length,
      boundary: user.permissionsBoundary === undefined ? 0 : 1,
    },
  };
}

/** A group as a `groupOfNames`. https://www.rfc-editor.org/rfc/rfc4519#section-3.5 */
export function groupEntry(world: World, group: GroupRow): LdapEntry {
  const dn = groupDn(group);
  const members = membersOf(world, group);
  return {
    dn,
    classes: ['top', 'groupOfNames'],
    pairs: [
      ...common(group.createDate, dn, 'cn', group.name),
      { id: 'members', likeness: 'same', attribute: 'member', values: members.map(userDn) },
    ],
    // A group of names has at least one member: an empty one names nobody.
    demanded: members.length ? [] : [['member', '']],
    onlyIam: { keys: 0, own: policiesOf(world, group.id).length, through: 0, devices: 0, boundary: 0 },
  };
}

/** Text that stands as it is. https://www.rfc-editor.org/rfc/rfc2849 */
const safe = /^(?:[\x01-\x09\x0b\x0c\x0e-\x1f!-9;=-\x7f][\x01-\x09\x0b\x0c\x0e-\x7f]*)?$/;

/** The most characters of a line. */
const widest = 76;

/** A line of LDIF: base64 where the value isn't safe, and folded where it is long. */
function ldifLine(attribute: string, value: string): string {
  const isSafe = safe.test(value) && !value.endsWith(' ');
  const bytes = isSafe ? '' : String.fromCharCode(...new TextEncoder().encode(value));
  const line = isSafe ? `${attribute}: ${value}`.trimEnd() : `${attribute}:: ${btoa(bytes)}`;
  const rest = line.slice(widest).match(/.{1,75}/gs) ?? [];
  return [line.slice(0, widest), ...rest.map((part) => ` ${part}`)].join('\n');
}

/** An entry as LDIF. What the server writes itself stands in comments: a server refuses it from a file. */
export function ldifOf({ dn, classes, pairs, demanded }: LdapEntry, serverWrites: string): string {
  const lines = [
    ldifLine('dn', dn),
    ...classes.map((name) => ldifLine('objectClass', name)),
    ...pairs
      .filter(({ attribute, isOperational }) => attribute !== 'dn' && isOperational !== true)
      .flatMap(({ attribute, values }) => values.map((value) => ldifLine(attribute, value))),
    ...demanded.map(([attribute, value]) => ldifLine(attribute, value)),
  ];
  const operational = pairs
    .filter(({ isOperational }) => isOperational === true)
    .flatMap(({ attribute, values }) => values.map((value) => `# ${attribute}: ${value}`));
  return [
    'version: 1',
    '',
    ...(operational.length ? [`# ${serverWrites}`, ...operational] : []),
    ...lines,
    '',
  ].join('\n');
}
