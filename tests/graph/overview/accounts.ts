import fc from '../../properties.ts';
import type { Change, TableName, World } from '../../../src/engine/index.ts';
import { apply, createWorld } from '../../../src/engine/index.ts';

const account = '111122223333';
const start = Date.UTC(2025, 2, 3, 9);

type Row = NonNullable<Change['after']>;

export interface Made {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly policies: number;
  readonly seed: number;
}

/** Numbers that look random and are the same each time. */
export function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const allow = (Action: string | string[], Resource: string | string[] = '*'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } });

export const documents = {
  everything: allow('*'),
  iam: allow('iam:*'),
  write: allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::reports/*'),
  read: allow(['s3:Get*', 'logs:Describe*']),
  assume: allow('sts:AssumeRole', `arn:aws:iam::${account}:role/*`),
  nothing: JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: '*', Resource: '*' },
  }),
} as const;

const documentAt = (i: number): string => {
  const all = Object.values(documents);
  return i % 9 === 0 ? documents.everything : (all[1 + (i % (all.length - 1))] ?? documents.read);
};

const idOf = (prefix: string, i: number): string => `${prefix}${String(i).padStart(16, '0')}`;

const base = (id: string, name: string) => ({ id, account, name, path: '/', createDate: start });

const groupNames = [
  'Developers',
  'Support',
  'Sales',
  'Warehouse',
  'Finance',
  'Data',
  'QA',
  'Contractors',
  'Design',
  'Security',
  'Operations',
];
const trustPolicies = [
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: [idOf('AIDA', 0), idOf('AIDA', 1), idOf('AROA', 2)] },
  { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
  { Service: 'ec2.amazonaws.com' },
  { AWS: ['444455556666', 'arn:aws:iam::444455556666:user/eve'] },
  { Federated: 'cognito-identity.amazonaws.com' },
  { AWS: 'AIDAGONEGONEGONEGONE' },
  '*',
].map((Principal) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] }),
);

/** The rows of an account as accounts are: few large groups, many small ones, some of everything that stands out. */
export function rowsOfAccount({ users, groups, roles, policies, seed }: Made): Change[] {
  const random = sequence(seed);
  const changes: Change[] = [];
  const ids = new Set<string>();
  const add = (table: TableName, row: Row): void => {
    if (ids.has(`${table} ${row.id}`)) return;
    ids.add(`${table} ${row.id}`);
    changes.push({ table, key: row.id, before: null, after: row } as Change);
  };
  const attach = (principalKind: 'user' | 'group' | 'role', principalId: string, policy: number): void => {
    if (policies === 0) return;
    const policyId = idOf('ANPA', policy % policies);
    add('attachments', { id: `${principalId}/${policyId}`, principalKind, principalId, policyId });
  };
  for (let i = 0; i < groups; i++) {
    add('groups', base(idOf('AGPA', i), groupNames[i] ?? `group-${String(i)}`));
    attach('group', idOf('AGPA', i), 1 + random(Math.max(1, policies)));
    if (i % 3 === 0) attach('group', idOf('AGPA', i), 1 + random(Math.max(1, policies)));
  }
  for (let i = 0; i < policies; i++)
    add('policies', {
      ...base(idOf('ANPA', i), `policy-${String(i)}`),
      tags: [],
      updateDate: start,
      defaultVersionId: 'v1',
      nextVersion: 2,
      versions: [{ versionId: 'v1', document: documentAt(i * 7 + 1), createDate: start }],
      isAttachable: true,
    });
  for (let i = 0; i < users; i++) {
    const id = idOf('AIDA', i);
    const boundary =
      policies > 0 && random(40) === 0
        ? { permissionsBoundary: `arn:aws:iam::${account}:policy/policy-0` }
        : {};
    add('users', { ...base(id, `user-${String(i)}`), tags: [], ...boundary });
    // Squared, so that the first groups are the largest.
    const joins = groups === 0 || random(25) === 0 ? 0 : random(4) === 0 ? 2 + random(2) : 1;
    for (let j = 0; j < joins; j++) {
      const group = Math.floor((random(1000) / 1000) ** 3 * Math.ceil(groups * 0.95));
      add('memberships', { id: `${id}/${idOf('AGPA', group)}`, userId: id, groupId: idOf('AGPA', group) });
    }
    if (random(50) === 0) attach('user', id, random(Math.max(1, policies)));
    if (random(80) === 0)
      add('inlinePolicies', {
        id: `${id}/own`,
        ownerKind: 'user',
        ownerId: id,
        name: 'own',
        document: documentAt(random(9)),
      });
    if (random(2) === 0) addKey(add, i, random);
  }
  for (let i = 0; i < roles; i++) {
    const id = idOf('AROA', i);
    add('roles', {
      ...base(id, `role-${String(i)}`),
      tags: [],
      maxSessionDuration: 3600,
      trustPolicy: trustPolicies[random(trustPolicies.length)] ?? '{}',
    });
    attach('role', id, random(Math.max(1, policies)));
  }
  return changes;
}

function addKey(
  add: (table: TableName, row: Row) => void,
  i: number,
  random: (below: number) => number,
): void {
  const digits = String(i).padStart(9, '0');
  // Made up for all to see, as the page refuses what could be real.
  const id = `AKIA${digits.replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))}EXAMPLE`;
  const status = random(18) === 0 ? ('Inactive' as const) : ('Active' as const);
  add('accessKeys', {
    id,
    account,
    ownerId: idOf('AIDA', i),
    secretAccessKey: 'EXAMPLEKEY',
    status,
    createDate: start,
  });
  if (random(60) > 0) add('lastUsed', { id, date: start, serviceName: 's3', region: 'us-east-1' });
}

export const worldOf = (made: Made): World => apply(createWorld(account, start), rowsOfAccount(made));

export const anyAccount = fc.record({
  users: fc.nat(120),
  groups: fc.nat(40),
  roles: fc.nat(40),
  policies: fc.nat(30),
  seed: fc.nat(1_000_000),
});
