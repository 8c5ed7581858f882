import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, rowsOf } from '../../src/engine/index.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { linkOf, worldOfLink } from '../../src/sdk/account-text.ts';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { smallLesson } from '../lessons/workshop/small.ts';
import { tell } from './raw.ts';
import { signedHeaders } from './sign.ts';

const folder = mkdtempSync(join(tmpdir(), 'endpoint-'));
const root = join(import.meta.dirname, '../..');
const key = 'AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** The endpoint as `npm run endpoint` builds it. */
beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    root,
    logLevel: 'error',
    configFile: false,
    ssr: { noExternal: true },
    build: { ssr: 'src/endpoint/main.ts', outDir: folder, emptyOutDir: false, copyPublicDir: false },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Imports the built endpoint. */
const imported = `import(${JSON.stringify(pathToFileURL(join(folder, 'main.js')).href)})`;

/** Gives command lines to the endpoint, one after the other in one process. @returns how it would end at each, and what it says */
async function endings(
  lines: readonly (readonly string[])[],
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }[]> {
  const code = `${imported}.then(async ({ main }) => {
    const told = [];
    let said;
    console.log = (text) => (said.out += text);
    console.error = (text) => (said.err += text);
    for (const line of ${JSON.stringify(lines)}) {
      said = { out: '', err: '' };
      await main(line, async () => null);
      told.push({ code: process.exitCode ?? null, ...said });
      process.exitCode = undefined;
    }
    process.stdout.write(JSON.stringify(told));
  })`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', code]);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof endings>>;
}

class Run {
  readonly child: ChildProcessWithoutNullStreams;
  out = '';
  err = '';

  constructor(...args: readonly string[]) {
    const code = `${imported}.then(({ main }) => main(process.argv.slice(1), async () => null))`;
    this.child = spawn(process.execPath, ['--eval', code, '--', ...args]);
    this.child.stdout.on('data', (text: Buffer) => (this.out += String(text)));
    this.child.stderr.on('data', (text: Buffer) => (this.err += String(text)));
  }

  /** The port, once the endpoint says that it is ready. */
  async port(): Promise<number> {
    await new Promise<void>((ready, failed) => {
      const look = (): void => {
        if (this.out.includes('\n')) ready();
        else if (this.child.exitCode !== null) failed(new Error(this.err));
      };
      look();
      this.child.stdout.on('data', look);
      this.child.once('close', look);
    });
    return Number(/:(\d+)\s*$/.exec(this.out)?.[1]);
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }
}

const runs: Run[] = [];
const run = (...args: readonly string[]): Run => {
  const one = new Run(...args);
  runs.push(one);
  return one;
};
afterEach(() => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL');
});

const world = async (port: number, host = '127.0.0.1'): Promise<string> =>
  (await fetch(`http://${host}:${port}/_playground/world`)).text();

