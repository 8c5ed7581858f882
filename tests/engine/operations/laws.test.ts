import fc from '../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call, Credentials, World } from '../../../src/engine/index.ts';
import {
  apply,
  canApply,
  createWorld,
  danglingReferences,
  invert,
  preparePart,
  rowProblem,
  rowsOf,
  tableNames,
  worldFrom,
} from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { callOf, home, root, start } from '../account.ts';

const names = fc.constantFrom('ana', 'ANA', 'ben', '__proto__', 'constructor', 'toString', 'a b', '');
const policyNames = fc.constantFrom('P', 'Q', 'hasOwnProperty');
const arns = policyNames.map((name) => `arn:aws:iam::${home}:policy/${name}`);
const trusted = fc.constantFrom('root', 'user/ana', 'user/__proto__', 'role/ben');
const documents = fc.constantFrom(
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:Delete*","Resource":"*"}}',
  '{"Statement":[]}',
  'no json',
);
const trusts = trusted.map((who) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${home}:${who}` },
      Action: 'sts:AssumeRole',
    },
  }),
);
const tags = fc.array(
  fc.record({ Key: fc.constantFrom('a', 'A', '__proto__'), Value: fc.constantFrom('', 'x') }),
  {
    maxLength: 3,
  },
);

const operation = (
  name: string,
  input: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<[string, object]> => fc.record(input).map((value): [string, object] => [name, value]);

const steps = fc.oneof(
  operation('CreateUser', { UserName: names, Tags: tags }),
  operation('DeleteUser', { UserName: names }),
  operation('UpdateUser', { UserName: names, NewUserName: names }),
  operation('TagUser', { UserName: names, Tags: tags }),
  operation('UntagUser', { UserName: names, TagKeys: fc.constantFrom(['a'], ['__proto__', 'b']) }),
  operation('CreateGroup', { GroupName: names }),
  operation('DeleteGroup', { GroupName: names }),
  operation('UpdateGroup', { GroupName: names, NewGroupName: names }),
  operation('AddUserToGroup', { UserName: names, GroupName: names }),
  operation('RemoveUserFromGroup', { UserName: names, GroupName: names }),
  operation('CreateRole', { RoleName: names, AssumeRolePolicyDocument: trusts }),
  operation('UpdateAssumeRolePolicy', { RoleName: names, PolicyDocument: trusts }),
  operation('DeleteRole', { RoleName: names }),
  operation('CreatePolicy', { PolicyName: policyNames, PolicyDocument: documents }),
  operation('DeletePolicy', { PolicyArn: arns }),
  operation('CreatePolicyVersion', {
    PolicyArn: arns,
    PolicyDocument: documents,
    SetAsDefault: fc.boolean(),
  }),
  operation('DeletePolicyVersion', { PolicyArn: arns, VersionId: fc.constantFrom('v1', 'v2', 'v3') }),
  operation('AttachUserPolicy', { UserName: names, PolicyArn: arns }),
  operation('DetachUserPolicy', { UserName: names, PolicyArn: arns }),
  operation('AttachGroupPolicy', { GroupName: names, PolicyArn: arns }),
  operation('AttachRolePolicy', { RoleName: names, PolicyArn: arns }),
  operation('PutUserPolicy', { UserName: names, PolicyName: policyNames, PolicyDocument: documents }),
  operation('DeleteUserPolicy', { UserName: names, PolicyName: policyNames }),
  operation('CreateAccessKey', { UserName: names }),
  operation('AssumeRole', {
    RoleArn: names.map((name) => `arn:aws:iam::${home}:role/${name}`),
    RoleSessionName: fc.constantFrom('desk', 'x'),
  }),
  operation('GetAccountAuthorizationDetails', {}),
  operation('DeleteEverything', {}),
);
/** Who calls: the root user, or the nth access key, or the nth session that the world holds by then. */
const callers = fc.oneof(
  { weight: 3, arbitrary: fc.constant(-1) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }) },
);
const histories = fc.array(fc.tuple(steps, callers), { minLength: 1, maxLength: 40 });

function credentialsAt(world: World, nth: number): Credentials {
  if (nth < 0) return root;
  const rows = [...world.tables.accessKeys.values(), ...world.tables.sessions.values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const row = rows[nth % Math.max(rows.length, 1)];
  if (!row) return root;
  const { id: accessKeyId, secretAccessKey } = row;
  const token = 'sessionToken' in row ? { sessionToken: row.sessionToken } : {};
  return { type: 'key', accessKeyId, secretAccessKey, ...token };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const sorted = (world: World) =>
  rowsOf(world).sort((a, b) => (`${a.table}/${a.key}` < `${b.table}/${b.key}` ? -1 : 1));
const lasting = (world: World) =>
  sorted(world).filter(({ table }) => table !== 'meta' && table !== 'lastUsed');

type Visit = (before: World, call: Call, now: number) => World;

function walk(history: readonly (readonly [[string, object], number])[], visit: Visit): World {
  let world = createWorld(home, start);
  history.forEach(([[name, input], nth], i) => {
    world = visit(world, callOf(name, input, credentialsAt(world, nth)), start + i * 60_000);
  });
  return world;
}

const plainly: Visit = (world, call, now) => execute(world, call, now).world;

beforeAll(async () => {
  await Promise.all([preparePart('iam'), preparePart('iam-account')]);
  await Promise.all([preparePart('sts'), preparePart('iam-policy-versions')]);
});

describe('any calls in any order', () => {
  it('the same calls make the same world', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(sorted(walk(history, plainly))).toEqual(sorted(walk(history, plainly)));
      }),
    );
  });

  it('a call that fails changes nothing but the clock, the counter and last use', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (world, call, now) => {
          const outcome = execute(world, call, now);
          if (!outcome.result.ok) expect(lasting(outcome.world)).toEqual(lasting(world));
          return outcome.world;
        });
      }),
    );
  });

  it('the inverse of a call’s changes stands and brings every lasting row back', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (world, call, now) => {
          const outcome = execute(world, call, now);
          const back = invert(outcome.changes);
          expect(canApply(outcome.world, back)).toBe(true);
          expect(lasting(apply(outcome.world, back))).toEqual(lasting(world));
          return outcome.world;
        });
      }),
    );
  });

  it('the world that comes out is the one its changes make', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (world, call, now) => {
          const outcome = execute(world, call, now);
          expect(sorted(apply(world, outcome.changes))).toEqual(sorted(outcome.world));
          return outcome.world;
        });
      }),
    );
  });

  it('calls and rows are left as they were', () => {
    fc.assert(
      fc.property(histories, (history) => {
        walk(history, (world, call, now) => {
          rowsOf(world).forEach(frozen);
          return execute(world, frozen(call), now).world;
        });
      }),
    );
  });

  it('every row is one that its table takes, refers to rows that exist, and is found through the indexes', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = walk(history, plainly);
        const problems = rowsOf(world).map(({ table, after }) => rowProblem(table, after));
        expect(problems.filter((problem) => problem !== null)).toEqual([]);
        expect(danglingReferences(world)).toEqual([]);
        const rebuilt = worldFrom(sorted(world));
        const listed = ({ indexes }: World) =>
          Object.entries(indexes).map(([name, index]) => [
            name,
            [...index.entries()].map(([key, ids]) => [key, [...ids.keys()].sort()]).sort(),
          ]);
        expect(listed(world)).toEqual(listed(rebuilt));
      }),
    );
  });

  it('the clock never runs back', () => {
    const world = createWorld(home, start);
    const outcome = execute(world, callOf('CreateUser', { UserName: 'ana' }, root), start - 1000);
    expect(outcome.world.tables.meta.get('now')?.value).toBe(start);
  });
});

describe('names that objects have of themselves', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a user like any other',
    (UserName) => {
      let world = createWorld(home, start);
      const must = (operation: string, input: object): unknown => {
        const outcome = execute(world, callOf(operation, input, root), start);
        world = outcome.world;
        expect(outcome.result).toMatchObject({ ok: true });
        return outcome.result.ok ? outcome.result.value : null;
      };
      const doc = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
      const PolicyArn = `arn:aws:iam::${home}:policy/${UserName}`;
      must('CreateUser', { UserName, Tags: [{ Key: UserName, Value: 'x' }] });
      must('CreateGroup', { GroupName: UserName });
      must('CreatePolicy', { PolicyName: UserName, PolicyDocument: doc });
      expect(must('GetUser', { UserName })).toMatchObject({ User: { UserName, Tags: [{ Key: UserName }] } });
      expect(must('ListUserTags', { UserName })).toMatchObject({ Tags: [{ Key: UserName, Value: 'x' }] });
      must('UntagUser', { UserName, TagKeys: [UserName] });
      expect(must('ListUserTags', { UserName })).toMatchObject({ Tags: [] });
      must('TagUser', { UserName, Tags: [{ Key: UserName, Value: 'y' }] });
      must('AddUserToGroup', { UserName, GroupName: UserName });
      expect(must('ListGroupsForUser', { UserName })).toMatchObject({ Groups: [{ GroupName: UserName }] });
      must('AttachUserPolicy', { UserName, PolicyArn });
      expect(must('ListAttachedUserPolicies', { UserName })).toMatchObject({
        AttachedPolicies: [{ PolicyArn }],
      });
      must('PutUserPolicy', { UserName, PolicyName: UserName, PolicyDocument: doc });
      expect(must('ListUserPolicies', { UserName })).toMatchObject({ PolicyNames: [UserName] });
      must('GetUserPolicy', { UserName, PolicyName: UserName });
      const made = must('CreateAccessKey', { UserName }) as { AccessKey: { AccessKeyId: string } };
      const { AccessKeyId } = made.AccessKey;
      must('UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' });
      expect(must('ListAccessKeys', { UserName })).toMatchObject({ AccessKeyMetadata: [{ UserName }] });
      must('GetAccessKeyLastUsed', { AccessKeyId });
      expect(must('ListUsers', {})).toMatchObject({ Users: [{ UserName }] });
      must('UpdateUser', { UserName, NewUserName: 'other' });
      must('UpdateUser', { UserName: 'other', NewUserName: UserName });
      must('DeleteAccessKey', { UserName, AccessKeyId });
      must('DeleteUserPolicy', { UserName, PolicyName: UserName });
      must('DetachUserPolicy', { UserName, PolicyArn });
      must('RemoveUserFromGroup', { UserName, GroupName: UserName });
      must('DeleteUser', { UserName });
      const left = tableNames.filter((table) => world.tables[table].size > 0);
      expect(left).toEqual(['meta', 'groups', 'policies']);
    },
  );
});
