import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The page's terminal beside the real AWS CLI 2: `/usr/bin/aws` must be there (Debian's `awscli`). `PARITY_WORLD=pages`
 * plays the worlds with that in their name alone, and `FULL=1` all of them.
 */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'parity',
    include: ['tests/parity/**/*.test.ts'],
    // The real CLI is what takes the time; a file plays several worlds at once by itself.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
