import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { Serving, key } from './serving.ts';
import { presignedPath } from './sign.ts';

type Changes = NonNullable<Parameters<Serving['signed']>[1]>;

const minutes = 60_000;
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const invalid = 'The security token included in the request is invalid';

/** A request of each protocol: IAM and STS in XML, Organizations and Cognito in JSON. */
const services = {
  iam: { body: 'Action=ListUsers&Version=2010-05-08', headers: {} },
  sts: { body: 'Action=GetCallerIdentity&Version=2011-06-15', headers: {} },
  organizations: {
    body: '{}',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSOrganizationsV20161128.DescribeOrganization',
    },
  },
  'cognito-identity': {
    body: '{"MaxResults":5}',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityService.ListIdentityPools',
    },
  },
  sqs: {
    body: '{}',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ListQueues' },
  },
} as const;
type Service = keyof typeof services;

let serving: Serving;
let now = Date.now();
beforeAll(async () => {
  serving = await Serving.start(() => now);
});
afterAll(() => serving.stop());

/** The code, the sentence and the status of an answer, in whichever protocol it is written. */
async function asked(service: Service, changes: Changes = {}, edit = (header: string): string => header) {
  const { body, headers } = services[service];
  const answer = await serving.signed(body, {
    service,
    ...changes,
    headers: { ...headers, ...changes.headers },
    edit,
  });
  return failureOf(answer);
}

function failureOf({ status, text }: { readonly status: number; readonly text: string }): unknown[] {
  if (text.startsWith('{')) {
    const { __type, message } = JSON.parse(text) as { readonly __type?: string; readonly message?: string };
    return [__type, message, status];
  }
  const field = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1];
  return [field('Code'), field('Message')?.replaceAll('&apos;', "'"), status];
}

const basic = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');

async function run<T>(operation: string, input: object, service = 'iam'): Promise<T> {
  const credentials = { type: 'console', id: '111122223333' };
  const { result } = await serving.state.run({
    type: 'call',
    service,
    operation,
    input,
    credentials,
  } as unknown as Call);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value as T;
}

describe('a good signature', () => {
  it.each(Object.keys(services) as Service[])('is taken by %s', async (service) => {
    const [code, , status] = await asked(service);
    expect([code, status]).not.toContain('SignatureDoesNotMatch');
    expect([200, 400]).toContain(status);
    expect(String(code)).not.toMatch(/Signature|Token|Client/);
  });

  it.each(['us-east-1', 'eu-west-3', 'ap-southeast-2', 'us-gov-west-1'])('may be for %s', async (region) => {
    expect(await asked('iam', { region })).toEqual([undefined, undefined, 200]);
  });

  it('may carry its time in a Date header', async () => {
    const headers = { date: new Date(now).toUTCString() };
    expect(await asked('sts', { headers })).toEqual([undefined, undefined, 200]);
  });

  it('may be anywhere within its minutes, five and for STS fifteen', async () => {
    for (const [service, age] of [
      ['iam', 5],
      ['organizations', 5],
      ['sts', 15],
    ] as const)
      for (const time of [now - age * minutes + 2000, now + age * minutes - 2000])
        expect((await asked(service, { time }))[1] ?? '').not.toMatch(/^Signature/);
  });
});

interface Case {
  readonly title: string;
  readonly changes?: Changes;
  readonly edit?: (header: string) => string;
  readonly query: readonly [code: string, message: RegExp | string, status: number];
  readonly json: string;
}

