import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../src/engine/index.ts';
import { createUser, form, json, target, version } from './requests.ts';
import { Serving } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start();
});
afterAll(() => serving.stop());

async function stillServes(): Promise<void> {
  const { status, text } = await serving.signed(`Action=GetUser${version}&UserName=ana`);
  expect([status, text.includes('<UserName>ana</UserName>')]).toEqual([200, true]);
}

const isThere = (name: string): boolean =>
  byName(serving.state.world, 'users', '111122223333', name) !== undefined;

type Sent = Parameters<Serving['send']>[0];

describe('a Query request', () => {
  const missing = 'The request must contain the parameter Action.';
  const unknown = (operation: string, asked: string): string =>
    `Could not find operation ${operation} for version ${asked}`;
  it.each<[string, Sent, number, string, string]>([
    [
      'without a signature',
      { headers: form, body: createUser('x') },
      403,
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ],
    ['without an action', { headers: form, body: 'hello=there' }, 400, 'MissingAction', missing],
    ['without a body', { headers: form }, 400, 'MissingAction', missing],
    [
      'in XML',
      { headers: { 'content-type': 'text/xml' }, body: '<CreateUser><UserName' },
      400,
      'MissingAction',
      missing,
    ],
    [
      'in JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"Action":"ListUsers"}' },
      400,
      'MissingAction',
      missing,
    ],
    [
      'in several parts',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\n' },
      400,
      'MissingAction',
      missing,
    ],
    ['that doesn’t say it is a form', { body: createUser('x') }, 400, 'MissingAction', missing],
    ['put', { method: 'PUT', headers: form, body: createUser('x') }, 400, 'MissingAction', missing],
    [
      'of unknown action',
      { headers: form, body: `Action=Fly${version}` },
      400,
      'InvalidAction',
      unknown('Fly', '2010-05-08'),
    ],
    [
      'of an action named __proto__',
      { headers: form, body: `Action=__proto__${version}` },
      400,
      'InvalidAction',
      unknown('__proto__', '2010-05-08'),
    ],
    [
      'of empty action',
      { headers: form, body: `Action=${version}` },
      400,
      'InvalidAction',
      unknown('', '2010-05-08'),
    ],
    [
      'without a version',
      { headers: form, body: 'Action=ListUsers' },
      400,
      'InvalidAction',
      unknown('ListUsers', 'NO_VERSION_SPECIFIED'),
    ],
    [
      'of another version',
      { headers: form, body: 'Action=ListUsers&Version=2000-01-01' },
      400,
      'InvalidAction',
      unknown('ListUsers', '2000-01-01'),
    ],
    [
      'of version __proto__',
      { headers: form, body: 'Action=ListUsers&Version=__proto__' },
      400,
      'InvalidAction',
      unknown('ListUsers', '__proto__'),
    ],
    [
      'of two actions, of which the first counts',
      { headers: form, body: `Action=Fly&Action=ListUsers${version}` },
      400,
      'InvalidAction',
      unknown('Fly', '2010-05-08'),
    ],
    [
      'with broken percent signs',
      { headers: form, body: `Action=%ZZ&%=&=${version}` },
      400,
      'InvalidAction',
      unknown('%ZZ', '2010-05-08'),
    ],
    [
      'of another service’s action',
      { headers: form, body: 'Action=GetUser&Version=2011-06-15' },
      400,
      'InvalidAction',
      unknown('GetUser', '2011-06-15'),
    ],
    [
      'of AWS’s that isn’t modelled',
      { headers: form, body: `Action=GenerateOrganizationsAccessReport${version}` },
      501,
      'NotModelled',
      'This playground does not model iam:GenerateOrganizationsAccessReport.',
    ],
  ])('%s: the answer that AWS gives, and it serves on', async (_title, parts, status, code, message) => {
    const { status: got, headers, text } = await serving.send(parts);
    expect([got, headers['content-type']]).toEqual([status, 'text/xml']);
    expect(text).toContain(`<Code>${code}</Code><Message>${message}</Message>`);
    await stillServes();
  });

  it('that reached no service is answered in none’s name', async () => {
    const { text } = await serving.send({ headers: form, body: 'Action=Fly' });
    expect(text).toMatch(
      /^<ErrorResponse xmlns="http:\/\/webservices\.amazon\.com\/AWSFault\/2005-15-09"><Error><Type>Sender<\/Type>/,
    );
  });

  it('with a field twice is read by the first', async () => {
    expect((await serving.signed(`${createUser('first')}&UserName=second`)).text).toContain(
      '<UserName>first<',
    );
    expect([isThere('first'), isThere('second')]).toEqual([true, false]);
  });

  it('with a thousand dots in a name, or indexes without end, is read in its time', async () => {
    const deep = `${createUser('d')}&${'Tags.member.'.repeat(1000)}1=x`;
    const wide = Array.from({ length: 2000 }, (_, i) => `Tags.member.${i + 1}.Key=k${i}`).join('&');
    expect((await serving.signed(deep)).status).toBe(200);
    const { status, text } = await serving.signed(`${createUser('w')}&${wide}`);
    expect([status, text]).toEqual([400, expect.stringContaining('ValidationError')]);
  });
});

describe('a JSON request', () => {
  it.each(['{', '[]', '"text"', '{"a":'.repeat(100_000), '\u0000', '{"a":1}}'])(
    'whose body is none (%#) is refused',
    async (body) => {
      const { status, text } = await serving.signed(body, {
        service: 'organizations',
        headers: target('ListAccounts'),
      });
      expect([status, JSON.parse(text)]).toEqual([
        400,
        expect.objectContaining({ __type: 'SerializationException' }),
      ]);
      await stillServes();
    },
  );

  it.each<[string, string, number, object]>([
    ['AWSOrganizationsV20161128.Fly', 'an unknown operation', 400, { __type: 'UnknownOperationException' }],
    ['AWSOrganizationsV20161128.', 'none', 400, { __type: 'UnknownOperationException' }],
    ['AWSOrganizationsV20161128.__proto__', '__proto__', 400, { __type: 'UnknownOperationException' }],
    ['Nowhere.Go', 'another service', 400, { __type: 'UnknownOperationException' }],
    [
      'AWSOrganizationsV20161128.ListRoots',
      'nobody signed',
      400,
      { __type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
    ],
  ])('for %s (%s) is answered in JSON', async (name, _why, status, error) => {
    const {
      status: got,
      headers,
      text,
    } = await serving.send({
      headers: { ...json, 'x-amz-target': name },
      body: '{}',
    });
    expect([got, headers['content-type'], JSON.parse(text)]).toEqual([
      status,
      'application/x-amz-json-1.1',
      error,
    ]);
  });

  it.each<[string, Sent]>([
    ['a form', { headers: { ...target('ListRoots'), ...form }, body: '{}' }],
    ['text', { headers: { ...target('ListRoots'), 'content-type': 'text/plain' }, body: '{}' }],
    ['PUT', { method: 'PUT', headers: target('ListRoots'), body: '{}' }],
    ['GET', { method: 'GET', headers: target('ListRoots') }],
  ])('as %s isn’t heard', async (_title, parts) => {
    const { status, text } = await serving.send(parts);
    expect([status, text]).toEqual([404, '<UnknownOperationException/>\n']);
  });
});
