import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** What is published beside the page, and not needed to use it. */
const isApart = (path: string): boolean =>
  /^(\.vite\/|sw\.js$|picture-(light|dark)\.png$|post\.(html|css)$|embed\/|social\/)/.test(path);

/** The service worker of a built page: the list of its files, and a version that changes with any of them. */
export function serviceWorker(directory: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((path) => !isApart(path))
    .sort();
  for (const path of files) hash.update(`${path}\0`).update(readFileSync(join(directory, path)));
  const addresses = files.map((path) => (path === 'index.html' ? '' : path));
  return readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8')
    .replace('FILES', () => JSON.stringify(addresses))
    .replace('VERSION', () => JSON.stringify(hash.digest('hex').slice(0, 16)));
}

/** Writes `sw.js` beside the built page, after everything that it lists. */
export function offline(): Plugin {
  let directory = '';
  return {
    name: 'iam-playground-offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      directory = resolve(root, build.outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => writeFileSync(join(directory, 'sw.js'), serviceWorker(directory)),
    },
  };
}
