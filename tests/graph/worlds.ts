import fc from '../properties.ts';
import type { Change, RoleRow, TableName, World } from '../../src/engine/index.ts';
import { apply, createWorld } from '../../src/engine/index.ts';
import { serviceKinds, serviceRow } from './service-rows.ts';

export const account = '111122223333';
/** Another account of the same world. */
export const other = '444455556666';
export const start = Date.UTC(2025, 2, 3, 9);

const names = ['__proto__', 'constructor', 'ana', 'ben', 'carol'];
const at = (list: readonly string[], i: number): string => list[i % list.length] ?? '';
export const userId = (i: number): string => `AIDA${String(i % 5)}`;
export const groupId = (i: number): string => `AGPA${String(i % 3)}`;
export const roleId = (i: number): string => `AROA${String(i % 4)}`;
export const policyId = (i: number): string => `ANPA${String(i % 4)}`;
const base = (id: string, name: string) => ({ id, account, name, path: '/', createDate: start });

export const trustPolicies = [
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: ['AIDA0', 'AIDA1', 'AROA2'] },
  { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
  { AWS: ['444455556666', 'arn:aws:iam::444455556666:user/eve'], Service: 'ec2.amazonaws.com' },
  { Federated: 'cognito-identity.amazonaws.com' },
  { Federated: `arn:aws:iam::${account}:oidc-provider/p0.example.com` },
  '*',
]
  .map((Principal): object => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }))
  .concat({
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': ['us-east-1:00000000', 'x'] } },
  })
  .map((statement) => JSON.stringify({ Statement: [statement] }));

