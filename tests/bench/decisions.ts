import type { Caller, Change, World } from '../../src/engine/index.ts';
import { attempt } from '../../src/engine/calls.ts';
import { apply, createWorld, nowOf, worldFrom } from '../../src/engine/index.ts';
import { requestKeys } from '../../src/engine/policy/context.ts';
import type { Decision } from '../../src/engine/policy/decision.ts';
import { compile } from '../../src/engine/policy/document.ts';
import { evaluate } from '../../src/engine/policy/evaluate.ts';
import type { PolicyLayers } from '../../src/engine/policy/layers.ts';
import { gatherLayers } from '../../src/engine/policy/layers.ts';
import { accountOfSize } from './measure.ts';
import given from './decision-case.json' with { type: 'json' };

const home = '111122223333';
const management = '444455556666';
const now = Date.UTC(2026, 0, 1);
const context = { region: 'eu-central-1' };
const anaId = 'AIDAEXAMPLEANA';

const ana: Caller = {
  type: 'user',
  account: home,
  arn: `arn:aws:iam::${home}:user/ana`,
  userId: anaId,
  principalId: anaId,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  session: null,
};

const add = (
  table: Change['table'],
  row: { readonly id: string; readonly [name: string]: unknown },
): Change => ({ table, key: row.id, before: null, after: row }) as unknown as Change;

const managed = (id: string, name: string, document: object): Change =>
  add('policies', {
    ...{ id, name, account: home, path: '/', createDate: now, tags: [], updateDate: now },
    ...{ defaultVersionId: 'v1', nextVersion: 2, isAttachable: true },
    ...{ versions: [{ versionId: 'v1', document: JSON.stringify(document), createDate: now }] },
  });

function scp(id: string, targetId: string, document: object): Change[] {
  const type = 'SERVICE_CONTROL_POLICY';
  return [
    add('organizationPolicies', {
      ...{ id, name: id, description: '', type, awsManaged: false },
      document: JSON.stringify(document),
    }),
    add('organizationAttachments', { id: `${targetId}/${id}`, targetId, policyId: id }),
  ];
}

/** The case as an account: ana with ten policies and a boundary, two levels of SCPs, a bucket with a policy. */
export function worldOfCase(): World {
  const { identity, boundary, scps, resourcePolicy } = given;
  const [rootScp = {}, accountScp = {}] = scps;
  return apply(createWorld(home, now), [
    add('users', {
      ...{ id: anaId, account: home, name: 'ana', path: '/', createDate: now },
      tags: [{ key: 'team', value: 'reports' }],
      permissionsBoundary: `arn:aws:iam::${home}:policy/limit`,
    }),
    ...identity.flatMap(({ name, document }, i) => {
      const policyId = `ANPAEXAMPLE${i}`;
      const attached = { id: `${anaId}/${policyId}`, principalKind: 'user', principalId: anaId, policyId };
      return [managed(policyId, name, document), add('attachments', attached)];
    }),
    managed('ANPALIMIT', 'limit', boundary),
    add('organizations', {
      ...{ id: 'o-example', account: management, featureSet: 'ALL', rootId: 'r-root', createDate: now },
      enabledPolicyTypes: ['SERVICE_CONTROL_POLICY'],
    }),
    add('accounts', {
      ...{ id: home, name: 'member', email: 'a@example.com', createDate: now, status: 'ACTIVE' },
      parentId: 'r-root',
    }),
    ...scp('p-root', 'r-root', rootScp),
    ...scp('p-account', home, accountScp),
    add('resources', {
      ...{ id: 'arn:aws:s3:::reports-data', account: home, name: 'reports-data', kind: 'bucket', tags: [] },
      ...{ region: 'us-east-1', createDate: now, publicAccessBlock: null },
      policy: JSON.stringify(resourcePolicy),
    }),
  ]);
}

function allowed(decision: Decision | null): void {
  if (decision?.verdict !== 'allow')
    throw new Error(`${decision?.verdict ?? 'no answer'} by ${decision?.decidedBy ?? 'nobody'}`);
}

/** Decides the case's request: layers and keys are gathered, the policies were read before. */
export function realistic(detail: 'verdict' | 'trace'): () => void {
  const world = worldOfCase();
  const { action, resource } = given.request;
  return () => {
    const keys = requestKeys(world, ana, resource, context, [], action);
    const layers = gatherLayers(world, ana, action, resource);
    allowed(evaluate({ action, resource, caller: ana, keys }, layers, detail));
  };
}

/** One statement without conditions. */
export function simple(detail: 'verdict' | 'trace'): () => void {
  const statement = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };
  const document = compile(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  const owner = { kind: 'user', id: anaId, name: 'ana' } as const;
  const ref = { kind: 'inline', name: 'one', arn: null, policyId: null, owner } as const;
  const world = createWorld(home, now);
  const action = 's3:GetObject';
  const layers: PolicyLayers = { ...gatherLayers(world, ana, action, '*'), identity: [{ ref, document }] };
  const request = {
    ...{ action, resource: '*', caller: ana },
    keys: requestKeys(world, ana, '*', context, [], action),
  };
  return () => allowed(evaluate(request, layers, detail));
}

/** An account of so many users, each with a policy of their own besides its groups'. */
function worldOfUsers(users: number): World {
  const world = worldFrom(accountOfSize(users * 2));
  const own = (id: string, name: string): Change =>
    add('inlinePolicies', {
      ...{ id: `${id}/own`, ownerKind: 'user', ownerId: id, name: 'own' },
      document: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: `arn:aws:s3:::home/${name}/*`,
          },
          { Effect: 'Deny', Action: 's3:Delete*', Resource: `arn:aws:s3:::home/${name}/keep/*` },
        ],
      }),
    });
  return apply(
    world,
    [...world.tables.users.values()].map(({ id, name }) => own(id, name)),
  );
}

/** Questions by one user after the other, as the terminal and the panel ask them. */
export function overUsers(users: number): () => void {
  const world = worldOfUsers(users);
  const all = [...world.tables.users.values()];
  let turn = 0;
  return () => {
    const { id, name } = all[turn++ % all.length] ?? { id: '', name: '' };
    const credentials = { type: 'console', id } as const;
    const resource = `arn:aws:s3:::home/${name}/x`;
    const question = { type: 'try', action: 's3:GetObject', resource, credentials } as const;
    allowed(attempt(world, question, nowOf(world)).decision);
  };
}

/** Every one of so many identities asks for each of so many actions. */
export function matrix(identities: number, actions: number): () => void {
  const world = worldOfUsers(identities);
  const names = Array.from({ length: actions }, (_, i) => `s3:Get${i}`);
  const callers = [...world.tables.users.values()]
    .slice(0, identities)
    .map(({ id, account, path, name }): Caller => ({
      ...{ ...ana, account, userId: id, principalId: id },
      arn: `arn:aws:iam::${account}:user${path}${name}`,
    }));
  return () => {
    for (const caller of callers)
      for (const action of names) {
        const keys = requestKeys(world, caller, '*', context, [], action);
        evaluate(
          { action, resource: '*', caller, keys },
          gatherLayers(world, caller, action, '*'),
          'verdict',
        );
      }
  };
}
