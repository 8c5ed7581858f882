import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served, with a slash at the end. */
    readonly address: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Serves `dist` as it is for as long as the tests run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(new URL('../../dist/index.html', import.meta.url)))
    throw new Error('There is no built page: run `npm run build` first.');
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 4280 },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('the built page could not be served');
  project.provide('address', address);
  return () => server.close();
}
