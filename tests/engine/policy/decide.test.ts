import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/engine/index.ts';
import type { DecisionInput } from '../../../src/engine/index.ts';
import { documentOf, home, ids, targetArn } from './account.ts';
import type { HardSetup } from './hard-world.ts';
import { hardCaller, partner } from './hard-world.ts';
import table from './hard-cases.json' with { type: 'json' };

type Statements = readonly object[];

interface Row {
  readonly title: string;
  readonly setup: HardSetup;
  readonly caller: string;
  readonly action: string;
  readonly resources: readonly string[];
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  readonly verdict: string;
  readonly decidedBy: string;
}

const allowAll: Statements = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
const everybody: Statements = [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }];
const documents = (...lists: (Statements | undefined)[]): string[] =>
  lists.flatMap((list) => (list ? [documentOf(list)] : []));
const one = (list: Statements | undefined): string | undefined => list && documentOf(list);

/** What requests of these callers say in the account, and an ARN doesn't tell. */
const said: Readonly<Record<string, Record<string, string>>> = {
  ana: { 'AWS:PrincipalTag/team': 'web', 'aws:userid': ids.ana },
  federated: { 'aws:PrincipalTag/team': 'web', 'aws:userid': `${home}:bob` },
  worker: { 'aws:PrincipalTag/stage': 'live', 'aws:userid': `${ids.worker}:night` },
  target: { 'aws:PrincipalTag/stage': 'live', 'aws:userid': `${ids.target}:night` },
};
const ofSession = { 'aws:TokenIssueTime': '2025-02-03T09:00:00Z', 'aws:MultiFactorAuthPresent': 'false' };
const origin = {
  ...{ 'aws:CurrentTime': '2025-02-03T09:00:00Z', 'aws:SourceIp': '203.0.113.10' },
  ...{ 'aws:SecureTransport': 'true', 'aws:RequestedRegion': 'us-east-1' },
};

function ofCaller(row: Row): Pick<DecisionInput, 'caller' | 'identity' | 'boundary' | 'session'> | null {
  const { setup } = row;
  const own = documents(setup.managed, setup.user, setup.group);
  const { arn } = hardCaller(row.caller, setup);
  const limit = one(setup.boundary);
  const boundary = limit === undefined ? {} : { boundary: limit };
  const session = setup.session ? { session: documents(setup.session) } : {};
  const workerLimit = one(setup.workerBoundary);
  const user = hardCaller('ana', setup).arn;
  const role = `arn:aws:iam::${home}:role/jobs/Worker`;
  switch (row.caller) {
    case 'ana':
      return { caller: arn, identity: own, ...boundary };
    case 'federated':
      return { caller: { arn, user }, identity: own, ...boundary, ...session };
    case 'worker':
      return {
        ...{ caller: { arn, role }, identity: documents(setup.worker), ...session },
        ...(workerLimit === undefined ? {} : { boundary: workerLimit }),
      };
    case 'target':
      return { caller: arn, identity: documents(setup.target) };
    case 'zoe':
      return { caller: arn, identity: documents(setup.zoe) };
    case 'root':
    case 'ec2':
      return { caller: arn };
    case 'nobody':
      return { caller: '*' };
    default:
      return null;
  }
}

/** A hard case told in plain documents; null where it is about the account's rows. */
function inputOf(row: Row): DecisionInput | null {
  const { setup, action } = row;
  const [resource = '*', ...others] = row.resources;
  const ours = ofCaller(row);
  const isOfRows = setup.anew === true || setup.version !== undefined || setup.organization?.manages === true;
  if (!ours || isOfRows || others.length > 0) return null;
  const isTheirs = resource.startsWith('arn:aws:s3:::theirs');
  const policy = resource.startsWith('arn:aws:s3:::reports')
    ? setup.bucket
    : isTheirs
      ? setup.theirs
      : resource.includes(`${home}:key/k`)
        ? setup.key
        : undefined;
  const { organization } = setup;
  const { root = allowAll, unit = allowAll, account = allowAll, rcp = [] } = organization ?? {};
  const levels = {
    ...(row.caller === 'zoe' ? {} : { scps: [one(root)!, one(unit)!, one(account)!] }),
    ...(isTheirs ? {} : { rcps: [documents(everybody, rcp), one(everybody)!, one(everybody)!] }),
  };
  const isSession = ['worker', 'target', 'federated'].includes(row.caller);
  return {
    ...ours,
    ...{ action, resource },
    context: {
      ...origin,
      ...(organization && !['nobody', 'ec2'].includes(row.caller)
        ? { 'aws:PrincipalOrgID': 'o-example' }
        : {}),
      ...said[row.caller],
      ...(isSession ? ofSession : {}),
      ...row.keys,
    },
    ...(resource === targetArn ? { trust: one(setup.trust ?? [])! } : {}),
    ...(policy ? { resourcePolicy: one(policy)!, resourceAccount: isTheirs ? partner : home } : {}),
    ...(organization ? levels : {}),
  };
}

