/**
 * `npm run release [-- FOLDER]`: the built page as one ZIP in `dist-release`, with the files in which the usual hosts read
 * its headers. `docs/hosting.md` says what to do with it. With `SITE_URL`, the address at which it will be published, the
 * pages of its scenes have pictures for social media.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { providePage } from './build-endpoint.mjs';
import { hostFiles } from './hosting.mjs';
import { installPackages, requireNode, root } from './install.mjs';
import { zip } from './zip.mjs';

requireNode();
installPackages();
const page = await providePage();
if (page === null) process.exit(1);
if (process.env.SITE_URL) {
  // It may have been built for no address, or for another one.
  const { build } = await import('vite');
  await build({ root, logLevel: 'error' });
  const { drawSocial } = await import('./social-pictures.mjs');
  console.log(`${(await drawSocial(page)).size} pictures for social media`);
}
const files = readdirSync(page, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => [path.slice(page.length + 1).replaceAll(sep, '/'), readFileSync(path)])
  .filter(([path]) => !path.startsWith('.vite/'));
const hosts = Object.entries(hostFiles()).map(([name, text]) => [name, Buffer.from(text)]);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = resolve(root, process.argv[2] ?? 'dist-release');
mkdirSync(folder, { recursive: true });
const file = join(folder, `iam-playground-${version}.zip`);
const packed = zip([...files, ...hosts].sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, packed);
console.log(`${file}: ${files.length + hosts.length} files, ${(packed.length / 1e6).toFixed(1)} MB`);
