import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** The path of the endpoint's built server. */
export const server = join(root, 'dist-endpoint', 'main.js');

const site = join(root, 'dist');

const newestIn = (directory) =>
  readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (newest, entry) => Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
const timeOf = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);
const sources = () => [newestIn('src'), timeOf(join(root, 'package-lock.json'))];

/** Builds a part that is older than its sources, and says so. @returns what went wrong, or null */
async function bringUpToDate(name, file, made, settings = {}) {
  if (timeOf(file) >= Math.max(...made)) return null;
  console.error(`Building the ${name} …`);
  try {
    const { build } = await import('vite');
    await build({ root, logLevel: 'error', ...settings });
    return null;
  } catch (error) {
    return `The ${name} could not be built: ${error.message}`;
  }
}

/** Builds the server from TypeScript. @returns what went wrong, or null */
export const buildEndpoint = () =>
  bringUpToDate('endpoint', server, sources(), {
    configFile: false,
    build: {
      ssr: 'src/endpoint/main.ts',
      outDir: 'dist-endpoint',
      target: 'node20',
      rollupOptions: { output: { format: 'es' } },
    },
  });

/** @returns the directory of the page as it is built, or null if it can't be built and never was */
export async function providePage() {
  const others = ['index.html', 'vite.config.ts'].map((file) => timeOf(join(root, file)));
  const index = join(site, 'index.html');
  const problem = await bringUpToDate('page', index, [...sources(), newestIn('public'), ...others]);
  if (problem !== null) console.error(`${problem}\nReal clients are answered all the same.`);
  return existsSync(index) ? site : null;
}
