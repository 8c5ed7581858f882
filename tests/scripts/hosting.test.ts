import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { headersOf, hostFiles, rules } from '../../scripts/hosting.mjs';
import { zip } from '../../scripts/zip.mjs';
import { readOptions } from '../../src/endpoint/options.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The headers of an address as a host that reads `_headers` gives them: all rules that fit, one after the other. */
function asNetlify(path: string): Record<string, string> {
  const given: Record<string, string> = {};
  for (const block of hostFiles()._headers.trim().split('\n\n')) {
    const [rule = '', ...lines] = block.split('\n');
    if (rule !== path && !(rule.endsWith('*') && path.startsWith(rule.slice(0, -1)))) continue;
    for (const line of lines) {
      const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
      expect(given, `${path} has ${name} twice: hosts join or overwrite it`).not.toHaveProperty(name);
      given[name] = value;
    }
  }
  return given;
}

describe('the files for hosts', () => {
  test.each(['/', '/index.html', '/assets/x.js', '/sw.js', '/icon.svg'])(
    'give %s the same headers, whichever host reads them',
    (path) => {
      const expected = headersOf(path);
      expect(asNetlify(path)).toEqual(expected);
      const vercel = JSON.parse(hostFiles()['vercel.json']) as {
        headers: { source: string; headers: { key: string; value: string }[] }[];
      };
      const fits = vercel.headers.filter(
        ({ source }) =>
          source === path || (source.endsWith('(.*)') && path.startsWith(source.slice(0, -'(.*)'.length))),
      );
      const pairs = fits.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value] as const));
      expect(Object.fromEntries(pairs)).toEqual(expected);
    },
  );

  test('let sandboxed frames read scripts and fonts, and keep the worker to the page’s own files', () => {
    expect(headersOf('/assets/font.woff2')['Access-Control-Allow-Origin']).toBe('*');
    expect(headersOf('/assets/x.js')['Cache-Control']).toContain('immutable');
    expect(headersOf('/')['Cache-Control']).toBe('no-cache');
    expect(headersOf('/sw.js')['Content-Security-Policy']).toBe("default-src 'none'; connect-src 'self'");
  });

  test('name every header of every rule for Apache and nginx, too', () => {
    const { '.htaccess': apache, 'nginx.conf': nginx } = hostFiles();
    for (const { headers } of rules)
      for (const [name, value] of Object.entries(headers)) {
        expect(apache).toContain(`Header always set ${name} "${value}"`);
        expect(nginx).toContain(`add_header ${name} "${value}" always;`);
      }
  });
});

test('an archive holds each file with its content, and the same files make the same bytes', () => {
  const entries = [
    ['index.html', Buffer.from('<p>page</p>'.repeat(99))],
    ['assets/ä.js', Buffer.from('')],
    ['_headers', Buffer.from('/*')],
  ] as const;
  const bytes = zip(entries);
  expect(zip(entries).equals(bytes)).toBe(true);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  expect(bytes.length - end).toBe(22);
  let at = bytes.readUInt32LE(end + 16);
  const found = entries.map(() => {
    expect(bytes.toString('latin1', at, at + 4)).toBe('PK\x01\x02');
    const [packed, whole, length] = [20, 24, 28].map((field, i) =>
      i < 2 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    at += 46 + length;
    expect(bytes.toString('latin1', local, local + 4)).toBe('PK\x03\x04');
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = inflateRawSync(bytes.subarray(from, from + packed));
    expect(content.length).toBe(whole);
    return [name, content] as const;
  });
  expect(at).toBe(end);
  expect(found).toEqual(entries);
});

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { 'runs-on': string; steps: readonly { uses?: string; run?: string }[] }>
  >;
}

describe.each(readdirSync(join(root, '.github/workflows')))('the workflow %s', (file) => {
  // Words such as `on` stay texts: YAML 1.2 has no other truths than true and false.
  const workflow = parse(read(`.github/workflows/${file}`)) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('has what GitHub asks for: an event, a machine, steps that use or run something', () => {
    expect(Object.keys(workflow.on).every((event) => ['push', 'pull_request'].includes(event))).toBe(true);
    for (const job of Object.values(workflow.jobs)) expect(job['runs-on']).toBe('ubuntu-latest');
    for (const { uses, run } of steps) {
      expect([uses, run].filter((one) => one !== undefined)).toHaveLength(1);
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    }
  });

  test('runs commands that are there, and may do no more than it needs', () => {
    const named = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !((name ?? '') in manifest.scripts))).toEqual([]);
    expect(workflow.permissions['contents']).toBe('read');
  });
});

test('the image is built by a command that is there, and starts what that command writes', () => {
  const file = read('Dockerfile');
  const [, script = ''] = /npm run ([\w:-]+)/.exec(file) ?? [];
  expect(manifest.scripts).toHaveProperty(script);
  expect(file).toContain('/src/dist-package /app');
  expect(file).toMatch(
    /ENTRYPOINT \["node", "\/app\/iam-playground\.js", "endpoint", "--host", "0\.0\.0\.0"\]/,
  );
  const [, port = '', path = ''] = /http:\/\/127\.0\.0\.1:(\d+)([\w/]+)/.exec(file) ?? [];
  expect(file).toContain(`EXPOSE ${port}\n`);
  expect(readOptions([]).port).toBe(Number(port));
  expect(read('docs/endpoint.md')).toContain(path);
});
