import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../src/engine/index.ts';
import { maxRequestBytes } from '../../src/wire/message.ts';
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

const stillServes = async (): Promise<void> => {
  const { status, text } = await serving.signed('Action=GetUser&Version=2010-05-08&UserName=ana');
  expect([status, text.includes('<UserName>ana</UserName>')]).toEqual([200, true]);
};

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

  it.each([
    ['with another secret', { secret: 'another' }, 'The request signature we calculated does not match'],
    ['an hour old', { time: Date.now() - 3_600_000 }, 'Signature expired: '],
    ['of the next hour', { time: Date.now() + 3_600_000 }, 'Signature not yet current: '],
    ['for another service', { service: 'sts' }, "Credential should be scoped to correct service: 'iam'. "],
  ])('%s is refused', async (_title, changes, message) => {
    const { status, text } = await serving.signed(createUser('zoe'), changes);
    expect(status).toBe(403);
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(text).toContain(message);
    expect(byName(serving.state.world, 'users', '111122223333', 'zoe')).toBeUndefined();
  });

  it('whose body was changed on the way is refused, whatever a header says of the body', async () => {
    const headers = { ...form(), 'x-amz-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, '') };
    const scope = `${headers['x-amz-date'].slice(0, 8)}/us-east-1/iam/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=x-amz-date, Signature=${'0'.repeat(64)}`;
    const { text } = await serving.send({ headers: { ...headers, authorization }, body: createUser('eve') });
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(byName(serving.state.world, 'users', '111122223333', 'eve')).toBeUndefined();
  });
});

describe('what isn’t a request of AWS’s', () => {
  it.each<[string, Parameters<Serving['send']>[0], number, string]>([
    ['no signature', { headers: form(), body: createUser('x') }, 403, 'MissingAuthenticationToken'],
    ['no action', { headers: form(), body: 'hello=there' }, 400, 'MissingAction'],
    ['no body', { headers: form() }, 400, 'MissingAction'],
    ['an unknown action', { headers: form(), body: 'Action=Fly&Version=2010-05-08' }, 400, 'InvalidAction'],
    ['an action named __proto__', { headers: form(), body: 'Action=__proto__' }, 400, 'InvalidAction'],
    ['another content type', { headers: { 'content-type': 'text/plain' }, body: 'x' }, 400, 'MissingAction'],
    [
      'half a signature',
      { headers: { ...form(), authorization: 'AWS4-HMAC-SHA256 Signature=1' }, body: createUser('x') },
      400,
      'IncompleteSignature',
    ],
    [
      'another scheme',
      { headers: { ...form(), authorization: 'Basic YQ==' }, body: createUser('x') },
      403,
      'MissingAuthenticationToken',
    ],
    ['broken percent signs', { headers: form(), body: 'Action=%ZZ%&%=&=' }, 400, 'InvalidAction'],
    [
      'an unknown target',
      { headers: { 'x-amz-target': 'Nowhere.Go' }, body: '{}' },
      400,
      'UnknownOperationException',
    ],
  ])('%s: the answer that AWS gives, and it serves on', async (_title, parts, status, code) => {
    const { status: got, text } = await serving.send(parts);
    expect([got, text.includes(code)]).toEqual([status, true]);
    await stillServes();
  });

  it.each(['{', '[]', '"text"', '{"a":'.repeat(100_000), '\u0000'])(
    'a JSON body that is none (%#) is refused',
    async (body) => {
      const { status, text } = await serving.signed(body, {
        service: 'organizations',
        headers: target('ListAccounts'),
      });
      expect([status, text]).toEqual([400, expect.stringContaining('SerializationException')]);
      await stillServes();
    },
  );

  it('a body of more than a megabyte is refused', async () => {
    const body = `${createUser('big')}&Path=${'a'.repeat(maxRequestBytes)}`;
    const { status, text } = await serving.send({ headers: form(), body });
    expect([status, text]).toEqual([413, expect.stringContaining('RequestEntityTooLarge')]);
    await stillServes();
  });

  it('names with a thousand dots and indexes without end are read in their time', async () => {
    const deep = `Action=CreateUser&Version=2010-05-08&UserName=d&${'Tags.member.'.repeat(1000)}1=x`;
    const wide = Array.from({ length: 2000 }, (_, i) => `Tags.member.${i + 1}.Key=k${i}`).join('&');
    expect((await serving.signed(deep)).status).toBe(200);
    const { status, text } = await serving.signed(`${createUser('w')}&${wide}`);
    expect([status, text]).toEqual([400, expect.stringContaining('ValidationError')]);
  });

  it('a connection that is cut in the middle of a request leaves it serving', async () => {
    await new Promise<void>((closed) => {
      const socket = connect(serving.port, '127.0.0.1', () => {
        socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nAction=');
        socket.destroy();
      });
      socket.on('close', () => closed());
    });
    await new Promise<void>((closed) => {
      const socket = connect(serving.port, '127.0.0.1', () => socket.end('no HTTP at all\r\n\r\n'));
      socket.on('close', () => closed());
      socket.resume();
    });
    await stillServes();
  });
});

function form(): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded' };
}

describe('a website in this machine’s browser', () => {
  it.each([
    ['another host’s name', { host: 'evil.example:4566' }],
    ['a name that only looks like this machine', { host: '127.0.0.1.evil.example' }],
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
