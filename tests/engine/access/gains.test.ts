import { beforeAll, describe, expect, test } from 'vitest';
import {
  difference,
  everybodyIn,
  gainsOf,
  type KindGains,
  touchedBy,
  waysOf,
  type Witness,
} from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import type { Caller } from '../../../src/engine/call/call.ts';
import type { Change, World } from '../../../src/engine/index.ts';
import { apply, rowsOf, sameRow, tableNames, userArn } from '../../../src/engine/index.ts';
import fc, { draws, drawsOf } from '../../properties.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { home } from '../policy/account.ts';
import type { HardSetup } from '../policy/hard-world.ts';
import { hardWorld } from '../policy/hard-world.ts';
import { requestsFor, someActions } from './drawn-documents.ts';
import { isOfRequest, resources, setups } from './drawn-worlds.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = await someActions();
});

function changesBetween(before: World, after: World): Change[] {
  return tableNames.flatMap((table) => {
    const [one, other] = [before.tables[table], after.tables[table]];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
      const [then, now] = [one.get(key) ?? null, other.get(key) ?? null];
      return sameRow(then, now) ? [] : [{ table, key, before: then, after: now } as unknown as Change];
    });
  });
}

const gainsIn = (before: World, after: World, changes = changesBetween(before, after)): KindGains[] =>
  touchedBy(before, after, changes).map((kind) => gainsOf(kind, { before, after }, actions));

const may = (world: World, caller: Caller, { action, resource, keys }: Witness): boolean | null => {
  const { decision, failure } = answerTo(world, caller, { action, resource, context: { keys } });
  if (failure && 'notModelled' in failure) return null;
  return decision?.verdict === 'allow' && !failure;
};

const isIn = ({ kind }: KindGains, way: string, arn: string): boolean =>
  kind.who.some((one) => one.way === way && one.caller.arn === arn);

/** Requests of anybody: the address of a service's own calls can't be known here. */
const requests = () =>
  fc.array(
    requestsFor(actions, (action, key) => isOfRequest(action, key) && key !== 'aws:sourceip', resources),
    { minLength: 20, maxLength: 20 },
  );

/** Two states of an account that differ in one part. Its bucket may come or go. */
const edits = fc
  .tuple(
    setups,
    setups,
    fc.constantFrom('trust', 'user', 'worker', 'zoe', 'boundary', 'bucket', 'key', 'organization'),
  )
  .map(([one, other, part]): readonly [HardSetup, HardSetup] => {
    const value = other[part];
    return [one, value === undefined ? without(one, part) : { ...one, [part]: value }];
  });

const worldsOf = ([before, after]: readonly [HardSetup, HardSetup]) =>
  [hardWorld(before), hardWorld(after)] as const;

function without(setup: HardSetup, part: string): HardSetup {
  return Object.fromEntries(Object.entries(setup).filter(([name]) => name !== part)) as HardSetup;
}

describe('who gains and who loses by a change', () => {
  test('a service that another policy names loses a role that trusted everybody', () => {
    const statement = { Effect: 'Allow', Condition: {} } as const;
    const trust = [{ ...statement, Principal: '*', Action: ['sts:AssumeRole'] }];
    const key = [
      { ...statement, Principal: { Service: 'ec2.amazonaws.com' }, Action: ['kms:Decrypt'], Resource: ['*'] },
    ];
    const rest = { user: [], worker: [], zoe: [], theirs: [], key };
    const gains = gainsIn(hardWorld({ ...rest, trust }), hardWorld({ ...rest, trust: [] }));
    const ofService = gains.filter((each) => isIn(each, 'service', 'ec2.amazonaws.com'));
    expect(ofService.flatMap(({ lost }) => lost.flatMap(({ actions: named }) => named))).toContain(
      'sts:AssumeRole',
    );
  });

  test('everybody whose drawn request is answered otherwise is told, with the action', () => {
    let changed = 0;
    const told = fc.property(edits, requests(), (setup, asked) => {
      const [before, after] = worldsOf(setup);
      const all = gainsIn(before, after);
      for (const { way, caller } of everybodyIn(after))
        for (const request of asked) {
          const [then, now] = [may(before, caller, request), may(after, caller, request)];
          if (then === null || now === null || then === now) continue;
          // A bucket that came takes nothing, and one that went gives nothing.
          if (now ? !setup[1].bucket && setup[0].bucket : !setup[0].bucket && setup[1].bucket) continue;
          changed++;
          const found = all.some(
            (each) =>
              isIn(each, way, caller.arn) &&
              (now ? each.gained : each.lost).some(({ actions: named }) =>
                named.some((one) => one.toLowerCase() === request.action.toLowerCase()),
              ),
          );
          expect(
            found || all.some(({ isBounded }) => isBounded),
            `${way} ${caller.arn}: ${JSON.stringify(request)}`,
          ).toBe(true);
        }
    });
    // Few of the drawn requests are answered otherwise: more are drawn until some were, whatever the seed.
    for (let round = 1; round === 1 || (changed <= 5 && round <= 40); round++)
      fc.assert(told, { ...drawsOf(round), ...draws(16, 400) });
    expect(changed).toBeGreaterThan(5);
  });

  test('every witness of a gain or a loss is answered so, for each of a kind', () => {
    fc.assert(
      fc.property(edits, (setup) => {
        const [before, after] = worldsOf(setup);
        for (const { kind, gained, lost } of gainsIn(before, after))
          for (const { caller } of kind.who) {
            // What isn't modelled, but is refused in every reading, is known to be refused.
            const isAllowed = (world: World, witness: Witness) => may(world, caller, witness) === true;
            for (const { witness } of gained)
              expect([isAllowed(before, witness), isAllowed(after, witness)]).toEqual([false, true]);
            for (const { witness } of lost)
              expect([isAllowed(before, witness), isAllowed(after, witness)]).toEqual([true, false]);
          }
      }),
      draws(16, 400),
    );
  });
});

