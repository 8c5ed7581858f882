import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../src/engine/index.ts';
import { Serving, key } from './serving.ts';

const createUser = (name: string): string => `Action=CreateUser&Version=2010-05-08&UserName=${name}`;
const target = (name: string) => ({
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `AWSOrganizationsV20161128.${name}`,
});

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start();
});
afterAll(() => serving.stop());

describe('a signed request', () => {
  it('is carried out and answered in XML', async () => {
    const { status, headers, text } = await serving.signed(createUser('ben'));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/xml');
    expect(text).toMatch(
      /^<CreateUserResponse xmlns="https:\/\/iam\.amazonaws\.com\/doc\/2010-05-08\/"><CreateUserResult><User><Path>\/<\/Path><UserName>ben<\/UserName>/,
    );
    expect(byName(serving.state.world, 'users', '111122223333', 'ben')).toBeDefined();
  });

  it('is answered in JSON where the service speaks JSON', async () => {
    const { status, headers, text } = await serving.signed('{}', {
      service: 'organizations',
      headers: target('DescribeOrganization'),
    });
    expect([status, headers['x-amzn-errortype']]).toEqual([400, 'AWSOrganizationsNotInUseException']);
    expect(JSON.parse(text)).toMatchObject({ __type: 'AWSOrganizationsNotInUseException' });
  });

  it('whose body was changed on the way is refused, also where a header vouches for the body', async () => {
    const headers = { ...form(), 'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, '') };
    const scope = `${headers['x-amz-date'].slice(0, 8)}/us-east-1/iam/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=x-amz-date, Signature=${'0'.repeat(64)}`;
    const { text } = await serving.send({ headers: { ...headers, authorization }, body: createUser('eve') });
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(byName(serving.state.world, 'users', '111122223333', 'eve')).toBeUndefined();
  });
});

function form(): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded' };
}

describe('a website in this machine’s browser', () => {
  it.each([
    ['another host’s name', { host: 'evil.example:4566' }],
    ['a name that only looks like this machine', { host: '127.0.0.1.evil.example' }],
    ['an address that is none', { host: '127.999.0.1' }],
    ['an address with zeros before', { host: '127.0.0.01' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('is turned away: %s', async (_title, headers) => {
    const { status } = await serving.send({
      headers: { ...form(), ...headers },
      body: createUser('x'),
    });
    expect(status).toBe(403);
  });
});

describe('the endpoint’s own addresses', () => {
  it('give the world as the page’s export and take it back to its start', async () => {
    await serving.signed(createUser('gone'));
    const { text } = await serving.send({ method: 'GET', path: '/_playground/world' });
    expect(text).toContain('"gone"');
    expect(JSON.parse(text)).toMatchObject({ format: 'iam-playground-workspace' });
    expect((await serving.send({ path: '/_playground/reset' })).status).toBe(204);
    expect((await serving.send({ method: 'GET', path: '/_playground/world' })).text).not.toContain('"gone"');
    expect((await serving.send({ method: 'GET', path: '/_playground/else' })).status).toBe(404);
  });
});
