import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The journeys in the engines that the other tests don't use. `npm run build` comes first. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'browsers',
    include: ['tests/browsers/**/*.test.ts'],
    globalSetup: 'tests/e2e/serve.ts',
    // An engine waits for half of its time: both travel at once.
    maxWorkers: 2,
    // As in `tests/e2e`: `.ci/run` names what passes only at a second try.
    retry: 1,
    reporters: ['default', 'tests/second-try.ts'],
    // A list of what is wrong is said whole, not as “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 0 },
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
