import type { Caller } from '../../../src/engine/call/call.ts';
import type { Entity, SessionRow, TableName } from '../../../src/engine/entities/entities.ts';
import { keepPrincipals } from '../../../src/engine/policy/trust-principals.ts';
import type { Change, World } from '../../../src/engine/world/world.ts';
import { apply } from '../../../src/engine/world/world.ts';
import type { Setup } from './account.ts';
import { accountWith, callers as plain, documentOf, home, ids, now } from './account.ts';

/** The other account that is held here: the organization's management account, where there is one. */
export const partner = '444455556666';

type Statements = readonly object[];

/** What surrounds the account of `account.ts`; every list is a document's statements. */
export interface HardSetup extends Setup {
  readonly workerBoundary?: Statements;
  /** The session policy of a caller with a session. */
  readonly session?: Statements;
  /** The policies of the bucket `reports`, the key `k` and the queue `orders` here, of the bucket `theirs` there. */
  readonly bucket?: Statements;
  readonly key?: Statements;
  readonly theirs?: Statements;
  /** The policy of zoe, a user of the other account. */
  readonly zoe?: Statements;
  readonly organization?: {
    readonly manages?: boolean;
    readonly root?: Statements;
    readonly unit?: Statements;
    readonly account?: Statements;
    readonly rcp?: Statements;
  };
  /** ana and Worker are deleted after policies named them, and made anew under their names. */
  readonly anew?: boolean;
}

const add = (table: TableName, row: Entity): Change =>
  ({ table, key: row.id, before: null, after: row }) as Change;
const allowAll = [{ Effect: 'Allow', Action: '*', Resource: '*' }];

function resources(world: World, { bucket, key, theirs }: HardSetup): Change[] {
  const common = { region: 'us-east-1', createDate: now, tags: [] };
  const policy = (account: string, statements: Statements) => ({
    policy: keepPrincipals(world, account, documentOf(statements)),
  });
  const bucketRow = (account: string, name: string, statements: Statements) =>
    add('resources', {
      ...common,
      ...policy(account, statements),
      id: `arn:aws:s3:::${name}`,
      account,
      name,
      kind: 'bucket',
      publicAccessBlock: null,
    });
  return [
    ...(bucket ? [bucketRow(home, 'reports', bucket)] : []),
    ...(theirs ? [bucketRow(partner, 'theirs', theirs)] : []),
    ...(key
      ? [
          add('resources', {
            ...common,
            ...policy(home, key),
            id: `arn:aws:kms:us-east-1:${home}:key/k`,
            account: home,
            name: 'k',
            tags: [{ key: 'team', value: 'web' }],
            kind: 'key',
            description: '',
            state: 'Enabled',
            aliases: ['alias/main'],
          }),
        ]
      : []),
  ];
}

function organizationRows(organization: NonNullable<HardSetup['organization']>): Change[] {
  const { manages, root = allowAll, unit = allowAll, account = allowAll, rcp = [] } = organization;
  const member = (id: string, parentId: string): Change =>
    add('accounts', {
      id,
      name: id,
      email: `${id}@example.com`,
      createDate: now,
      status: 'ACTIVE',
      parentId,
    });
  const policy = (id: string, targetId: string, statements: Statements, isRcp = false): Change[] => [
    add('organizationPolicies', {
      id,
      name: id,
      description: '',
      type: isRcp ? 'RESOURCE_CONTROL_POLICY' : 'SERVICE_CONTROL_POLICY',
      document: documentOf(statements),
      awsManaged: false,
    }),
    add('organizationAttachments', { id: `${targetId}/${id}`, targetId, policyId: id }),
  ];
  const everybody = [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }];
  return [
    add('organizations', {
      id: 'o-example',
      account: manages ? home : partner,
      featureSet: 'ALL',
      rootId: 'r-root',
      enabledPolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
      createDate: now,
    }),
    add('units', { id: 'ou-unit', name: 'Unit', parentId: 'r-root', tags: [] }),
    member(home, manages ? 'r-root' : 'ou-unit'),
    member(partner, 'r-root'),
    ...policy('p-root', 'r-root', root),
    ...policy('p-unit', 'ou-unit', unit),
    ...policy('p-account', home, account),
    ...['r-root', 'ou-unit', home, partner].flatMap((target) => policy('p-rcpfull', target, everybody, true)),
    ...policy('p-rcp', 'r-root', rcp, true),
  ];
}

const managed = (id: string, name: string, statements: Statements): Change =>
  add('policies', {
    id,
    account: home,
    name,
    path: '/',
    createDate: now,
    tags: [],
    updateDate: now,
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ versionId: 'v1', document: documentOf(statements), createDate: now }],
    isAttachable: true,
  });

