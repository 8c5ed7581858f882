/**
 * `npm run freeze-loader VERSION`: keeps today's loader for posts as `public/embed/vVERSION.js`, with the hash by which
 * posts check it. A kept loader is never written again: posts name it with its hash.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { installPackages, requireNode, root } from './install.mjs';

requireNode();
installPackages();
const [, , version = ''] = process.argv;
if (!/^1\.\d{1,3}$/.test(version)) throw new Error('Give the version of the loader, such as 1.1');

const { integrityOf, loaderAs } = (await runnerImport('./scripts/vite-loader.ts')).module;
const code = await loaderAs('v1.js', root);
const file = `v${version}.js`;
const list = join(root, 'src/post/kept-loaders.json');
const kept = JSON.parse(readFileSync(list, 'utf8'));
mkdirSync(join(root, 'public/embed'), { recursive: true });
writeFileSync(join(root, 'public/embed', file), code, { flag: 'wx' });
writeFileSync(list, `${JSON.stringify([{ file, integrity: integrityOf(code) }, ...kept], null, 2)}\n`);
console.log(`${file}: ${code.length} bytes`);
