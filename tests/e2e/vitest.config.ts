import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built page as a visitor uses it. `npm run build` comes first. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    // Presses about a thousand controls: minutes, for a stage of its own in `.ci/run`.
    exclude: process.env['PRESS'] === '1' ? [] : ['tests/e2e/press*.test.ts'],
    globalSetup: 'tests/e2e/serve.ts',
    // Two files at a time: a page leaves a core idle for half of its time. Those that judge a time run alone.
    maxWorkers: process.env['JUDGE_TIMES'] === '1' ? 1 : 2,
    // A browser on a busy machine may stop for a second: what fails once is played again, and `.ci/run` names it.
    retry: 1,
    reporters: ['default', 'tests/second-try.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