function workerBoundary(world: World, statements: Statements | undefined): Change[] {
  const worker = world.tables.roles.get(ids.worker);
  if (!statements || !worker) return [];
  const permissionsBoundary = `arn:aws:iam::${home}:policy/WorkerLimit`;
  return [
    managed('ANPAWORKERLIMIT', 'WorkerLimit', statements),
    { table: 'roles', key: worker.id, before: worker, after: { ...worker, permissionsBoundary } },
  ];
}

const zoeRow = {
  id: 'AIDAEXAMPLEZOE',
  account: partner,
  name: 'zoe',
  path: '/',
  createDate: now,
  tags: [],
};

function partnerRows({ zoe = [], organization }: HardSetup): Change[] {
  const account = { id: partner, name: 'partner', email: 'partner@example.com', createDate: now };
  return [
    ...(organization ? [] : [add('accounts', { ...account, status: 'ACTIVE', parentId: null })]),
    add('users', zoeRow),
    add('inlinePolicies', {
      id: `${zoeRow.id}/Inline`,
      ownerKind: 'user',
      ownerId: zoeRow.id,
      name: 'Inline',
      document: documentOf(zoe),
    }),
  ];
}

/** The rows under their names with other ids, and without policies of the old ones. */
function anew(world: World): Change[] {
  const ana = world.tables.users.get(ids.ana)!;
  const worker = world.tables.roles.get(ids.worker)!;
  return [
    { table: 'users', key: ana.id, before: ana, after: null },
    { table: 'roles', key: worker.id, before: worker, after: null },
    add('users', { ...ana, id: `${ana.id}ANEW` }),
    add('roles', { ...worker, id: `${worker.id}ANEW` }),
  ];
}

export function hardWorld(setup: HardSetup): World {
  const people = apply(accountWith(setup), partnerRows(setup));
  const world = apply(people, [
    ...resources(people, setup),
    ...workerBoundary(people, setup.workerBoundary),
    ...(setup.organization ? organizationRows(setup.organization) : []),
  ]);
  return setup.anew ? apply(world, anew(world)) : world;
}

const withSession = (caller: Caller, extra: Partial<SessionRow>): Caller => ({
  ...caller,
  accessKeyId: 'ASIAEXAMPLE',
  session: { ...plain.worker.session!, ...extra },
});

/** Who calls: those of `account.ts`, somebody of the other account, sessions with what was passed for them. */
export function hardCaller(name: string, { session, anew: isAnew }: HardSetup): Caller {
  const policy = session ? { policy: documentOf(session) } : {};
  const outside = { accessKeyId: null, principalId: null, session: null, account: home };
  const all: Readonly<Record<string, Caller>> = {
    ...plain,
    worker: withSession(plain.worker, policy),
    zoe: { ...plain.ana, account: partner, arn: `arn:aws:iam::${partner}:user/zoe`, principalId: zoeRow.id },
    token: withSession(plain.ana, { kind: 'userSession', ownerId: ids.ana }),
    tokenWithMfa: withSession(plain.ana, { kind: 'userSession', ownerId: ids.ana, mfaAt: now - 60_000 }),
    federated: withSession(
      {
        ...plain.ana,
        type: 'federatedUser',
        arn: `arn:aws:sts::${home}:federated-user/bob`,
        userId: `${home}:bob`,
      },
      { kind: 'federatedUser', ownerId: ids.ana, sessionName: 'bob', ...policy },
    ),
    tagged: withSession(plain.worker, { tags: [{ key: 'STAGE', value: 'test' }] }),
    github: {
      ...outside,
      type: 'webIdentity',
      arn: 'repo:example/app',
      userId: 'repo:example/app',
      federation: {
        principal: `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`,
        keys: [{ name: 'token.actions.githubusercontent.com:sub', values: ['repo:example/app'] }],
      },
    },
    saml: {
      ...outside,
      type: 'saml',
      arn: 'Q0VOVEVS:ana',
      userId: 'Q0VOVEVS:ana',
      federation: {
        principal: `arn:aws:iam::${home}:saml-provider/Corp`,
        keys: [{ name: 'saml:sub', values: ['ana'] }],
      },
    },
    nobody: { ...outside, type: 'anonymous', arn: '', userId: '' },
  };
  const caller = all[name];
  if (!caller) throw new Error(`nobody is called ${name}`);
  return isAnew && caller.principalId !== null
    ? { ...caller, principalId: `${caller.principalId}ANEW`, userId: `${caller.userId}ANEW` }
    : caller;
}
