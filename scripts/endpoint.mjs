/**
 * Serves the simulated AWS on this machine, for real clients, and the page with it:
 *
 *   npm run endpoint -- --port 4566 --admin-user ana:AKIAIOSFODNN7EXAMPLE:SECRET
 *
 * The engine is TypeScript and the page is built, so both are made first where they are older than their sources.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const site = join(root, 'dist');
const server = join(root, 'dist-endpoint', 'main.js');

const newest = (directory) =>
  Math.max(
    0,
    ...readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );
const isOld = (file, changed) => !existsSync(file) || statSync(file).mtimeMs < changed;

const changed = newest(join(root, 'src'));
if (isOld(join(site, 'index.html'), changed)) {
  console.error('Building the page …');
  await build({ root, logLevel: 'warn' });
}
if (isOld(server, changed)) {
  console.error('Building the endpoint …');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: 'src/endpoint/main.ts',
      outDir: 'dist-endpoint',
      target: 'node20',
      rollupOptions: { output: { format: 'es' } },
    },
  });
}
const { main } = await import(pathToFileURL(server).href);
await main(process.argv.slice(2), site);
