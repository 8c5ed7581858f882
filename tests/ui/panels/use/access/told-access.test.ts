import { beforeAll, describe, expect, test } from 'vitest';
import { actionsNamed, decisionOf, waysOf } from '../../../../../src/engine/access/index.ts';
import type { Caller, ServiceAction } from '../../../../../src/engine/index.ts';
import {
  shortResource,
  type ToldAccess,
  toldAccess,
  type ToldLine,
} from '../../../../../src/ui/panels/use/access/told-access.ts';
import { accessWords } from '#words/access.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const callerOf = (name: string): Caller => {
  const row = [...sampleWorld.tables.users.values(), ...sampleWorld.tables.roles.values()].find(
    (one) => one.name === name,
  );
  const [way] = waysOf(sampleWorld, row?.id ?? '');
  if (!way) throw new Error(`The sample has no ${name}`);
  return way.caller;
};

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  const { users, roles } = sampleWorld.tables;
  const all = [...users.values(), ...roles.values()].map(({ name }) => ({
    world: sampleWorld,
    caller: callerOf(name),
  }));
  actions = await actionsNamed(all);
});

const told = (name: string, other: string | null = null): ToldAccess =>
  toldAccess({
    asker: { world: sampleWorld, caller: callerOf(name) },
    beside: other === null ? null : { world: sampleWorld, caller: callerOf(other) },
    ...{ actions, services: [{ prefix: 's3', name: 'Amazon S3', total: 180 }] },
  });

const write = ({ actions: named, resources, conditions, by, only }: ToldLine): string =>
  [
    `${named.join('+')} on ${resources.map(shortResource).join('+')}`,
    ...conditions.map(accessWords.condition),
    `by ${by?.policy.name ?? 'nobody'}`,
    ...(only === null ? [] : [`only ${only}`]),
  ].join(', ');
const lines = ({ services }: ToldAccess): string[] =>
  services.filter(({ prefix }) => prefix !== 'sts').flatMap((service) => service.lines.map(write));

describe('all that somebody may do, in the sample account', () => {
  test.each([
    [
      'ana',
      [
        's3:GetObject+s3:PutObject on team-bucket/*, by TeamBucket',
        's3:ListBucket on team-bucket, by TeamBucket',
      ],
    ],
    [
      'carol',
      [
        's3:GetObject on reports/*, by ReadReports',
        's3:GetObject on invoices/*, by ReadInvoices',
        's3:ListBucket on reports, by ReadReports',
      ],
    ],
  ])('%s: each set has its statement and its resources as the policy writes them', (name, expected) => {
    expect(lines(told(name))).toEqual(expected);
  });

  test('a Deny that stops the rest is told with its policy', () => {
    const { stopped } = told('carol');
    expect(stopped.map(write)).toEqual(['s3:DeleteObject on reports/*, by KeepReports']);
    expect(stopped[0]?.verdict).toBe('explicitDeny');
  });

  test('a service counts its actions, and a set names a refused request beside it', () => {
    const [s3] = told('ana').services;
    expect(s3).toMatchObject({ name: 'Amazon S3', total: 180, always: 3, conditional: 0 });
    expect(s3?.lines[0]?.outside).toContainEqual({
      by: 'action',
      witness: { action: 's3:DeleteObject', resource: 'arn:aws:s3:::team-bucket/x', keys: {} },
    });
  });

  test('compared with somebody, a set says whether only one of the two may', () => {
    const compared = lines(told('ana', 'carol'));
    expect(compared).toContain('s3:ListBucket on team-bucket, by TeamBucket, only this');
    expect(compared).toContain('s3:GetObject on reports/*, by ReadReports, only other');
    expect(lines(told('ana', 'ben')).filter((line) => line.includes('only'))).toEqual([]);
  });

  test.each(['ana', 'carol', 'Deployer'])('%s: each witness is decided as its set says', (name) => {
    const asker = { world: sampleWorld, caller: callerOf(name) };
    const all = told(name).services.flatMap((service) => service.lines);
    expect(all.length).toBeGreaterThan(1);
    for (const { witness, outside } of all) {
      expect(decisionOf(asker, witness)?.verdict).toBe('allow');
      for (const one of outside) expect(decisionOf(asker, one.witness)?.verdict).not.toBe('allow');
    }
  });
});

describe('conditions in words', () => {
  const one = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], holds: true };
  test.each([
    [one, 'with MFA'],
    [{ ...one, holds: false }, 'without MFA'],
    [{ ...one, operator: 'BoolIfExists', values: ['false'], holds: false }, 'with MFA'],
    [
      {
        operator: 'IpAddress',
        key: 'aws:SourceIp',
        values: ['203.0.113.0/24', '198.51.100.0/24'],
        holds: true,
      },
      'if aws:SourceIp is in 203.0.113.0/24 or 198.51.100.0/24',
    ],
    [
      { operator: 'StringNotEqualsIfExists', key: 'aws:PrincipalTag/team', values: ['web'], holds: false },
      'unless aws:PrincipalTag/team is not web, or is not there',
    ],
    [
      { operator: 'Null', key: 'aws:TokenIssueTime', values: ['true'], holds: true },
      'if aws:TokenIssueTime is not there',
    ],
    [
      { operator: 'ForAllValues:StringEquals', key: 'aws:TagKeys', values: ['team'], holds: true },
      'if each aws:TagKeys is team',
    ],
    [
      { operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['web', 'ops'], holds: true },
      'on what is tagged team = web or ops',
    ],
    [
      { operator: 'StringEquals', key: 'iam:ResourceTag/team', values: ['web'], holds: false },
      'on what is not tagged team = web',
    ],
    [
      { operator: 'StringLike', key: 'aws:ResourceTag/team', values: ['web*'], holds: true },
      'if aws:ResourceTag/team is like web*',
    ],
  ])('%o reads %s', (condition, text) => {
    expect(accessWords.condition(condition)).toBe(text);
  });
});