const cases: readonly Case[] = [
  {
    title: 'by another secret',
    changes: { secret: 'another' },
    query: ['SignatureDoesNotMatch', mismatch, 403],
    json: 'InvalidSignatureException',
  },
  {
    title: 'by an unknown key',
    changes: { id: 'AKIAI44QH8DHBEXAMPLE' },
    query: ['InvalidClientTokenId', new RegExp(`^${invalid}\\.?$`), 403],
    json: 'UnrecognizedClientException',
  },
  {
    title: 'by a long-term key with a session token',
    changes: { headers: { 'x-amz-security-token': 'AQoDYXdzEXAMPLE' } },
    query: ['InvalidClientTokenId', new RegExp(`^${invalid}\\.?$`), 403],
    json: 'UnrecognizedClientException',
  },
  {
    title: 'for another service',
    changes: { service: 'ec2' },
    query: ['SignatureDoesNotMatch', /^Credential should be scoped to correct service: '[a-z-]+'\. $/, 403],
    json: 'InvalidSignatureException',
  },
  {
    title: 'for no region',
    changes: { region: 'nowhere' },
    query: ['SignatureDoesNotMatch', 'Credential should be scoped to a valid region. ', 403],
    json: 'InvalidSignatureException',
  },
  {
    title: 'with another end of its scope',
    changes: { terminator: 'aws5_request' },
    query: [
      'SignatureDoesNotMatch',
      "Credential should be scoped with a valid terminator: 'aws4_request'. ",
      403,
    ],
    json: 'InvalidSignatureException',
  },
  {
    title: 'for another day',
    changes: { day: '20150830' },
    query: [
      'SignatureDoesNotMatch',
      /^Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150830' != '\d{8}', from '\d{8}T\d{6}Z'\.$/,
      403,
    ],
    json: 'InvalidSignatureException',
  },
  {
    title: 'that leaves the host out',
    changes: { unsigned: ['host'] },
    query: [
      'SignatureDoesNotMatch',
      "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
      403,
    ],
    json: 'InvalidSignatureException',
  },
  {
    title: 'whose parts are missing',
    edit: () => 'AWS4-HMAC-SHA256 Signature=1',
    query: [
      'IncompleteSignature',
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'SignedHeaders' parameter\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[\w+/]{43}=$/,
      400,
    ],
    json: 'IncompleteSignatureException',
  },
  {
    title: 'with something else between its parts',
    edit: (header) => header.replace('SignedHeaders=', 'SignedHeaders '),
    query: [
      'IncompleteSignature',
      /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[\w+/]{43}='\.$/,
      400,
    ],
    json: 'IncompleteSignatureException',
  },
  {
    title: 'whose credential has too few parts',
    edit: (header) => header.replace(/Credential=[^,]+/, 'Credential=AKIAIOSFODNN7EXAMPLE'),
    query: [
      'IncompleteSignature',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIAIOSFODNN7EXAMPLE'",
      400,
    ],
    json: 'IncompleteSignatureException',
  },
  {
    title: 'at a time that is none',
    changes: { headers: { 'x-amz-date': 'yesterday' } },
    query: [
      'IncompleteSignature',
      "Date must be in ISO-8601 'basic format'. Got 'yesterday'. See http://en.wikipedia.org/wiki/ISO_8601",
      400,
    ],
    json: 'IncompleteSignatureException',
  },
  {
    title: 'of another scheme',
    edit: () => 'Bearer EXAMPLE',
    query: ['MissingAuthenticationToken', 'Request is missing Authentication Token', 403],
    json: 'MissingAuthenticationTokenException',
  },
];

const matching = (message: RegExp | string): unknown =>
  typeof message === 'string' ? message : (expect.stringMatching(message) as unknown);

describe('a signature', () => {
  it.each(cases)('$title is refused in Query', async ({ changes, edit, query: [code, message, status] }) => {
    for (const service of ['iam', 'sts'] as const)
      expect(await asked(service, changes, edit)).toEqual([code, matching(message), status]);
  });

  it.each(cases)('$title is refused in JSON', async ({ changes, edit, query: [, message], json }) => {
    const sentence = json.startsWith('Missing') ? 'Missing Authentication Token' : matching(message);
    for (const service of ['organizations', 'cognito-identity'] as const)
      expect(await asked(service, changes, edit)).toEqual([json, sentence, 400]);
  });

  it('is refused by SQS with the codes that it had before it spoke JSON', async () => {
    expect(await asked('sqs', { secret: 'another' })).toEqual(['SignatureDoesNotMatch', mismatch, 403]);
    expect(await asked('sqs', { id: 'AKIAI44QH8DHBEXAMPLE' })).toEqual([
      'InvalidClientTokenId',
      `${invalid}.`,
      403,
    ]);
  });

  it.each([
    ['iam', 5],
    ['sts', 15],
    ['organizations', 5],
  ] as const)('for %s is refused more than %i minutes away, with the times', async (service, age) => {
    const [past, future] = [now - age * minutes - 1000, now + age * minutes + 1000];
    expect((await asked(service, { time: past }))[1]).toBe(
      `Signature expired: ${basic(past)} is now earlier than ${basic(now - age * minutes)} (${basic(now)} - ${age} min.)`,
    );
    expect((await asked(service, { time: future }))[1]).toBe(
      `Signature not yet current: ${basic(future)} is still later than ${basic(now + age * minutes)} (${basic(now)} + ${age} min.)`,
    );
  });

  it('by an inactive key is refused', async () => {
    await run('CreateUser', { UserName: 'ben' });
    const { AccessKey } = await run<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
      'CreateAccessKey',
      { UserName: 'ben' },
    );
    const by = { id: AccessKey.AccessKeyId, secret: AccessKey.SecretAccessKey };
    expect(await asked('sts', by)).toEqual([undefined, undefined, 200]);
    await run('UpdateAccessKey', { UserName: 'ben', AccessKeyId: by.id, Status: 'Inactive' });
    expect(await asked('sts', by)).toEqual(['InvalidClientTokenId', `${invalid}.`, 403]);
  });
});

