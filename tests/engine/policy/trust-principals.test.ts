import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/engine/world/world.ts';
import { apply } from '../../../src/engine/world/world.ts';
import {
  keepPrincipals,
  showPrincipals,
  storePrincipals,
} from '../../../src/engine/policy/trust-principals.ts';
import { accountWith, callers, documentOf, home, ids } from './account.ts';

const world = accountWith({});
const trusting = (aws: unknown): string =>
  documentOf([{ Effect: 'Allow', Principal: { AWS: aws }, Action: 'sts:AssumeRole' }]);
const workerArn = `arn:aws:iam::${home}:role/jobs/Worker`;
const anaArn = callers.ana.arn;

function stored(aws: unknown, at: World = world): string {
  const result = storePrincipals(at, home, trusting(aws));
  if (!result.ok) throw new Error(result.error);
  return result.text;
}

describe('principals of a trust policy', () => {
  test.each([
    ['a user becomes its id', anaArn, ids.ana],
    ['a role becomes its id', workerArn, ids.worker],
    ['a list keeps its order', [workerArn, '*', anaArn], [ids.worker, '*', ids.ana]],
    ['an id of somebody here stays', ids.ana, ids.ana],
    ['a bare account id becomes the root ARN', home, `arn:aws:iam::${home}:root`],
    ['another account’s too', '444455556666', 'arn:aws:iam::444455556666:root'],
    ['a root ARN stays', `arn:aws:iam::${home}:root`, `arn:aws:iam::${home}:root`],
    ['everybody stays', '*', '*'],
    ['somebody elsewhere stays', 'arn:aws:iam::444455556666:user/zoe', 'arn:aws:iam::444455556666:user/zoe'],
    [
      'a session stays',
      `arn:aws:sts::${home}:assumed-role/Worker/night`,
      `arn:aws:sts::${home}:assumed-role/Worker/night`,
    ],
  ])('%s', (_title, given, kept) => {
    expect(stored(given)).toBe(trusting(kept));
  });

  test.each([
    ['a user that doesn’t exist', `arn:aws:iam::${home}:user/ghost`],
    ['a user without its path', `arn:aws:iam::${home}:user/ana`],
    ['a name in another case', `arn:aws:iam::${home}:user/staff/Ana`],
    ['a role named as a user', `arn:aws:iam::${home}:user/jobs/Worker`],
    ['a group, which is never a principal', `arn:aws:iam::${home}:group/Developers`],
    ['a wildcard in a name', `arn:aws:iam::${home}:user/*`],
    ['a wildcard elsewhere', 'arn:aws:iam::444455556666:role/*'],
    ['the id of nobody', 'AIDAEXAMPLENOBODY'],
    ['a name', 'ana'],
    ['an account id too short', '11112222333'],
    ['another partition', `arn:aws-cn:iam::${home}:root`],
    ['a bucket', 'arn:aws:s3:::reports'],
  ])('%s is refused with AWS’s message', (_title, value) => {
    expect(storePrincipals(world, home, trusting(['*', value]))).toEqual({
      ok: false,
      error: `Invalid principal in policy: "AWS":"${value}"`,
    });
  });

  test('what is shown is what was given', () => {
    const text = trusting([anaArn, workerArn, '*', 'arn:aws:iam::444455556666:root']);
    expect(showPrincipals(world, stored([anaArn, workerArn, '*', 'arn:aws:iam::444455556666:root']))).toBe(
      text,
    );
  });

  test('white space and other elements stay as they were written', () => {
    const text = `{\n  "Version": "2012-10-17",\n  "Statement": [ {"Effect":"Allow", "Principal": {"Service": "${ids.ana}", "AWS" : "${anaArn}"},\n "Action":"sts:AssumeRole", "Condition": {"StringEquals": {"aws:PrincipalArn": "${anaArn}"}} } ]\n}`;
    const kept = storePrincipals(world, home, text);
    expect(kept).toEqual({ ok: true, text: text.replace(`"AWS" : "${anaArn}"`, `"AWS" : "${ids.ana}"`) });
    if (kept.ok) expect(showPrincipals(world, kept.text)).toBe(text);
  });

  test('a renamed user is shown under the new name', () => {
    const ana = world.tables.users.get(ids.ana)!;
    const renamed = apply(world, [
      { table: 'users', key: ana.id, before: ana, after: { ...ana, name: 'anna' } },
    ]);
    expect(showPrincipals(renamed, stored(anaArn))).toBe(trusting(anaArn.replace('ana', 'anna')));
  });

  test('a deleted user leaves its id behind, and that id can’t be written again', () => {
    const ana = world.tables.users.get(ids.ana)!;
    const without = apply(world, [{ table: 'users', key: ana.id, before: ana, after: null }]);
    const text = stored(anaArn);
    expect(showPrincipals(without, text)).toBe(trusting(ids.ana));
    expect(storePrincipals(without, home, showPrincipals(without, text))).toEqual({
      ok: false,
      error: `Invalid principal in policy: "AWS":"${ids.ana}"`,
    });
  });

  test('a document that AWS already took keeps who no longer exists', () => {
    const text = trusting([anaArn, 'AIDAEXAMPLENOBODY']);
    expect(keepPrincipals(world, home, text)).toBe(trusting([ids.ana, 'AIDAEXAMPLENOBODY']));
  });

  test('a text that is no document stays as it is', () => {
    expect(showPrincipals(world, '{')).toBe('{');
    expect(keepPrincipals(world, home, '[]')).toBe('[]');
  });
});

describe('principals of accounts that are here', () => {
  const there = '444455556666';
  const zoe = { id: 'AIDAEXAMPLEZOE', account: there, name: 'zoe', path: '/', createDate: 0, tags: [] };
  const account = { id: there, name: 'p', email: 'p@example.com', createDate: 0, parentId: null };
  const both = apply(world, [
    { table: 'accounts', key: there, before: null, after: { ...account, status: 'ACTIVE' } },
    { table: 'users', key: zoe.id, before: null, after: zoe },
  ]);
  const zoeArn = `arn:aws:iam::${there}:user/zoe`;

  test('become their ids as well, and must exist', () => {
    expect(stored(zoeArn, both)).toBe(trusting(zoe.id));
    expect(showPrincipals(both, trusting(zoe.id))).toBe(trusting(zoeArn));
    expect(storePrincipals(both, home, trusting(`${zoeArn}2`))).toEqual({
      ok: false,
      error: `Invalid principal in policy: "AWS":"${zoeArn}2"`,
    });
  });

  test('also where a NotPrincipal spares them', () => {
    const sparing = (aws: string): string =>
      documentOf([{ Effect: 'Deny', NotPrincipal: { AWS: [aws, home] }, Action: 's3:*', Resource: '*' }]);
    const kept = storePrincipals(both, home, sparing(zoeArn));
    expect(kept).toEqual({
      ok: true,
      text: sparing(zoe.id).replace(`"${home}"`, `"arn:aws:iam::${home}:root"`),
    });
  });
});