describe('npm run endpoint', () => {
  it('says in one line where it answers, and nothing else', async () => {
    const one = run('--port', '0', '--account', '444455556666', '--admin-user', `ben:${key}`);
    const port = await one.port();
    expect([one.out, one.err]).toEqual([`IAM Playground answers at http://127.0.0.1:${port}\n`, '']);
    const text = await world(port);
    expect(text).toContain('444455556666');
    expect(text).toContain('AKIAIOSFODNN7EXAMPLE');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at %s, also with a client still connected',
    async (signal) => {
      const one = run('--port', '0');
      const port = await one.port();
      const { body } = await fetch(`http://127.0.0.1:${port}/_playground/events`);
      const listening = body?.getReader();
      await listening?.read();
      const idle = tell(port, ['POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n']);
      await fetch(`http://127.0.0.1:${port}/_playground/world`);
      const from = performance.now();
      one.child.kill(signal);
      expect(await one.ended()).toBe(0);
      expect(performance.now() - from).toBeLessThan(3000);
      await Promise.allSettled([idle, listening?.read()]);
    },
  );

  it('starts from a file, and is reset to it', async () => {
    const file = join(folder, 'workspace.json');
    writeFileSync(file, formatWorkspace(createWorld('777788889999', 1_700_000_000_000), 'mine'));
    const port = await run('--port', '0', '--load', file, '--root-key', key).port();
    const before = await world(port);
    expect(before).toContain('777788889999');
    const reset = await fetch(`http://127.0.0.1:${port}/_playground/reset`, { method: 'POST' });
    expect([reset.status, await world(port)]).toEqual([204, before]);
  });

  it('starts a lesson by its id or from a file, with a key and where its goals are', async () => {
    const file = join(folder, 'mine.md');
    writeFileSync(file, smallLesson('ours'));
    for (const [asked, id] of [
      ['groups-carry-policies', 'groups-carry-policies'],
      [file, 'ours'],
    ] as const) {
      const one = run('--port', '0', '--lesson', asked);
      await expect.poll(() => one.out, { timeout: 10_000 }).toContain('AWS_SECRET_ACCESS_KEY=');
      const port = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(one.out)?.[1] ?? '';
      expect(one.out).toContain(`AWS_ENDPOINT_URL=http://127.0.0.1:${port} `);
      const told = await fetch(`http://127.0.0.1:${port}/_playground/lesson`);
      expect(await told.json()).toMatchObject({ told: { lesson: { id }, memory: { answers: {} } } });
    }
  });

  it('starts from a link, and gives its account back as one', async () => {
    const start = createWorld('777788889999', 1_700_000_000_000);
    const link = await linkOf(start, '', false);
    const port = await run('--port', '0', '--link', `https://example.org/#${link}`).port();
    expect(await world(port)).toContain('777788889999');
    const told = await fetch(`http://127.0.0.1:${port}/_playground/link`);
    expect(rowsOf(await worldOfLink(await told.text()))).toEqual(rowsOf(start));
  });

  it('tells its start, its requests and its end as lines of JSON, and lets a request underway be answered', async () => {
    const one = run('--port', '0', '--log', 'json', '--admin-user', `ana:${key}`);
    await expect.poll(() => one.out, { timeout: 10_000 }).toContain('\n');
    const told = (): Record<string, unknown>[] =>
      one.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const port = Number(told()[0]?.['port']);
    expect(told()[0]).toMatchObject({ event: 'ready', address: `http://127.0.0.1:${port}` });
    const body = 'Action=ListUsers&Version=2010-05-08';
    const [id = '', secret = ''] = key.split(':');
    const ofAna = { key: { id, secret }, service: 'iam', host: `127.0.0.1:${port}`, body, time: Date.now() };
    const socket = connect(port, '127.0.0.1');
    const headers = Object.entries({ ...signedHeaders(ofAna), 'content-length': String(body.length) });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`POST / HTTP/1.1\r\n${lines}\r\n${body.slice(0, 9)}`);
    let answer = '';
    socket.on('data', (text: Buffer) => (answer += String(text)));
    // Once it answers another, it has read the first half of this one.
    expect((await fetch(`http://127.0.0.1:${port}/_playground/health`)).status).toBe(200);
    one.child.kill('SIGTERM');
    await expect.poll(() => told().at(-1)?.['event']).toBe('ended');
    socket.write(body.slice(9));
    expect(await one.ended()).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(told().at(-1)).toMatchObject({
      event: 'request',
      status: 200,
      operation: 'iam:ListUsers',
      caller: 'arn:aws:iam::123456789012:user/ana',
      verdict: 'allow',
      decidedBy: 'identity',
    });
    expect(one.out).not.toContain(secret);
  });

  it('opens worlds at ports of their own, which start as the first did, and ends them', async () => {
    const port = await run('--port', '0', '--admin-user', `ana:${key}`).port();
    const own = (at: number | string, path: string): string => `http://127.0.0.1:${at}/_playground/${path}`;
    const opened = await Promise.all(
      [0, 1].map(async () => {
        const answer = await fetch(own(port, 'worlds'), { method: 'POST' });
        return (await answer.json()) as { port: number; address: string };
      }),
    );
    const [left, right] = opened.map((one) => one.port);
    expect(new Set([port, left, right]).size).toBe(3);
    const ask = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const given = await fetch(own(left ?? 0, 'credentials'), { ...ask, body: '{"user":"ana"}' });
    expect(await given.json()).toMatchObject({ accessKeyId: expect.stringMatching(/^AKIA/) as string });
    const keysIn = async (at: number): Promise<number> =>
      (await world(at)).match(/"secretAccessKey"/g)?.length ?? 0;
    expect([await keysIn(port), await keysIn(left ?? 0), await keysIn(right ?? 0)]).toEqual([1, 2, 1]);
    const nobody = await fetch(own(port, 'credentials'), { ...ask, body: '{"user":"zoe"}' });
    expect([nobody.status, await nobody.text()]).toEqual([
      404,
      'There is no user zoe in the account 123456789012.\n',
    ]);
    expect((await fetch(own(port, 'world'), { method: 'DELETE' })).status).toBe(409);
    expect((await fetch(own(left ?? 0, 'worlds'), { method: 'POST' })).status).toBe(409);
    expect((await fetch(own(left ?? 0, 'world'), { method: 'DELETE' })).status).toBe(204);
    await expect.poll(() => fetch(own(left ?? 0, 'health')).catch(() => null)).toBeNull();
    expect(await (await fetch(own(right ?? 0, 'health'))).json()).toMatchObject({ status: 'ok' });
  });

  it('names the lessons that there are where it is asked for another', async () => {
    const one = run('--lesson', 'nonsense');
    expect([await one.ended(), one.out]).toEqual([2, '']);
    expect(one.err).toContain('there is no lesson nonsense');
    for (const id of curriculum.flatMap(({ lessons }) => [...lessons]))
      expect(one.err).toContain(`  ${id}\n`);
  });

  it('refuses a lesson with a link whose text is another address, and says where it is', async () => {
    const file = join(folder, 'spoof.md');
    const text = smallLesson('ours').replace('[a page](https://', '[https://bank.example](https://');
    writeFileSync(file, text);
    const one = run('--lesson', file);
    expect(await one.ended()).toBe(2);
    expect(one.err).toContain('Line 14, column 21: The text of a link looks like another address');
  });

  it('listens to others only where it is told to, warns then, and answers to this machine’s addresses', async () => {
    const one = run('--port', '0', '--host', '0.0.0.0');
    const port = await one.port();
    expect(one.err).toMatch(/^Warning: 0\.0\.0\.0 is not this machine alone\./);
    const [outside] = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    if (outside) expect(await world(port, outside.address)).toContain('123456789012');
    const { answers } = await tell(port, ['GET /_playground/world HTTP/1.1\r\nHost: evil.example\r\n\r\n']);
    expect(answers[0]?.status).toBe(403);
  });

  it('warns of a key that looks real, and not of one that is made up', async () => {
    const id = `AKIA${'Q'.repeat(16)}`;
    const real = run('--port', '0', '--admin-user', `ana:${id}:made-up`);
    await real.port();
    expect(real.err).toMatch(/^Warning: the key of --admin-user looks like a real one\./);
    const madeUp = run('--port', '0', '--admin-user', `ana:${key}`);
    await madeUp.port();
    expect(madeUp.err).toBe('');
  });

  it('says so when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const { port } = other.address() as AddressInfo;
    const one = run('--port', String(port));
    expect([await one.ended(), one.out]).toEqual([1, '']);
    expect(one.err).toBe(`Port ${port} is taken. Choose another with --port, or 0 for any.\n`);
    other.close();
  });

  it('refuses each wrong command line with a sentence and how it is used', async () => {
    const refused: readonly (readonly [line: readonly string[], sentence: RegExp])[] = [
      [['--port', 'abc'], /^--port must be a whole number from 0 to 65535, not abc\n/],
      [['--account', '12'], /^--account must be 12 digits, not 12\n/],
      [['--root-key', 'A:b'], /^--root-key: an access key id begins with AKIA/],
      [['--admin-user', 'ana:AKIAIOSFODNN7EXAMPLE'], /^--admin-user: a secret of 1/],
      [['--log', 'text'], /^--log: the only form is json, not text\n/],
      [['--link', 'https://example.org/#d4.abc'], /^--link: .*link/],
      [['--load', 'x', '--link', 'd4'], /^--link: an account starts from a file or/],
      [['--bogus'], /^Unknown option '--bogus'/],
      [['--load', '/nowhere.json'], /^--load: there is no file \/nowhere\.json\n/],
      [['--load', tmpdir()], /^--load: .* can't be read: /],
      [['--load', join(root, 'package.json')], /^--load: .*package\.json is (?!\{)/],
      [['--lesson', 'first-policy', '--load', 'x.json'], /^--load: a lesson has an account of its own/],
      [['--lesson', 'gone.md'], /^--lesson: there is no file gone\.md/],
      [['--lesson', 'README.md'], /^--lesson: the file can't be read/],
    ];
    const told = await endings(refused.map(([line]) => line));
    expect(told).toHaveLength(refused.length);
    for (const [at, [line, sentence]] of refused.entries()) {
      expect(told[at], line.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(told[at]?.err).toMatch(sentence);
      expect(told[at]?.err).toContain('Usage: npm run endpoint -- ');
    }
  });
});
