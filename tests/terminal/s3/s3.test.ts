import { describe, expect, test } from 'vitest';
import { loadComplete, prepareService, withFile } from '../../../src/terminal/terminal.ts';
import { contentTypeOf } from '../../../src/terminal/s3/content-type.ts';
import { isTaken, matchesPattern } from '../../../src/terminal/s3/filters.ts';
import { home } from '../../../src/terminal/session.ts';
import { readableSize } from '../../../src/terminal/s3/list.ts';
import { Page } from '../page.ts';

/** A page with a bucket. What the commands print stands beside the real CLI in tests/parity. */
async function withBucket(): Promise<Page> {
  const page = new Page();
  await page.type('aws s3 mb s3://team-reports');
  return page;
}

describe('aws s3', () => {
  test('keeps what a file holds, up to 1 MiB, and says so beyond', async () => {
    const page = await withBucket();
    page.session = withFile(page.session, 'full.txt', 'x'.repeat(1_048_576));
    page.session = withFile(page.session, 'more.txt', 'x'.repeat(1_048_577));
    expect(await page.type('aws s3 cp full.txt s3://team-reports/')).toMatchObject({ code: 0 });
    const { err, code } = await page.type('aws s3 cp more.txt s3://team-reports/');
    expect([code, err]).toEqual([
      1,
      'upload failed: ./more.txt to s3://team-reports/more.txt An error occurred (NotModelled) when calling the PutObject operation: This playground does not model objects of more than 1 MiB. See https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html\n',
    ]);
    await page.type('rm full.txt && aws s3 cp s3://team-reports/full.txt back.txt');
    expect(page.session.files.get('back.txt')).toBe('x'.repeat(1_048_576));
  });

  test('asks for each object by a call of its own, as the identity that acts', async () => {
    const page = await withBucket();
    await page.type('echo a > d/a && echo b > d/b');
    page.session = withFile(withFile(page.session, 'd/a', 'a'), 'd/b', 'b');
    await page.type('aws s3 cp d s3://team-reports/d --recursive');
    await page.type('aws s3 cp s3://team-reports/d e --recursive');
    await page.type('aws s3 rb s3://team-reports --force');
    expect(page.calls.map(({ operation }) => operation)).toEqual([
      ...['CreateBucket', 'PutObject', 'PutObject'],
      ...['ListObjectsV2', 'GetObject', 'GetObject'],
      ...['ListObjectsV2', 'DeleteObject', 'DeleteObject', 'DeleteBucket'],
    ]);
    expect([page.session.files.get('e/a'), page.session.files.get('e/b')]).toEqual(['a', 'b']);
    expect(page.world.tables.resources.size).toBe(0);
  });

  test('reads on where a list has more than one page', async () => {
    const page = await withBucket();
    for (const name of ['a', 'b', 'c']) {
      page.session = withFile(page.session, name, name);
      await page.type(`aws s3 cp ${name} s3://team-reports/`);
    }
    const { out } = await page.type('aws s3 ls s3://team-reports --page-size 2');
    expect(out.match(/[abc]$/gm)).toEqual(['a', 'b', 'c']);
    expect(page.calls.filter(({ operation }) => operation === 'ListObjectsV2')).toHaveLength(2);
  });

  test('writes no file above the directory that it fills', async () => {
    const page = await withBucket();
    page.session = withFile(page.session, 'a', 'a');
    await page.type("aws s3 cp a 's3://team-reports/d/../../b'");
    const { err, code } = await page.type('aws s3 cp s3://team-reports/d here --recursive');
    expect([code, err]).toEqual([2, 'warning: Skipping file ../../b. File references a parent directory.\n']);
    expect([...page.session.files.keys()].filter((name) => name.endsWith('b'))).toEqual([]);
  });

  test('has help for each of its commands', async () => {
    const page = new Page();
    expect((await page.type('aws s3 help')).out).toMatch(/o ls\n {7}o cp\n {7}o rm\n {7}o mb\n {7}o rb\n/);
    expect((await page.type('aws s3 cp help')).out).toContain(
      'https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html',
    );
    expect((await page.type('aws help')).out).toContain('o s3\n');
  });
});

describe('completion', () => {
  const labels = async (page: Page, line: string): Promise<string[]> => {
    await prepareService('s3');
    const complete = await loadComplete();
    return complete(page.session, line, line.length, page.world).options.map(({ label }) => label);
  };

  test('offers commands, options, buckets, objects and files', async () => {
    const page = await withBucket();
    page.session = withFile(page.session, 'q3.csv', '1');
    await page.type('aws s3 cp q3.csv s3://team-reports/2026/');
    expect(await labels(page, 'aws s')).toContain('s3');
    expect(await labels(page, 'aws s3 ')).toEqual(['cp', 'help', 'ls', 'mb', 'rb', 'rm']);
    expect(await labels(page, 'aws s3 ls --rec')).toEqual(['--recursive']);
    expect(await labels(page, 'aws s3 cp q')).toEqual(['q3.csv']);
    expect(await labels(page, 'aws s3 rm s3')).toEqual([
      's3://team-reports/',
      's3://team-reports/2026/q3.csv',
    ]);
    expect(await labels(page, 'aws s3 rm s3://team-reports/2')).toEqual(['s3://team-reports/2026/q3.csv']);
    expect(await labels(page, 'aws s3 cp q3.csv s3://team-reports/ --storage-class STA')).toEqual([
      'STANDARD',
      'STANDARD_IA',
    ]);
  });
});

test.each([
  ['reports/q3.csv', '*.csv', true],
  ['reports/q3.csv', 'reports/*', true],
  ['reports/q3.csv', 'reports/q?.csv', true],
  ['reports/q3.csv', 'reports/q[1-4].csv', true],
  ['reports/q3.csv', 'reports/q[!1-4].csv', false],
  ['reports/q].csv', 'reports/q[]].csv', true],
  ['reports/q3.csv', 'q3.csv', false],
  ['a[', 'a[', true],
  ['', '*', true],
  [`${'a'.repeat(5000)}b`, `${'*a'.repeat(40)}c`, false],
])('%s matches %s: %s', (path, pattern, matches) => {
  expect(matchesPattern(path, pattern)).toBe(matches);
});

test('the last filter that matches decides', () => {
  const filters = [
    ['--exclude', '*'],
    ['--include', '*.csv'],
    ['--exclude', 'old/*'],
  ] as const;
  const taken = (path: string) => isTaken(path, filters, ['reports/']);
  expect(['reports/a.csv', 'reports/a.txt', 'reports/old/a.csv'].map(taken)).toEqual([true, false, false]);
});

test.each([
  [1, '1 Byte'],
  [1023, '1023 Bytes'],
  [1024, '1.0 KiB'],
  [65_536, '64.0 KiB'],
  [1_048_575, '1.0 MiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(readableSize(bytes)).toBe(text);
});

test.each([
  [`${home}/a.TXT`, 'text/plain'],
  ['a.tgz', 'application/x-tar'],
  ['a.json.gz', 'application/json'],
  ['.json', undefined],
  ['a.constructor', undefined],
])('%s holds %s', async (path, type) => {
  expect(await contentTypeOf(path)).toBe(type);
});
