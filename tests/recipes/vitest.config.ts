import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The recipes of `docs/recipes.md`, followed in a copy: `python3-botocore` must be there for the one of an operation. */
// eslint-disable-next-line no-restricted-exports -- Vitest reads a configuration from the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'recipes',
    include: ['tests/recipes/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
