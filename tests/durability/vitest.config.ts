import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * What was answered outlives a killed browser and a reload, in Chromium and Firefox: a few times, or often with
 * `--mode full` or `FULL=1`. `npm run build` comes first.
 */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'durability',
    include: ['tests/durability/**/*.test.ts'],
    globalSetup: 'tests/e2e/serve.ts',
    fileParallelism: false,
    // A list of what is wrong is said whole, not as “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 0 },
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
