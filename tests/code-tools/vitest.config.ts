import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The code that the page writes, read by the tools it is for: `npm ci --prefix tests/code-tools` comes first. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'code-tools',
    include: ['tests/code-tools/*.test.ts'],
    // One file at a time: the stage runs beside another one.
    maxWorkers: 1,
    // A list of what is wrong is said whole, not as “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 0 },
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