const documents = [
  { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${account}:role/*` },
  { Effect: 'Deny', Action: 'sts:*', Resource: '*' },
  { Effect: 'Allow', Action: '*', Resource: '*' },
].map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement }));

export interface Step {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly gone: boolean;
}

export const step = fc.record({
  kind: fc.nat(9 + serviceKinds),
  a: fc.nat(11),
  b: fc.nat(11),
  gone: fc.boolean(),
});

type Row = NonNullable<Change['after']>;

const boundaryOf = (i: number): string =>
  i % 3 === 0 ? 'arn:aws:iam::aws:policy/policy3' : `arn:aws:iam::${account}:policy/policy${String(i % 3)}`;

function rowFor({ kind, a, b, gone }: Step, now: number): readonly [TableName, Row] {
  const owner = at([userId(b), groupId(b), roleId(b)], b);
  const ownerKind = (['user', 'group', 'role'] as const)[b % 3] ?? 'user';
  switch (kind) {
    case 0:
      return [
        'users',
        {
          ...base(userId(a), at(names, a)),
          account: b % 6 === 5 ? other : account,
          tags: [],
          ...(b % 4 === 3 ? { permissionsBoundary: boundaryOf(b) } : {}),
        },
      ];
    case 1:
      return ['groups', base(groupId(a), at(names, a + b))];
    case 2: {
      const extra = b % 2 ? { permissionsBoundary: boundaryOf(a) } : {};
      const role: RoleRow = {
        // Names are unique within an account, and roles are named by them.
        ...base(roleId(a), `${at(names, a % 4)}${b % 3 === 2 ? '2' : ''}`),
        account: b % 6 === 5 ? other : account,
        tags: [],
        maxSessionDuration: 3600,
        trustPolicy: at(trustPolicies, b),
        ...extra,
      };
      return ['roles', role];
    }
    case 3: {
      const version = { versionId: 'v1', document: at(documents, b), createDate: start };
      const named = {
        ...base(policyId(a), `policy${String(a % 4)}`),
        account: a % 4 === 3 ? 'aws' : account,
      };
      return [
        'policies',
        {
          ...named,
          tags: [],
          updateDate: start,
          defaultVersionId: 'v1',
          nextVersion: 2,
          versions: [version],
          isAttachable: true,
        },
      ];
    }
    case 4:
      return ['memberships', { id: `${userId(a)}/${groupId(b)}`, userId: userId(a), groupId: groupId(b) }];
    case 5:
      return [
        'attachments',
        {
          id: `${owner}/${policyId(a)}`,
          principalKind: ownerKind,
          principalId: owner,
          policyId: policyId(a),
        },
      ];
    case 6:
      return [
        'inlinePolicies',
        { id: `${owner}/x`, ownerKind, ownerId: owner, name: 'x', document: at(documents, a) },
      ];
    case 7:
      return [
        'accessKeys',
        {
          id: `AKIA${String(a % 6)}`,
          account,
          ownerId: a % 6 === 5 ? account : userId(a),
          secretAccessKey: 'EXAMPLEKEY',
          status: b % 2 ? 'Active' : 'Inactive',
          createDate: start,
        },
      ];
    case 8:
    case 9:
      return ['sessions', session(a, b, now)];
    default:
      return serviceRow(kind - 10, { kind, a, b, gone });
  }
}

function session(a: number, b: number, now: number): Row {
  const own = a % 6 === 5;
  const issuedTo =
    b % 4 === 3
      ? { arn: 'ec2.amazonaws.com', id: null }
      : { arn: 'x', id: at([userId(b), `ASIA${String(b % 6)}`], b) };
  return {
    id: `ASIA${String(a % 6)}`,
    account,
    kind: own ? 'userSession' : a % 6 === 4 ? 'federatedUser' : 'assumedRole',
    ownerId: own ? userId(b) : roleId(b),
    sessionName: own ? '' : 'work',
    secretAccessKey: 'EXAMPLEKEY',
    sessionToken: 'EXAMPLE',
    issuedAt: now,
    expiresAt: now + (1 + (b % 3)) * 1000,
    issuedTo,
    chained: false,
    ...(b % 5 === 1 ? { federatedProvider: `arn:aws:iam::${account}:oidc-provider/p0.example.com` } : {}),
  };
}

/** The change that a step makes to a world, or null where it makes none. Rows may point at rows that are gone. */
export function changeOf(world: World, stepped: Step, now: number): Change | null {
  const [table, row] = rowFor(stepped, now);
  const before = world.tables[table].get(row.id) ?? null;
  const after = stepped.gone && before ? null : row;
  return { table, key: row.id, before, after } as Change;
}

/** A world with many identities that are alike in groups of `alike`, for questions of scale. */
export function bigWorld(identities: number, alike = 25): World {
  const changes: Change[] = [];
  const add = (table: TableName, row: Row): void => {
    changes.push({ table, key: row.id, before: null, after: row } as Change);
  };
  const groups = Math.max(1, Math.floor(identities / 40));
  const roles = Math.floor(identities / 5);
  for (let g = 0; g < groups; g++) add('groups', base(`AGPA${String(g)}`, `group${String(g)}`));
  for (let p = 0; p < groups; p++) {
    add('policies', {
      ...base(`ANPA${String(p)}`, `policy${String(p)}`),
      tags: [],
      updateDate: start,
      defaultVersionId: 'v1',
      nextVersion: 2,
      versions: [],
      isAttachable: true,
    });
    add('attachments', {
      id: `AGPA${String(p)}/ANPA${String(p)}`,
      principalKind: 'group',
      principalId: `AGPA${String(p)}`,
      policyId: `ANPA${String(p)}`,
    });
  }
  for (let r = 0; r < roles; r++) {
    const [, row] = rowFor({ kind: 2, a: 0, b: r, gone: false }, start);
    add('roles', { ...(row as RoleRow), ...base(`AROA${String(r)}`, `role${String(r)}`) });
    const policy = `ANPA${String(Math.floor(r / alike) % groups)}`;
    add('attachments', {
      id: `AROA${String(r)}/${policy}`,
      principalKind: 'role',
      principalId: `AROA${String(r)}`,
      policyId: policy,
    });
  }
  for (let u = 0; u < identities - groups - roles; u++) {
    add('users', { ...base(`AIDA${String(u)}`, `user${String(u)}`), tags: [] });
    const group = `AGPA${String(Math.floor(u / alike) % groups)}`;
    add('memberships', { id: `AIDA${String(u)}/${group}`, userId: `AIDA${String(u)}`, groupId: group });
    add('accessKeys', {
      id: `AKIA${String(u)}`,
      account,
      ownerId: `AIDA${String(u)}`,
      secretAccessKey: 'EXAMPLEKEY',
      status: 'Active',
      createDate: start,
    });
  }
  return apply(createWorld(account, start), changes);
}
