import { assumedRoleArn, userArn } from '../../../src/engine/arn.ts';
import type { Caller } from '../../../src/engine/call/call.ts';
import type { Entity, TableName } from '../../../src/engine/entities/entities.ts';
import { requestKeys } from '../../../src/engine/policy/context.ts';
import type { Decision } from '../../../src/engine/policy/decision.ts';
import { evaluate } from '../../../src/engine/policy/evaluate.ts';
import { gatherLayers } from '../../../src/engine/policy/layers.ts';
import { keepPrincipals } from '../../../src/engine/policy/trust-principals.ts';
import type { Change, World } from '../../../src/engine/world/world.ts';
import { apply, createWorld } from '../../../src/engine/world/world.ts';

export const home = '111122223333';
export const now = Date.UTC(2025, 1, 3, 9);

/** Documents as lists of statements; the account has ana (in Developers), Worker and Target. */
export interface Setup {
  readonly trust?: readonly object[];
  readonly user?: readonly object[];
  readonly managed?: readonly object[];
  readonly group?: readonly object[];
  readonly worker?: readonly object[];
  readonly target?: readonly object[];
  /** The permissions boundary of ana. */
  readonly boundary?: readonly object[] | undefined;
  readonly version?: '2008-10-17' | '2012-10-17';
}

export const ids = {
  ana: 'AIDAEXAMPLEANA',
  developers: 'AGPAEXAMPLEDEVELOPERS',
  worker: 'AROAEXAMPLEWORKER',
  target: 'AROAEXAMPLETARGET',
  managed: 'ANPAEXAMPLEMANAGED',
} as const;

const identity = (id: string, name: string, path = '/') => ({
  id,
  account: home,
  name,
  path,
  createDate: now,
});
const added = (table: TableName, row: Entity): Change =>
  ({ table, key: row.id, before: null, after: row }) as Change;

export const documentOf = (statements: readonly object[], version = '2012-10-17'): string =>
  JSON.stringify({ Version: version, Statement: statements });

const inline = (
  ownerKind: 'user' | 'group' | 'role',
  ownerId: string,
  statements: readonly object[],
  version?: string,
): Change[] =>
  statements.length === 0
    ? []
    : [
        added('inlinePolicies', {
          id: `${ownerId}/Inline`,
          ownerKind,
          ownerId,
          name: 'Inline',
          document: documentOf(statements, version),
        }),
      ];

const role = (id: string, name: string, path: string, trustPolicy: string): Change =>
  added('roles', {
    ...identity(id, name, path),
    tags: [{ key: 'Stage', value: 'live' }],
    maxSessionDuration: 3600,
    trustPolicy,
  });

const limitArn = `arn:aws:iam::${home}:policy/Limit`;

const limit = (statements: readonly object[]): Change =>
  added('policies', {
    ...identity('ANPAEXAMPLELIMIT', 'Limit'),
    tags: [],
    updateDate: now,
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ versionId: 'v1', document: documentOf(statements), createDate: now }],
    isAttachable: true,
  });

function managedPolicy(statements: readonly object[]): Change[] {
  if (statements.length === 0) return [];
  return [
    added('policies', {
      ...identity(ids.managed, 'Managed', '/team/'),
      tags: [],
      updateDate: now,
      defaultVersionId: 'v2',
      nextVersion: 3,
      versions: [
        { versionId: 'v1', document: documentOf([]), createDate: now },
        { versionId: 'v2', document: documentOf(statements), createDate: now },
      ],
      isAttachable: true,
    }),
    added('attachments', {
      id: `${ids.ana}/${ids.managed}`,
      principalKind: 'user',
      principalId: ids.ana,
      policyId: ids.managed,
    }),
  ];
}

/** The account with these policies. Trust is written with ARNs and kept with unique ids. */
export function accountWith(setup: Setup): World {
  const people = apply(createWorld(home, now), [
    added('users', {
      ...identity(ids.ana, 'ana', '/staff/'),
      tags: [{ key: 'team', value: 'web' }],
      ...(setup.boundary ? { permissionsBoundary: limitArn } : {}),
    }),
    added('groups', identity(ids.developers, 'Developers')),
    added('memberships', { id: `${ids.ana}/${ids.developers}`, userId: ids.ana, groupId: ids.developers }),
    role(ids.worker, 'Worker', '/jobs/', documentOf([])),
    role(ids.target, 'Target', '/', documentOf([])),
  ]);
  const trust = keepPrincipals(people, home, documentOf(setup.trust ?? []));
  return apply(people, [
    role(ids.target, 'Target', '/', trust),
    ...managedPolicy(setup.managed ?? []),
    ...(setup.boundary ? [limit(setup.boundary)] : []),
    ...inline('user', ids.ana, setup.user ?? [], setup.version),
    ...inline('group', ids.developers, setup.group ?? []),
    ...inline('role', ids.worker, setup.worker ?? []),
    ...inline('role', ids.target, setup.target ?? []),
  ]);
}

const session = (ownerId: string, sessionName: string) => ({
  id: 'ASIAEXAMPLE',
  account: home,
  kind: 'assumedRole' as const,
  ownerId,
  sessionName,
  secretAccessKey: 'EXAMPLE',
  sessionToken: 'EXAMPLE',
  issuedAt: now,
  expiresAt: now + 3_600_000,
  issuedTo: { arn: userArn({ account: home, path: '/staff/', name: 'ana' }), id: ids.ana },
  chained: false,
});

const roleSession = (roleId: string, roleName: string): Caller => ({
  type: 'assumedRole',
  account: home,
  arn: assumedRoleArn(home, roleName, 'night'),
  userId: `${roleId}:night`,
  principalId: roleId,
  accessKeyId: 'ASIAEXAMPLE',
  session: session(roleId, 'night'),
});

const outsider = (type: 'service' | 'account', account: string, arn: string): Caller => ({
  type,
  account,
  arn,
  userId: arn,
  principalId: null,
  accessKeyId: null,
  session: null,
});

const ana: Caller = {
  type: 'user',
  account: home,
  arn: `arn:aws:iam::${home}:user/staff/ana`,
  userId: ids.ana,
  principalId: ids.ana,
  accessKeyId: 'AKIAEXAMPLE',
  session: null,
};

export const callers = {
  ana,
  root: { ...ana, type: 'root', arn: `arn:aws:iam::${home}:root`, userId: home, principalId: null },
  worker: roleSession(ids.worker, 'Worker'),
  target: roleSession(ids.target, 'Target'),
  ec2: outsider('service', '', 'ec2.amazonaws.com'),
  partner: outsider('account', '444455556666', 'arn:aws:iam::444455556666:root'),
  partnerUser: outsider('account', '444455556666', 'arn:aws:iam::444455556666:user/zoe'),
} as const satisfies Record<string, Caller>;

export type CallerName = keyof typeof callers;

/** What the evaluator says when `caller` asks for `action` on `resource`. */
export function ask(
  world: World,
  caller: Caller,
  action: string,
  resource: string,
  keys: Readonly<Record<string, readonly string[]>> = {},
  detail: 'verdict' | 'trace' = 'trace',
): Decision {
  const request = { action, resource, caller, keys: requestKeys(world, caller, resource, { keys }) };
  return evaluate(request, gatherLayers(world, caller, action, resource), detail);
}

export const targetArn = `arn:aws:iam::${home}:role/Target`;
