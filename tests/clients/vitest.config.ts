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
    // Each file has endpoints of its own, and clients are processes of their own.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
