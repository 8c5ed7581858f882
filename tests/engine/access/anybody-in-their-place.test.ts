import { beforeAll, describe, expect, test } from 'vitest';
import { accessOf } from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import fc, { draws } from '../../properties.ts';
import { home } from '../policy/account.ts';
import { hardCaller, hardWorld } from '../policy/hard-world.ts';
import { someActions } from './drawn-documents.ts';
import { answered, told } from './drawn-worlds.ts';

/** Everybody in somebody's place, whatever their names, paths and tags: conditions ask for these. */

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = (await someActions()).filter(({ id }) => /^s3:(?:Get|Put)Object$|^iam:GetUser$/.test(id));
});

const user = (path: string): string => `arn:aws:iam::${home}:user/${path}`;
const role = (path: string): string => `arn:aws:iam::${home}:role/${path}`;

const conditions = fc.constantFrom<object>(
  ...[
    {},
    { StringEquals: { 'aws:username': ['ana', 'ben'] } },
    { StringNotLike: { 'aws:username': 'b*' } },
    { StringEqualsIgnoreCase: { 'aws:username': 'Ben' } },
    { Null: { 'aws:username': 'true' } },
    { ArnLike: { 'aws:PrincipalArn': user('team/*') } },
    { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/b*' } },
    { StringLike: { 'aws:PrincipalArn': '*/team/*' } },
    { ArnEquals: { 'aws:PrincipalArn': [user('ben'), role('jobs/Worker'), role('app/x')] } },
    { StringEquals: { 'aws:PrincipalArn': user('team/${aws:username}') } },
    { StringNotEquals: { 'aws:PrincipalTag/team': 'web' } },
    {
      StringLike: { 'aws:username': 'a*' },
      ArnNotLike: { 'aws:PrincipalArn': user('team/*') },
    },
  ],
);

const statements = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.constantFrom('*', 's3:GetObject', 's3:*'),
  Resource: fc.constantFrom('*', 'arn:aws:s3:::reports/*', 'arn:aws:s3:::reports/${aws:username}/*'),
  Condition: conditions,
});

const setups = fc
  .tuple(fc.array(statements, { maxLength: 3 }), fc.array(statements, { maxLength: 2 }))
  .map(([own, shared]) => ({
    ...{ user: own, worker: own },
    bucket: shared.map((one) => ({ ...one, Principal: '*', Resource: 'arn:aws:s3:::reports/*' })),
  }));

const ends = ['ana', 'ben', 'Ben', 'zoe', 'b1', 'team/ana', 'team/ben', 'team/x', 'other/ana'];
const requests = fc.array(
  fc.record({
    action: fc.constantFrom('s3:GetObject', 's3:PutObject'),
    resource: fc
      .constantFrom('reports/x', 'reports/ana/x', 'reports/ben/x', 'other/x')
      .map((name) => `arn:aws:s3:::${name}`),
    end: fc.constantFrom(...ends),
    team: fc.constantFrom('web', 'data'),
  }),
  { minLength: 10, maxLength: 10 },
);

describe('the access of anybody in somebody’s place', () => {
  test('has witnesses in whom the name is the end of the ARN, answered as their cells say', () => {
    fc.assert(
      fc.property(setups, fc.constantFrom('ana', 'worker'), (setup, name) => {
        const [world, caller] = [hardWorld(setup), hardCaller(name, setup)];
        const access = accessOf({ world, caller, isAnyone: true }, { actions });
        for (const cell of access.cells) {
          const { witness } = cell;
          expect(told(cell), JSON.stringify(witness)).toEqual(answered(world, caller, witness));
          const [arn, known] = [witness.keys['aws:PrincipalArn'], witness.keys['aws:username']];
          expect(known?.[0], JSON.stringify(witness)).toBe(
            name === 'ana' ? arn?.[0]?.slice(arn[0].lastIndexOf('/') + 1) : undefined,
          );
          if (arn) expect(arn[0]).toMatch(name === 'ana' ? /:user\/\S*[^/:]$/ : /:role\/\S*[^/:]$/);
        }
      }),
      draws(),
    );
  });

  test('decides each request of somebody with another name, path and tag as its cell says', () => {
    fc.assert(
      fc.property(setups, requests, (setup, asked) => {
        const [world, caller] = [hardWorld(setup), hardCaller('ana', setup)];
        const access = accessOf({ world, caller, isAnyone: true }, { actions });
        // A name that is compared with a part of the resource and with something else can't be split: the answer says so.
        if (access.isBounded) return;
        for (const { action, resource, end, team } of asked) {
          const keys = {
            'aws:PrincipalArn': [user(end)],
            'aws:username': [end.slice(end.lastIndexOf('/') + 1)],
            'aws:PrincipalTag/team': [team],
          };
          const request = { action, resource, keys };
          const cell = access.cellOf(request);
          if (!cell) throw new Error(`No cell has ${JSON.stringify(request)}`);
          expect(told(cell), JSON.stringify(request)).toEqual(answered(world, caller, request));
        }
      }),
      draws(),
    );
  });
});
