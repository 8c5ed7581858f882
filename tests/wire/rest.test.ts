import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiModel } from '../../src/engine/index.ts';
import { apiModel, createWorld, preparePart } from '../../src/engine/index.ts';
import { answer } from '../../src/wire/answer.ts';
import type { WireRequest } from '../../src/wire/message.ts';
import { isOfAwsClient, pathWithin, restServiceOf } from '../../src/wire/rest/address.ts';
import { unchunked } from '../../src/wire/rest/answer-rest.ts';
import type { RestService } from '../../src/wire/rest/bindings.ts';
import { httpBindings } from '../../src/wire/rest/bindings.ts';
import { matchOperation } from '../../src/wire/rest/match.ts';
import { queryNamesOf } from '../../src/wire/rest/rest-input.ts';
import { readXml } from '../../src/engine/tokens/xml.ts';
import type { SigningKey } from '../../src/sdk/issued.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';
import type { Asked } from './rest-signed.ts';
import { signedForS3 } from './rest-signed.ts';

const now = Date.UTC(2026, 10, 25, 10);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeAll(async () => {
  await Promise.all([preparePart('s3'), preparePart('lambda')]);
});

const unsigned = (method: string, address: string, headers: Record<string, string> = {}): WireRequest => {
  const [path = '', query = ''] = address.split('?');
  return { method, path, query, headers: new Map(Object.entries(headers)), body: new Uint8Array() };
};

async function operationOf(service: RestService, request: WireRequest): Promise<string | null> {
  const models = { model: apiModel(service) as ApiModel, bindings: await httpBindings(service) };
  const at = {
    method: request.method,
    path: pathWithin(service, request),
    query: new URLSearchParams(request.query),
  };
  const match = matchOperation(models.bindings, at, (name) => queryNamesOf(models, name));
  return match && [match.operation, ...match.labels.values()].join(' ');
}

describe('an address', () => {
  it.each([
    ['GET', '/', 'ListBuckets'],
    ['GET', '/?x-id=ListBuckets', 'ListBuckets'],
    ['PUT', '/photos', 'CreateBucket photos'],
    ['PUT', '/photos/', 'CreateBucket photos'],
    ['PUT', '/photos?policy', 'PutBucketPolicy photos'],
    ['PUT', '/photos?policy=', 'PutBucketPolicy photos'],
    ['GET', '/photos?list-type=2&prefix=a', 'ListObjectsV2 photos'],
    ['GET', '/photos?list-type=1', null],
    ['GET', '/photos', null],
    ['PUT', '/photos?acl', null],
    ['DELETE', '/photos?lifecycle', null],
    ['GET', '/photos/a/b%20c//%2E?versionId=1', 'GetObject photos a/b c//.'],
    ['GET', '/photos/a?tagging', null],
    ['PUT', '/photos/a?partNumber=1&uploadId=u', null],
    ['PUT', '/photos/a+b%2Bc', 'PutObject photos a+b+c'],
    ['HEAD', '/photos/a', 'HeadObject photos a'],
    ['POST', '/photos?delete', null],
    ['GET', '/photos/%ff', null],
  ])('of S3 says what is meant: %s %s', async (method, address, operation) => {
    expect(await operationOf('s3', unsigned(method, address))).toBe(operation);
  });

  it.each([
    ['GET', '/2015-03-31/functions/', 'ListFunctions'],
    ['GET', '/2015-03-31/functions', 'ListFunctions'],
    ['POST', '/2015-03-31/functions', 'CreateFunction'],
    ['GET', '/2015-03-31/functions/a%3Ab/policy?Qualifier=1', 'GetPolicy a:b'],
    ['DELETE', '/2015-03-31/functions/a/policy/s3', 'RemovePermission a s3'],
    ['GET', '/2015-03-31/functions/a/concurrency', null],
    ['DELETE', '/2017-03-31/tags/arn%3Aaws%3Alambda?tagKeys=a&tagKeys=b', 'UntagResource arn:aws:lambda'],
  ])('of Lambda says what is meant: %s %s', async (method, address, operation) => {
    expect(await operationOf('lambda', unsigned(method, address))).toBe(operation);
  });

  it.each([
    ['photos.s3.amazonaws.com', 'photos'],
    ['my.photos.s3.eu-west-1.amazonaws.com', 'my.photos'],
    ['photos.localhost:4566', 'photos'],
    ['s3.amazonaws.com', null],
    ['127.0.0.1:4566', null],
    ['localhost:4566', null],
  ])('may name the bucket by its host: %s', (host, bucket) => {
    const path = pathWithin('s3', unsigned('GET', '/a%20b', { host }));
    expect(path).toBe(bucket === null ? '/a%20b' : `/${bucket}/a%20b`);
  });

  it.each([
    ['GET', '/', {}, null],
    ['GET', '/', { 'user-agent': 'aws-cli/2.23.6' }, 's3'],
    ['POST', '/', { 'user-agent': 'Boto3/1.37' }, null],
    ['GET', '/photos/a', {}, 's3'],
    ['GET', '/2015-03-31/functions', {}, 'lambda'],
    ['GET', '/?Action=GetUser', { 'user-agent': 'Boto3/1.37' }, null],
    ['POST', '/', { 'x-amz-target': 'AWSCognitoIdentityService.GetId' }, null],
  ] as const)('that nobody signed leads to a service: %s %s %j', (method, address, headers, service) => {
    expect(restServiceOf(unsigned(method, address, { ...headers }), null)).toBe(service);
  });

  it('of a browser isn’t taken for that of a client', () => {
    expect(isOfAwsClient(() => undefined)).toBe(false);
    expect(isOfAwsClient((name) => (name === 'user-agent' ? 'Mozilla/5.0 aws-cli' : undefined))).toBe(false);
  });
});