describe('where a ceiling over the things of every account', () => {
  const mayDecrypt = [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }];
  const whole = [
    { Effect: 'Allow', Principal: { AWS: home }, Action: 'kms:*', Resource: '*', Condition: {} },
  ] as const;
  const unless = (Condition: object) => [
    { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', Condition },
  ];
  const gainers = (all: readonly KindGains[]): string[] =>
    all
      .filter(({ gained }) => gained.some(({ actions: named }) => named.includes('kms:Decrypt')))
      .flatMap(({ kind }) => kind.who.map(({ way, caller: { arn } }) => `${way} ${arn.split('/').pop()}`));

  test('asks for a second factor, those who have one gain and the others do not', () => {
    const rcp = unless({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } });
    const setup = { worker: [], zoe: [], theirs: [], key: whole, organization: { rcp } };
    const before = hardWorld({ ...setup, user: [] });
    const after = hardWorld({ ...setup, user: mayDecrypt });
    expect(gainers(gainsIn(before, after))).toEqual(['mfa ana']);
  });

  test('names one of two who are given the same, this one gains and the other does not', () => {
    const rcp = unless({ StringNotLike: { 'aws:PrincipalArn': '*/ben' } });
    const before = hardWorld({ worker: [], zoe: [], theirs: [], key: whole, organization: { rcp } });
    const [ana] = [...before.tables.users.values()].filter(({ name }) => name === 'ana');
    const ben = { ...ana!, id: 'AIDAEXAMPLEBEN', name: 'ben' };
    const withBen = apply(before, [{ table: 'users', key: ben.id, before: null, after: ben }]);
    const given = [ana!, ben].map(({ id: ownerId }): Change => {
      const document = JSON.stringify({ Version: '2012-10-17', Statement: mayDecrypt });
      const row = { id: `${ownerId}/More`, ownerKind: 'user', ownerId, name: 'More', document } as const;
      return { table: 'inlinePolicies', key: row.id, before: null, after: row };
    });
    const after = apply(withBen, given);
    expect(gainers(gainsIn(withBen, after, given))).toEqual(['password ben']);
  });
});

const idOf = (name: string): string => {
  const { users, groups, roles } = sampleWorld.tables;
  const row = [...users.values(), ...groups.values(), ...roles.values()].find((one) => one.name === name);
  if (!row) throw new Error(`The sample has no ${name}`);
  return row.id;
};

const inline = (ownerKind: 'user' | 'group' | 'role', name: string, statement: object): Change => {
  const ownerId = idOf(name);
  const row = {
    ...{ id: `${ownerId}/More`, ownerKind, ownerId, name: 'More' },
    document: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
  };
  return { table: 'inlinePolicies', key: row.id, before: null, after: row };
};

const namesIn = (world: World, all: readonly KindGains[]): string[] =>
  all.flatMap(({ kind }) =>
    kind.who.map(({ caller }) => {
      const { users, roles } = world.tables;
      return (users.get(caller.principalId ?? '') ?? roles.get(caller.principalId ?? ''))?.name ?? caller.arn;
    }),
  );

