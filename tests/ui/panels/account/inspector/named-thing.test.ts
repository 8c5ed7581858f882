import { expect, test } from 'vitest';
import { apply, createWorld, type Change, type World } from '../../../../../src/engine/index.ts';
import { policyTexts } from '../../../../../src/assume/policy-texts.ts';
import {
  absentThings,
  creatableOf,
  namedIn,
} from '../../../../../src/ui/panels/account/inspector/named-thing.ts';
import { account, start } from '../../../../graph/worlds.ts';

const policy = (name: string, Effect: string, Resource: string): Change => {
  const id = `ANPA${name.toUpperCase()}`;
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect, Action: 's3:GetObject', Resource }],
  });
  return {
    table: 'policies',
    key: id,
    before: null,
    after: {
      id,
      account,
      name,
      path: '/',
      createDate: start,
      updateDate: start,
      tags: [],
      defaultVersionId: 'v1',
      versions: [{ versionId: 'v1', createDate: start, document }],
    },
  } as unknown as Change;
};

const world: World = apply(createWorld(account, start), [
  policy('Reader', 'Allow', 'arn:aws:s3:::team-bucket/*'),
  policy('Keeper', 'Deny', 'arn:aws:s3:::team-bucket'),
  policy('Webs', 'Allow', 'arn:aws:s3:::web-*'),
]);

const idsOf = (name: string): readonly string[] =>
  (policyTexts(world).pageOf(`ANPA${name.toUpperCase()}`)?.names ?? []).map(({ id }) => id);

test('Something that only policies name is told with these, and can be made with the very name', () => {
  const [id = ''] = idsOf('Reader');
  const named = namedIn(world, id);
  expect(named?.thing.look.isAbsent).toBe(true);
  expect(named?.policies.map(({ label, note }) => `${label}: ${note}`)).toEqual([
    'Keeper: denies something on it',
    'Reader: allows something on it',
  ]);
  expect(named && creatableOf(world, named.thing)).toEqual({ resource: 'bucket', name: 'team-bucket' });
});

test('A pattern can’t be made, and what no policy names any more is nothing', () => {
  const [id = ''] = idsOf('Webs');
  const named = namedIn(world, id);
  expect(named && creatableOf(world, named.thing)).toBeNull();
  expect(namedIn(world, 'named:s3::bucket/gone')).toBeNull();
});

test('What isn’t there is listed once, though several policies name it', () => {
  expect(absentThings(world).map(({ label }) => label)).toEqual(expect.arrayContaining(['team-bucket']));
  expect(absentThings(world).filter(({ label }) => label === 'team-bucket')).toHaveLength(1);
});