describe('a body of chunks', () => {
  it.each([
    ['5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n', 'hello'],
    ['5\r\nhello\r\n6;chunk-signature=ab\r\n world\r\n0\r\n\r\n', 'hello world'],
    ['0\r\n\r\n', ''],
  ])('is put together: %j', (chunked, whole) => {
    expect(unchunked(bytes(chunked))).toEqual(bytes(whole));
  });

  it.each([
    '',
    'hello',
    '5\r\nhel',
    '5\r\nhello!\r\n0\r\n\r\n',
    'zz\r\nhello\r\n',
    '-5\r\nhello\r\n',
    '5\r\nhello\r\n',
  ])('that isn’t whole is none: %j', (chunked) => {
    expect(unchunked(bytes(chunked))).toBeNull();
  });
});

describe('XML that arrives', () => {
  it('is read with its entities, comments, name spaces and blanks', () => {
    const text =
      '<?xml version="1.0"?>\n<s:T xmlns:s="x"><!-- <no> --><A> &lt;&#65;&#x42; </A><B/><C><![CDATA[<&]]></C></s:T>\n';
    expect(readXml(text)).toMatchObject({
      name: 'T',
      children: [
        { name: 'A', text: ' <AB ' },
        { name: 'B', text: '' },
        { name: 'C', text: '<&' },
      ],
    });
  });

  it.each([
    '',
    'no',
    '<a>',
    '<a></b>',
    '</a>',
    '<a/><b/>',
    '<a>&nope;</a>',
    '<a>&#0;</a>',
    '<a>&amp</a>',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a b="&nope;"/>',
    '<a>this & that</a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`,
    '<a'.repeat(300_000),
    `<a ${'b="c" '.repeat(100_000)}`,
  ])('and can’t be is refused', (text) => {
    const began = performance.now();
    expect(readXml(text)).toBeNull();
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('S3 answers', () => {
  let aws: SimulatedAws;
  let key: SigningKey;
  beforeAll(async () => {
    aws = new SimulatedAws(createWorld('111122223333', now), () => now);
    key = await aws.rootKey();
  });
  const ask = (asked: Asked, at = now) => answer(signedForS3(key, at, asked), aws);
  const code = (body: string | Uint8Array): string | undefined =>
    /<Code>(\w+)<\/Code>/.exec(String(body))?.[1];

  it('a signed request, wherever it names the bucket', async () => {
    expect((await ask({ method: 'PUT', path: '/team-photos' })).status).toBe(200);
    const host = 'team-photos.s3.us-east-1.amazonaws.com';
    const put = await ask({ method: 'PUT', path: '/a%20b', headers: { host }, body: 'hello' });
    expect(put).toMatchObject({ status: 200, headers: { etag: '"5d41402abc4b2a76b9719d911017c592"' } });
    const list = await ask({ method: 'GET', path: '/team-photos', query: 'list-type=2' });
    expect(list.body).toContain('<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">');
    expect(list.body).toContain('<Key>a b</Key>');
  });

  it('a body that is signed as a whole, not at all, or comes in chunks with a checksum behind', async () => {
    const etag = '"5d41402abc4b2a76b9719d911017c592"';
    for (const [sha, body] of [
      ['UNSIGNED-PAYLOAD', 'hello'],
      ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n'],
    ] as const) {
      const headers = { 'x-amz-content-sha256': sha };
      const put = await ask({ method: 'PUT', path: '/team-photos/chunks', headers, body });
      expect(put).toMatchObject({ status: 200, headers: { etag } });
    }
    const request = signedForS3(key, now, { method: 'PUT', path: '/team-photos/c', body: 'hello' });
    const other = await answer({ ...request, body: bytes('other') }, aws);
    expect([other.status, code(other.body)]).toEqual([403, 'SignatureDoesNotMatch']);
    const broken = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    const cut = await ask({ method: 'PUT', path: '/team-photos/c', headers: broken, body: '5\r\nhel' });
    expect([cut.status, code(cut.body)]).toEqual([400, 'IncompleteBody']);
  });

  it('errors as XML with where and which request, without a body to HEAD', async () => {
    const { status, headers, body } = await ask({ method: 'GET', path: '/no-such', query: 'policy' });
    const id = headers['x-amz-request-id'];
    expect([status, headers['content-type']]).toEqual([404, 'application/xml']);
    expect(body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><Resource>/no-such</Resource><RequestId>${id}</RequestId><HostId>${id}</HostId></Error>`,
    );
    expect(await ask({ method: 'HEAD', path: '/no-such' })).toMatchObject({ status: 404, body: '' });
  });

  it.each([
    ['PUT', '/team-photos', 'tagging', '<Tagging>', 400, 'MalformedXML'],
    ['PUT', '/team-photos', 'acl', '', 501, 'NotModelled'],
    ['PUT', '/team-photos/a', '', 'x'.repeat(1_048_577), 400, 'EntityTooLarge'],
  ])('what can’t be: %s %s?%s', async (method, path, query, body, status, error) => {
    const found = await ask({ method, path, query, body });
    expect([found.status, code(found.body)]).toEqual([status, error]);
  });

  it('an object’s own bytes, and to HEAD what is told of them', async () => {
    const body = Uint8Array.of(0, 255, 13, 10, 0xe2, 0x82);
    const headers = { 'content-type': 'image/x-own' };
    const unsignedBody = { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const asked = { method: 'PUT', path: '/team-photos/raw', headers: unsignedBody };
    expect(await answer({ ...signedForS3(key, now, asked), body }, aws)).toMatchObject({ status: 200 });
    const got = await ask({ method: 'GET', path: '/team-photos/raw' });
    expect(got).toMatchObject({ status: 200, body, headers: { ...headers, 'content-length': '6' } });
    const told = await ask({ method: 'HEAD', path: '/team-photos/raw' });
    const ids = { 'x-amz-request-id': '', 'x-amz-id-2': '' };
    expect([told.status, told.body, { ...told.headers, ...ids }]).toEqual([
      200,
      '',
      { ...got.headers, ...ids },
    ]);
  });

  it('a copy, which a header alone tells from an object that is put', async () => {
    await ask({ method: 'PUT', path: '/team-photos/a%20b', body: 'hello' });
    const headers = { 'x-amz-copy-source': '/team-photos/a%20b' };
    const copied = await ask({ method: 'PUT', path: '/team-photos/copy', headers });
    expect(copied.status).toBe(200);
    expect(copied.body).toContain('<CopyObjectResult xmlns=');
    expect((await ask({ method: 'GET', path: '/team-photos/copy' })).body).toEqual(bytes('hello'));
  });

  it('that a copied part isn’t modelled, instead of writing an object', async () => {
    const headers = { 'x-amz-copy-source': '/team-photos/a' };
    const query = 'partNumber=1&uploadId=x';
    const found = await ask({ method: 'PUT', path: '/team-photos/copy', query, headers });
    expect([found.status, code(found.body)]).toEqual([501, 'NotModelled']);
  });

  it('that clocks differ too much, and that the old kind of signature is gone', async () => {
    expect((await ask({ method: 'GET', path: '/' }, now - 14 * 60_000)).status).toBe(200);
    const late = await ask({ method: 'GET', path: '/' }, now - 16 * 60_000);
    expect([late.status, code(late.body)]).toEqual([403, 'RequestTimeTooSkewed']);
    const old = await answer(unsigned('GET', '/', { authorization: 'AWS AKID:sig', 'x-amz-date': 'x' }), aws);
    expect([old.status, code(old.body)]).toEqual([400, 'InvalidRequest']);
  });
});
