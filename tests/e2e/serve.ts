import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { headersOf } from '../../scripts/hosting.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built page is served, with a slash at the end. */
    readonly address: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lets a browser keep what a host lets it keep: then a page that opens again needn't read its parts anew. */
const kept: Plugin = {
  name: 'kept-as-hosts-let',
  configurePreviewServer({ middlewares }) {
    middlewares.use(({ url = '/' }, response, next) => {
      const { 'Cache-Control': howLong } = headersOf(url);
      if (howLong) response.setHeader('Cache-Control', howLong);
      next();
    });
  },
};

/** Serves `dist` as it is for as long as the tests run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(new URL('../../dist/index.html', import.meta.url)))
    throw new Error('There is no built page: run `npm run build` first.');
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [kept],
    preview: { host: '127.0.0.1', port: 4280 },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error('the built page could not be served');
  project.provide('address', address);
  return () => server.close();
}