describe('a temporary key', () => {
  interface Session {
    readonly Credentials: Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>;
  }
  const session = async (): Promise<{ id: string; secret: string; token: string }> => {
    const { text } = await serving.signed('Action=GetSessionToken&Version=2011-06-15&DurationSeconds=900', {
      service: 'sts',
    });
    const field = (name: keyof Session['Credentials']): string =>
      new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1] ?? '';
    return { id: field('AccessKeyId'), secret: field('SecretAccessKey'), token: field('SessionToken') };
  };
  const by = ({ id, secret, token }: Awaited<ReturnType<typeof session>>): Changes => ({
    id,
    secret,
    headers: { 'x-amz-security-token': token },
  });

  it('is taken with its token, and with no other', async () => {
    const one = await session();
    const other = await session();
    expect(await asked('sts', by(one))).toEqual([undefined, undefined, 200]);
    const refused = ['InvalidClientTokenId', `${invalid}.`, 403];
    expect(await asked('sts', by({ ...one, token: other.token }))).toEqual(refused);
    expect(await asked('sts', { id: one.id, secret: one.secret })).toEqual(refused);
    expect(await asked('sts', by({ ...one, secret: other.secret }))).toEqual([
      'SignatureDoesNotMatch',
      mismatch,
      403,
    ]);
  });

  it('is taken with the token outside of what is signed, as it may be', async () => {
    const one = await session();
    expect(await asked('sts', { ...by(one), unsigned: ['x-amz-security-token'] })).toEqual([
      undefined,
      undefined,
      200,
    ]);
  });

  it('is refused once its time is over', async () => {
    const one = await session();
    now += 15 * minutes + 1000;
    const sentence = 'The security token included in the request is expired';
    expect(await asked('sts', by(one))).toEqual(['ExpiredToken', sentence, 403]);
    expect(await asked('organizations', by(one))).toEqual(['ExpiredTokenException', sentence, 400]);
  });

  it('goes into an address with its token', async () => {
    const { id, secret, token } = await session();
    const path = presignedPath(identity, { ...here(), key: { id, secret }, token });
    expect((await serving.send({ method: 'GET', path })).text).toContain('GetCallerIdentityResult');
    const without = presignedPath(identity, { ...here(), key: { id, secret } });
    expect(failureOf(await serving.send({ method: 'GET', path: without }))[0]).toBe('InvalidClientTokenId');
  });
});

const identity = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
const here = () => ({ key, service: 'sts', host: `127.0.0.1:${serving.port}`, time: now });

describe('a presigned address', () => {
  const get = (path: string) => serving.send({ method: 'GET', path });

  it('says who signed it to anybody who opens it', async () => {
    const { status, text } = await get(presignedPath(identity, here()));
    expect(status).toBe(200);
    expect(text).toContain('<Arn>arn:aws:iam::111122223333:user/ana</Arn>');
  });

  it('holds for fifteen minutes at STS, even where it says longer itself', async () => {
    const at = (time: number) => get(presignedPath(identity, { ...here(), time }));
    expect((await at(now - 14 * minutes)).status).toBe(200);
    expect(failureOf(await at(now - 16 * minutes))).toEqual([
      'SignatureDoesNotMatch',
      expect.stringMatching(/^Signature expired: .* - 15 min\.\)$/),
      403,
    ]);
  });

  it('is refused with anything added or changed', async () => {
    const path = presignedPath(identity, here());
    for (const other of [`${path}&Extra=1`, path.replace('GetCallerIdentity', 'GetSessionToken')])
      expect(failureOf(await get(other))).toEqual(['SignatureDoesNotMatch', mismatch, 403]);
  });

  it.each(['X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders', 'X-Amz-Signature'])(
    'without %s is incomplete',
    async (name) => {
      const path = presignedPath(identity, here()).replace(new RegExp(`[&]${name}=[^&]*`), '');
      expect(failureOf(await get(path))).toEqual([
        'IncompleteSignature',
        `AWS query-string parameters must include '${name}'. Re-examine the query-string parameters.`,
        400,
      ]);
    },
  );

  it('of another algorithm is none', async () => {
    const path = presignedPath(identity, here()).replace('AWS4-HMAC-SHA256', 'AWS4-SHA1');
    expect(failureOf(await get(path))).toEqual([
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    ]);
  });
});
