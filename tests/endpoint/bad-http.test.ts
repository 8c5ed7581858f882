import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../src/engine/index.ts';
import { maxRequestBytes } from '../../src/wire/message.ts';
import { requestText, tell } from './raw.ts';
import { createUser, form, target, version } from './requests.ts';
import { Serving } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start(Date.now, 0, { patience: 1500 });
});
afterAll(() => serving.stop());

async function stillServes(): Promise<void> {
  const { status, text } = await serving.signed(`Action=GetUser${version}&UserName=ana`);
  expect([status, text.includes('<UserName>ana</UserName>')]).toEqual([200, true]);
}

const isThere = (name: string): boolean =>
  byName(serving.state.world, 'users', '111122223333', name) !== undefined;

describe('a request of more than a megabyte', () => {
  const body = `${createUser('big')}&Path=${'a'.repeat(maxRequestBytes)}`;
  const refused = { status: 413, body: expect.stringContaining('RequestEntityTooLargeException') as string };
  const lines = (...headers: string[]): string =>
    requestText('POST / HTTP/1.1', [...Object.entries(form).map(([n, v]) => `${n}: ${v}`), ...headers]);

  it('that says its length is refused', async () => {
    const { answers } = await tell(serving.port, [lines(`Content-Length: ${body.length}`) + body]);
    expect(answers).toEqual([refused]);
    await stillServes();
  });

  it('in chunks is refused', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'a'.repeat(65_536)}\r\n`;
    const pieces = [lines('Transfer-Encoding: chunked'), `${chunk.repeat(17)}0\r\n\r\n`];
    expect((await tell(serving.port, pieces)).answers).toEqual([refused]);
  });

  it('that asks first is refused before it is sent', async () => {
    const asking = lines(`Content-Length: ${body.length}`, 'Expect: 100-continue');
    expect((await tell(serving.port, [asking])).answers).toEqual([refused]);
  });

  it('of JSON is refused in JSON', async () => {
    const { status, text } = await serving.send({
      headers: target('ListRoots'),
      body: ' '.repeat(2_000_000),
    });
    expect([status, JSON.parse(text)]).toEqual([
      413,
      expect.objectContaining({ __type: 'RequestEntityTooLargeException' }),
    ]);
  });

  it('that never ends is cut off', async () => {
    const endless = `${(1_000_000).toString(16)}\r\n${'a'.repeat(1_000_000)}\r\n`;
    const pieces = [lines('Transfer-Encoding: chunked'), ...Array.from({ length: 12 }, () => endless)];
    expect((await tell(serving.port, pieces)).answers).toEqual([refused]);
    await stillServes();
  });
});

describe('HTTP at its edges', () => {
  it('one that asks before it sends is told to go on', async () => {
    const asking = requestText('POST / HTTP/1.1', ['Content-Length: 5', 'Expect: 100-continue']);
    const { answers } = await tell(serving.port, [asking, 'hello'], 2);
    expect(answers.map(({ status }) => status)).toEqual([100, 400]);
  });

  it('requests that don’t wait for one another are answered in their order', async () => {
    const one = (name: string): string => {
      const body = `Action=${name}${version}`;
      return requestText(
        'POST / HTTP/1.1',
        [`Content-Type: ${form['content-type']}`, `Content-Length: ${body.length}`],
        body,
      );
    };
    const names = ['One', 'Two', 'ListUsers', 'Four', 'Five'];
    const { answers } = await tell(serving.port, [names.map(one).join('')], names.length);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 403, 400, 400]);
    expect(answers.map(({ body }) => /operation (\w+) for/.exec(body)?.[1])).toEqual([
      'One',
      'Two',
      undefined,
      'Four',
      'Five',
    ]);
  });

  it.each<[string, string | Buffer, number]>([
    ['no HTTP at all', 'hello, is this AWS?\r\n\r\n', 400],
    ['the beginning of TLS', Buffer.from('16030100a5010000a10303', 'hex'), 400],
    ['random bytes', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 151 + 7) % 256)), 400],
    ['another protocol’s greeting', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a length that is none', requestText('POST / HTTP/1.1', ['Content-Length: many']), 400],
    ['two lengths', requestText('POST / HTTP/1.1', ['Content-Length: 1', 'Content-Length: 2'], 'a'), 400],
    [
      'a length and chunks',
      requestText('POST / HTTP/1.1', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
      400,
    ],
    ['chunks that are none', requestText('POST / HTTP/1.1', ['Transfer-Encoding: chunked'], 'zz\r\n'), 400],
    ['huge headers', requestText('POST / HTTP/1.1', [`X-Huge: ${'a'.repeat(40_000)}`]), 431],
    ['no host', 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n', 400],
  ])('%s is answered, and it serves on', async (_title, piece, status) => {
    const { answers, closed } = await tell(serving.port, [piece]);
    expect([answers[0]?.status ?? (closed ? 'closed' : 'nothing')]).toEqual([status]);
    await stillServes();
  });

  it.each([
    ['two hosts', requestText('POST / HTTP/1.1', ['Host: evil.example'])],
    ['two hosts, this one last', 'POST / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1\r\n\r\n'],
    ['one host twice', requestText('POST / HTTP/1.1', ['Host: 127.0.0.1'])],
  ])('%s are refused before anything is read', async (_title, piece) => {
    const { answers } = await tell(serving.port, [piece]);
    expect(answers).toEqual([{ status: 400, body: 'A request names one host.\n' }]);
  });

  it.each([
    ['//', 400],
    ['/%', 400],
    ['/%00', 400],
    ['http://127.0.0.1/?Action=Fly', 400],
    ['http://[::bad/', 400],
    ['*', 400],
    [`/?${'a'.repeat(12_000)}`, 400],
  ])('the address %# is answered', async (address) => {
    const line = requestText(`OPTIONS ${address} HTTP/1.1`, []);
    const { answers } = await tell(serving.port, [line]);
    expect(answers[0]?.status).toBeGreaterThanOrEqual(400);
    expect(answers[0]?.status).not.toBe(500);
    await stillServes();
  });

  it('HEAD has the headers of an answer and no body', async () => {
    const { status, headers, text } = await serving.send({ method: 'HEAD', path: '/?Action=Fly' });
    expect([status, Number(headers['content-length']) > 100, text]).toEqual([400, true, '']);
  });

  it('a body that says it is packed is refused as AWS does where it can’t unpack', async () => {
    const packed = gzipSync(createUser('packed'));
    const { status, text } = await serving.send({
      headers: { ...form, 'content-encoding': 'gzip' },
      body: packed,
    });
    expect([status, text]).toEqual([
      400,
      expect.stringContaining('<Code>MalformedHttpRequestException</Code>'),
    ]);
    expect(isThere('packed')).toBe(false);
  });
});

describe('a connection', () => {
  const begun = requestText('POST / HTTP/1.1', ['Content-Length: 100'], 'Action=');

  it.each([
    ['in the middle of the headers', 'POST / HTTP/1.1\r\nHost: 127.'],
    ['in the middle of the body', begun],
    ['before anything', ''],
  ])('that is cut %s leaves it serving', async (_title, text) => {
    const told = tell(serving.port, [text], 0);
    await stillServes();
    expect((await told).answers).toEqual([]);
  });

  it.each([
    ['headers', ['POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n', 'X-Slow: 1\r\n']],
    ['body', [begun, 'a', 'b']],
  ])('whose %s drip in is ended after a while, with others served meanwhile', async (_title, pieces) => {
    const slow = Array.from({ length: 20 }, () => tell(serving.port, pieces));
    await stillServes();
    for (const { answers, closed } of await Promise.all(slow)) {
      expect([answers[0]?.status ?? 'closed']).toEqual([408]);
      expect(closed || answers.length === 1).toBe(true);
    }
    await stillServes();
  });

  it('that is ended before the answer comes costs nothing but that answer', async () => {
    const { text } = await serving.signed(createUser('before'));
    expect(text).toContain('CreateUserResponse');
    await Promise.all(
      Array.from({ length: 50 }, () => tell(serving.port, [requestText('POST / HTTP/1.1', [])], 0)),
    );
    await stillServes();
  });
});