const rows = (table as unknown as readonly Row[]).filter((row) => 'setup' in row);
const told = rows.flatMap((row) => {
  const input = inputOf(row);
  return input ? [{ ...row, input }] : [];
});

describe('one decision from plain documents', () => {
  test.each(told)('is the account’s: $title', ({ input, verdict, decidedBy }) => {
    const decision = decide(input);
    expect(decision).toMatchObject({ verdict, decidedBy });
    expect(decide(input, 'verdict')).toEqual({ ...decision, steps: [] });
  });

  test('most hard cases can be told in plain documents', () => {
    expect(told.length).toBeGreaterThan(rows.length * 0.75);
  });

  const ana = `arn:aws:iam::${home}:user/ana`;
  const allow = (action: string, condition: object = {}): object => ({
    ...{ Version: '2012-10-17' },
    Statement: { Effect: 'Allow', Action: action, Resource: '*', Condition: condition },
  });

  test('documents are objects or their text, condition keys stand in any case, values are texts or not', () => {
    const identity = allow('s3:GetObject', { Bool: { 'x:Flag': 'true' }, NumericEquals: { 'x:Size': '3' } });
    const asked = { caller: ana, action: 'S3:getobject', context: { 'X:FLAG': true, 'x:size': [3] } };
    expect(decide({ ...asked, identity }).verdict).toBe('allow');
    expect(decide({ ...asked, identity: [JSON.stringify(identity)] }).verdict).toBe('allow');
    expect(decide({ ...asked, identity, context: {} }).verdict).toBe('implicitDeny');
  });

  test('what can’t be read leaves the answer open, and says where', () => {
    const decision = decide({
      caller: ana,
      action: 's3:GetObject',
      identity: [allow('s3:*'), 'not a policy'],
    });
    expect(decision).toMatchObject({
      verdict: 'notModelled',
      decidedBy: 'identity',
      notModelled: { feature: 'a statement of identity 2 that can’t be read' },
    });
  });

  test('nobody is asked for what needs no permission', () => {
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
    const asked = { caller: ana, action: 'sts:GetCallerIdentity', identity: deny };
    expect(decide(asked)).toMatchObject({ verdict: 'allow', decidedBy: 'public' });
    expect(decide(asked, 'verdict').steps).toEqual([]);
  });

  test('a provider’s token is let in by trust alone', () => {
    const provider = `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`;
    const action = 'sts:AssumeRoleWithWebIdentity';
    const sub = 'token.actions.githubusercontent.com:sub';
    const statement = { Effect: 'Allow', Principal: { Federated: provider }, Action: action };
    const Condition = { StringLike: { [sub]: 'repo:example/*' } };
    const trust = { Version: '2012-10-17', Statement: { ...statement, Condition } };
    const asked = { caller: provider, action, resource: targetArn, trust };
    expect(decide({ ...asked, context: { [sub]: 'repo:example/app' } }).verdict).toBe('allow');
    expect(decide({ ...asked, context: { [sub]: 'repo:other/app' } }).verdict).toBe('implicitDeny');
  });

  test.each([
    ['ana', 's3:GetObject', '*', TypeError],
    [`arn:aws:iam::${home}:role/Target`, 's3:GetObject', '*', TypeError],
    [ana, 's3:*', '*', TypeError],
    [ana, 's3:GetObject', 'reports', TypeError],
    [ana, `s3:${'a'.repeat(126)}`, '*', RangeError],
    [ana, 's3:GetObject', `arn:aws:s3:::${'a'.repeat(2036)}`, RangeError],
  ])('%s asking for %s on %s is no question', (caller, action, resource, error) => {
    expect(() => decide({ caller, action, resource })).toThrow(error);
  });
});

describe('the examples in the documents', () => {
  const page = readFileSync(new URL('../../../docs/sdk.md', import.meta.url), 'utf8');
  const section = page.split('## One decision, from plain documents')[1]?.split('\n## ')[0] ?? '';
  const examples = [...section.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);

  test.each(examples)('say what comes of them: %#', (code) => {
    const found: (readonly [actual: unknown, expected: unknown])[] = [];
    const checked = code
      .replace(/^import .*$/m, '')
      .replace(
        /^(.+); \/\/ (.+)$/gm,
        (_line, actual: string, expected: string) => `check(${actual}, ${expected});`,
      );
    const check = (actual: unknown, expected: unknown): number => found.push([actual, expected]);
    runInNewContext(checked, { decide, check });
    expect(found).toHaveLength(3);
    for (const [actual, expected] of found) expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
  });

  test('are two', () => expect(examples).toHaveLength(2));
});