describe('a difference follows what changed', () => {
  const more = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };

  test('one more policy of a group asks about its members alone, and about those that are alike once', () => {
    const group = [...sampleWorld.tables.groups.values()][0]!;
    const members = [...sampleWorld.tables.memberships.values()]
      .filter(({ groupId }) => groupId === group.id)
      .map(({ userId }) => sampleWorld.tables.users.get(userId)?.name)
      .sort();
    const change = inline('group', group.name, more);
    const found = gainsIn(sampleWorld, apply(sampleWorld, [change]), [change]);
    expect(members.length).toBeGreaterThan(0);
    expect(namesIn(sampleWorld, found).sort()).toEqual(members);
    expect(found.length).toBeLessThanOrEqual(members.length);
    expect(found[0]?.kind.services).toEqual(['sqs']);
  });

  test('a hundred members who have the same are asked as one', () => {
    const group = [...sampleWorld.tables.groups.values()][0]!;
    const rows = Array.from({ length: 100 }, (_, i) => `AIDAEXAMPLE${String(1000 + i)}`).flatMap((id) => [
      {
        table: 'users',
        key: id,
        before: null,
        after: { id, account: group.account, name: id, path: '/', createDate: 0, tags: [] },
      },
      {
        table: 'memberships',
        key: `${id}/${group.id}`,
        before: null,
        after: { id: `${id}/${group.id}`, userId: id, groupId: group.id },
      },
    ]) as unknown as Change[];
    const before = apply(sampleWorld, rows);
    const change = inline('group', group.name, more);
    const kinds = touchedBy(before, apply(before, [change]), [change]);
    const largest = Math.max(...kinds.map(({ who }) => who.length));
    expect(largest).toBeGreaterThanOrEqual(100);
    const alone = touchedBy(sampleWorld, apply(sampleWorld, [change]), [change]);
    expect(kinds.length).toBeLessThanOrEqual(alone.length + 1);
  });

  test('what changes no policy asks about nobody', () => {
    const [user] = [...sampleWorld.tables.users.values()];
    const clock = { table: 'meta', key: 'now', before: null, after: { id: 'now', value: 5 } } as const;
    const used = {
      ...{ table: 'lastUsed', key: 'x', before: null },
      after: { id: 'x', date: 0, serviceName: 's3', region: 'us-east-1' },
    } as const;
    const key = {
      ...{ table: 'accessKeys', key: 'AKIAIOSFODNN7EXAMPLE', before: null },
      after: {
        ...{ id: 'AKIAIOSFODNN7EXAMPLE', account: user!.account, ownerId: user!.id, secretAccessKey: '' },
        ...{ status: 'Active', createDate: 0 },
      },
    } as const;
    const changes = [clock, used, key] as unknown as Change[];
    expect(touchedBy(sampleWorld, apply(sampleWorld, changes), changes)).toEqual([]);
  });

  test('a new user whom no policy gives anything asks about nobody; one with a policy asks about that user', () => {
    const account = sampleWorld.tables.users.get(idOf('ben'))!.account;
    const row = { id: 'AIDAEXAMPLENEW', account, name: 'new', path: '/', createDate: 0, tags: [] };
    const user: Change = { table: 'users', key: row.id, before: null, after: row };
    expect(touchedBy(sampleWorld, apply(sampleWorld, [user]), [user])).toEqual([]);
    const more = inline('user', 'ben', { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' });
    const own = { ...more, key: 'x', after: { ...more.after, id: 'x', ownerId: row.id } } as Change;
    const changes = [user, own];
    const found = gainsIn(sampleWorld, apply(sampleWorld, changes), changes);
    expect(found.map(({ kind: { who } }) => who[0]?.caller.principalId)).toEqual([row.id]);
    expect(found[0]?.gained.flatMap(({ actions: named }) => named)).toEqual(['sqs:SendMessage']);
  });

  test('a trust policy that names one more user asks about that user alone', () => {
    const role = [...sampleWorld.tables.roles.values()][0]!;
    const ben = idOf('ben');
    const document = JSON.parse(role.trustPolicy) as { Statement: object | object[] };
    const trustPolicy = JSON.stringify({
      ...document,
      Statement: [document.Statement]
        .flat()
        .concat({ Effect: 'Allow', Principal: { AWS: ben }, Action: 'sts:AssumeRole' }),
    });
    const change: Change = { table: 'roles', key: role.id, before: role, after: { ...role, trustPolicy } };
    const after = apply(sampleWorld, [change]);
    expect(
      namesIn(
        after,
        touchedBy(sampleWorld, after, [change]).map((kind) => ({ kind }) as KindGains),
      ),
    ).toEqual(['ben']);
  });

  test('an edit of somebody else’s policies computes what it would without the account around it', () => {
    const change = inline('user', 'ben', more);
    const after = apply(sampleWorld, [change]);
    const [found, ...others] = gainsIn(sampleWorld, after, [change]);
    const ben = sampleWorld.tables.users.get(idOf('ben'))!;
    const caller = waysOf(sampleWorld, ben.id, true).find(({ way }) => way === 'password')!.caller;
    expect(caller.arn).toBe(userArn(ben));
    const whole = difference({ world: sampleWorld, caller }, { world: after, caller }, { actions });
    expect(others).toEqual([]);
    expect(found?.gained.map(({ witness }) => witness.action)).toEqual(['sqs:SendMessage']);
    expect(whole.gained.flatMap(({ actions: named }) => named)).toEqual(['sqs:SendMessage']);
    expect(rowsOf(after).length).toBe(rowsOf(sampleWorld).length + 1);
  });
});
