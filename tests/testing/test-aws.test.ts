import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { TestAws, UnexpectedDecision } from '../../src/testing/test-aws.ts';

const Version = '2012-10-17';
const document = (Statement: object): string => JSON.stringify({ Version, Statement });
const report = 'arn:aws:s3:::reports/q3.csv';
const lambda = 'lambda.amazonaws.com';

async function setUp(aws: TestAws): Promise<void> {
  const root = { type: 'console', id: '111122223333' } as const;
  const trust = document({ Effect: 'Allow', Principal: { Service: lambda }, Action: 'sts:AssumeRole' });
  const reads = document({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
  const steps: [string, object][] = [
    ['CreateUser', { UserName: 'ana' }],
    ['CreateRole', { RoleName: 'Reporter', AssumeRolePolicyDocument: trust }],
    ['PutRolePolicy', { RoleName: 'Reporter', PolicyName: 'Read', PolicyDocument: reads }],
  ];
  for (const [operation, input] of steps) {
    const call = { type: 'call', service: 'iam', operation, input, credentials: root } as Call;
    expect((await aws.run(call)).result, operation).toMatchObject({ ok: true });
  }
}

/** A request as the SDK answers it: with the id of the request, or as an error that has one. */
async function sent(aws: TestAws, operation: string, input: object): Promise<unknown> {
  const { credentials } = await aws.user('ana');
  const key = { type: 'key', ...credentials } as const;
  const call = { type: 'call', service: 'iam', operation, input, credentials: key } as Call;
  const { result, event } = await aws.run(call);
  const $metadata = { requestId: event.eventID };
  if (result.ok) return { $metadata };
  const { code = '', message = '' } = 'error' in result ? result.error : {};
  throw Object.assign(new Error(message), { name: code, $metadata });
}

const said = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnexpectedDecision);
  return (error as Error).message;
};

let aws: TestAws;
beforeEach(async () => {
  aws = await TestAws.start({ account: '111122223333', setUp });
});

describe('a question', () => {
  const read = { as: 'role/Reporter', action: 's3:GetObject', resource: report };
  const remove = { ...read, action: 's3:DeleteObject' };

  test('comes back with its decision where it is as expected', async () => {
    expect(await aws.expectAllowed(read)).toMatchObject({ verdict: 'allow', decidedBy: 'identity' });
    const refused = await aws.expectDenied(remove, { by: 'identity', verdict: 'implicitDeny' });
    expect(refused).toMatchObject({ verdict: 'implicitDeny', action: 's3:DeleteObject' });
    const arn = 'arn:aws:iam::111122223333:role/Reporter';
    expect(await aws.expectAllowed({ ...read, as: arn })).toMatchObject({ verdict: 'allow' });
  });

  test('that is decided otherwise fails with the statement that decided', async () => {
    const allow = '{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}';
    expect(await said(aws.expectDenied(read))).toBe(
      [
        'Expected: denied.',
        'Reporter/probe can read reports/q3.csv: Read, inline policy of the role Reporter, allows it.',
        '  ✓ Explicit deny: No policy that applies here has a Deny.',
        '  ✓ Identity policies: A policy that Reporter/probe has, directly or through a group or role, allows s3:GetObject.',
        `    Read, statement 1: ${allow}`,
      ].join('\n'),
    );
    const refused = await said(aws.expectAllowed(remove));
    expect(refused).toContain('can’t delete reports/q3.csv: no policy of theirs allows it.');
    expect(refused).toContain(`    Read, statement 1: ${allow}`);
  });

  test('that is refused for another reason fails with both', async () => {
    expect(await said(aws.expectDenied(remove, { by: 'boundary' }))).toMatch(
      /^Expected: denied by boundary, not by identity\.\n/,
    );
    expect(await said(aws.expectDenied(remove, { verdict: 'explicitDeny' }))).toMatch(
      /^Expected: explicitDeny, not implicitDeny\.\n/,
    );
  });

  test('of nobody, or of no action, says so', async () => {
    await expect(aws.expectAllowed({ ...read, as: 'role/Gone' })).rejects.toThrow(
      'role/Gone is not in the account 111122223333.',
    );
    await expect(aws.expectDenied({ ...read, action: 'nothing' })).rejects.toThrow('InvalidInput');
  });
});

describe('a request', () => {
  test('that a policy refuses is denied, with the reason', async () => {
    const denied = await aws.expectDenied(sent(aws, 'CreateUser', { UserName: 'ben' }), { by: 'identity' });
    expect(denied).toMatchObject({ action: 'iam:CreateUser', verdict: 'implicitDeny' });
    const reason = await said(aws.expectAllowed(sent(aws, 'CreateUser', { UserName: 'ben' })));
    expect(reason).toContain('they have no policy that could allow it');
  });

  test('that fails for another reason is no refusal', async () => {
    await allowAna();
    const gone = (): Promise<unknown> => sent(aws, 'GetUser', { UserName: 'gone' });
    expect(await said(aws.expectDenied(gone()))).toMatch(
      /^Expected: denied by a policy\. It failed, but no policy refuses it: NoSuchEntity: /,
    );
    expect(await said(aws.expectAllowed(gone()))).toMatch(
      /^Expected: allowed\. No policy refuses it, but AWS answers NoSuchEntity: /,
    );
  });

  test('that is carried out is allowed, and comes back', async () => {
    await allowAna();
    const answer = aws.expectAllowed(sent(aws, 'GetUser', { UserName: 'ana' }));
    expect(await answer).toHaveProperty('$metadata');
    expect(await said(aws.expectDenied(sent(aws, 'GetUser', { UserName: 'ana' })))).toMatch(
      /^Expected: denied\. AWS carried it out\.\nana can /,
    );
  });

  test('that never came here stays what it was', async () => {
    const broken = new Error('no network');
    await expect(aws.expectDenied(Promise.reject(broken))).rejects.toBe(broken);
    await expect(aws.expectAllowed(Promise.reject(broken))).rejects.toBe(broken);
  });

  async function allowAna(): Promise<void> {
    const PolicyDocument = document({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
    const input = { UserName: 'ana', PolicyName: 'All', PolicyDocument };
    const credentials = { type: 'console', id: '111122223333' } as const;
    await aws.run({ type: 'call', service: 'iam', operation: 'PutUserPolicy', input, credentials });
  }
});

test('a role’s client has a session that the service started, if the role’s trust lets it in', async () => {
  const { credentials } = await aws.role('Reporter', lambda);
  expect(credentials.accessKeyId).toMatch(/^ASIA/);
  expect(credentials.sessionToken).toBeTruthy();
  expect(await said(aws.role('Reporter', 'ec2.amazonaws.com'))).toMatch(
    /^ec2\.amazonaws\.com can’t put on the role Reporter\.\n/,
  );
  await expect(aws.role('Gone', lambda)).rejects.toThrow('There is no role Gone');
});

test('a user keeps one key, however often a client of it is asked for', async () => {
  const keys = await Promise.all([aws.user('ana'), aws.user('ana'), aws.user('ana'), aws.user('ana')]);
  expect(new Set(keys.map(({ credentials }) => credentials.accessKeyId)).size).toBe(1);
});

test('each account starts anew, or from a link or a world', async () => {
  expect((await TestAws.start()).world.tables.users.size).toBe(0);
  const again = await TestAws.start({ from: await aws.link() });
  expect([...again.world.tables.users.values()].map(({ name }) => name)).toEqual(['ana']);
  expect((await TestAws.start({ from: aws.world })).world).toBe(aws.world);
});
