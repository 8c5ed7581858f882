import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newVisitor, useBrowser } from '../e2e/visit.ts';

useBrowser();

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sdk-module-'));
const clients = createRequire(join(root, '.ci/tools/package.json'));

/** Code of the documents, with its packages taken from elsewhere. */
const taken = (code: string, packages: Readonly<Record<string, string>>): string =>
  code.replace(/from '([^']+)'/g, (whole, name: string) => `from '${packages[name] ?? whole}'`);

/** The example as the documents have it, with its two packages taken from elsewhere. */
function example(packages: Readonly<Record<string, string>>): string {
  const page = readFileSync(join(root, 'docs/sdk.md'), 'utf8');
  const code = /```js\n(import [^`]*iam-playground\/sdk[^`]*)```/.exec(page)?.[1] ?? '';
  return taken(code, packages);
}

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build-sdk.mjs'), join(folder, 'dist-sdk')]);
  expect(String(built.stderr)).toBe('');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the documents’ example runs in Node as it says', () => {
  const file = join(folder, 'example.js');
  writeFileSync(
    file,
    example({
      '@aws-sdk/client-iam': pathToFileURL(clients.resolve('@aws-sdk/client-iam')).href,
      'iam-playground/sdk': './dist-sdk/iam-playground.js',
    }),
  );
  const { stdout, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(["[ 'arn:aws:iam::111122223333:user/ana' ]\n", 0]);
});

/** Where a page finds the two packages. */
const inPage = {
  '@aws-sdk/client-iam': './client/client-iam.js',
  'iam-playground/sdk': './dist-sdk/iam-playground.js',
};

/** Makes a module of the SDK's client that a page can take. */
async function buildClient(): Promise<void> {
  const entry = join(folder, 'client.js');
  writeFileSync(entry, "export * from '@aws-sdk/client-iam';");
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@aws-sdk/client-iam': join(root, '.ci/tools/node_modules/@aws-sdk/client-iam') },
    },
    build: { outDir: 'client', lib: { entry, formats: ['es'], fileName: 'client-iam' } },
  });
}

function served(post: string): Promise<PreviewServer> {
  writeFileSync(join(folder, 'index.html'), post);
  return preview({
    root: folder,
    configFile: false,
    build: { outDir: '.' },
    preview: { port: 0, host: '127.0.0.1' },
  });
}

it('the same example runs in a page, with nothing but modules, and asks no other address', async () => {
  await buildClient();
  const post = `<!doctype html><title>Post</title><script type="module">${example(inPage)}</script>`;
  const server = await served(post);
  try {
    const page = await (await newVisitor()).newPage();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    const told = page.waitForEvent('console', (message) => message.text().includes('arn:aws:iam'));
    const [address = ''] = server.resolvedUrls?.local ?? [];
    await page.goto(address);
    expect(await (await told).args()[0]?.jsonValue()).toEqual(['arn:aws:iam::111122223333:user/ana']);
    expect([...asked]).toEqual([new URL(address).origin]);
  } finally {
    await server.close();
  }
});

it('code in a post draws: its reader presses Run, and the picture follows the real SDK', async () => {
  cpSync(join(root, 'dist'), join(folder, 'playground'), { recursive: true });
  const page = readFileSync(join(root, 'docs/sdk.md'), 'utf8');
  const [, post = ''] = /```html\n([^`]*iam-playground\/sdk[^`]*)```/.exec(page) ?? [];
  const server = await served(`<!doctype html><title>Post</title>${taken(post, inPage)}`);
  try {
    const reader = await (await newVisitor()).newPage();
    const problems: string[] = [];
    reader.on('pageerror', ({ message }) => problems.push(message));
    await reader.goto(server.resolvedUrls?.local[0] ?? '');
    const picture = reader.frameLocator('iframe').getByRole('img');
    await picture.waitFor();
    const sentences = reader.frameLocator('iframe').getByRole('listitem');
    // The page's own sample gives way to the account of the code.
    await sentences.filter({ hasText: /^ana\b/ }).waitFor({ state: 'detached' });
    // On a busy machine the code comes after the picture.
    await reader.waitForFunction(() => document.querySelector('button')?.onclick);
    await reader.getByRole('button', { name: 'Run' }).click();
    await sentences.filter({ hasText: /^zoe\b/ }).waitFor();
    expect(problems).toEqual([]);
  } finally {
    await server.close();
  }
});
