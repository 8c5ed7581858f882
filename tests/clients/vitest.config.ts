import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** AWS's own clients against the endpoint. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'clients',
    include: ['tests/clients/**/*.test.ts'],
    globalSetup: 'tests/clients/setup.ts',
    // One at a time: an endpoint that ends and begins again keeps its port, which another one may have meanwhile.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
