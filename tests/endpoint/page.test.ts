import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { plainPage } from '../../src/endpoint/page.ts';
import { Serving } from './serving.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the page answers: status, type and text. */
async function served(pathname: string): Promise<readonly [status: number, type: string, text: string]> {
  let head: readonly [number, string] = [0, ''];
  let text = '';
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      head = [status, headers['content-type'] ?? ''];
      return this;
    },
    end(content: Buffer | string) {
      text = content.toString();
    },
  };
  await plainPage(folder).serve(pathname, response as unknown as ServerResponse);
  return [...head, text];
}

test('a script that the package holds compressed is sent as it was, by its own name', async () => {
  writeFileSync(join(folder, 'large.js.br'), brotliCompressSync('export const large = 1;'));
  expect(await served('/large.js')).toEqual([200, 'text/javascript', 'export const large = 1;']);
});

test('a file that stands there itself is sent, whatever stands compressed beside it', async () => {
  writeFileSync(join(folder, 'both.js'), 'plain');
  writeFileSync(join(folder, 'both.js.br'), brotliCompressSync('packed'));
  expect(await served('/both.js')).toEqual([200, 'text/javascript', 'plain']);
});

test('nothing outside the folder is sent, neither plain nor compressed', async () => {
  writeFileSync(`${folder}.js.br`, brotliCompressSync('outside'));
  expect((await served(`/../${folder.split('/').at(-1) ?? ''}.js`))[0]).toBe(404);
  rmSync(`${folder}.js.br`);
});

test('a file is sent anew for each number behind it, and a query with a name is a call to S3', async () => {
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  const serving = await Serving.start(Date.now, 0, { page: plainPage(folder) });
  const asked = async (path: string): Promise<string> => {
    const { status, text } = await serving.send({ method: 'GET', path });
    return `${status} ${text.slice(0, 6)}`;
  };
  expect(await asked('/icon.svg')).toBe('200 <svg/>');
  expect(await asked('/icon.svg?1796168574008')).toBe('200 <svg/>');
  expect(await asked('/icon.svg?acl')).not.toContain('200');
  serving.stop();
});
