import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { bareImport } from './scripts/vite-bare-import.ts';
import { chunkGroups, workerGroups } from './scripts/chunk-groups.ts';
import { compileHints } from './scripts/vite-compile-hints.ts';
import { chunkModules } from './scripts/vite-chunk-modules.ts';
import { csp } from './scripts/vite-csp.ts';
import { embedPages } from './scripts/vite-embed-pages.ts';
import { firstPaint } from './scripts/vite-first-paint.ts';
import { lessons } from './scripts/vite-lessons.ts';
import { pageWords } from './scripts/vite-page-words.ts';
import { licences } from './scripts/vite-licences.ts';
import { loader } from './scripts/vite-loader.ts';
import { offline } from './scripts/vite-offline.ts';
import { findHeadless } from './scripts/find-chromium.mjs';
import { elsewhere } from './tests/elsewhere.ts';

const chromium = process.env['VITEST'] ? findHeadless() : null;

const { ofPage, ofWorkers } = licences();

/** Tests in Node: those that share a process and its modules, or those that have one each (`tests/alone.test.ts`). */
function inNode(
  name: string,
  { include, exclude, isolate }: Record<'include' | 'exclude', string[]> & { isolate: boolean },
) {
  return {
    extends: true as const,
    test: {
      name,
      environment: 'node' as const,
      isolate,
      include,
      exclude: [
        ...exclude,
        'tests/**/*.browser.test.ts',
        'tests/**/*.browser.svelte.test.ts',
        ...elsewhere.map((folder) => `tests/${folder}/**`),
      ],
      // Properties are asked of hundreds of worlds: on a busy machine that takes more than the usual 5 s, and with all
      // of `FULL=1` many minutes.
      testTimeout: process.env['FULL'] === '1' ? 3_600_000 : 60_000,
      hookTimeout: 60_000,
    },
  };
}

export default defineConfig({
  base: './',
  define: { __VERSION__: JSON.stringify(packageJson.version) },
  plugins: [
    svelte(),
    lessons(),
    bareImport(),
    csp(),
    pageWords(),
    firstPaint(),
    chunkModules(),
    compileHints(),
    loader(),
    embedPages(),
    ofPage,
    offline(),
  ],
  // Modules, so that a worker fetches what it needs only now and then.
  worker: {
    format: 'es',
    plugins: () => [ofWorkers],
    rolldownOptions: { output: { codeSplitting: { groups: workerGroups } } },
  },
  // Svelte's server build turns effects into no-ops, so tests ask for the browser build.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  build: {
    target: 'es2023',
    // All that know light-dark(): it stays as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // A data: URI would need a looser Content-Security-Policy for fonts.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: {
        codeSplitting: { groups: chunkGroups },
        // The page's first file names some 350 others: a short hash of few letters makes it smaller. Without capitals no two
        // names are one to a disk that doesn't tell them apart.
        hashCharacters: 'hex',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
    manifest: true,
  },
  test: {
    reporters: ['default', 'tests/second-try.ts'],
    // A list of what is wrong is said whole, not as “[ Array(1) ]”.
    chaiConfig: { truncateThreshold: 0 },
    // Files that share a process may depend on their order unseen: `FULL=1` plays them in another one, and prints its seed.
    sequence: { shuffle: { files: process.env['FULL'] === '1' } },
    projects: [
      inNode('node', {
        include: ['tests/**/*.test.ts'],
        exclude: ['tests/**/*.alone.test.ts'],
        isolate: false,
      }),
      inNode('alone', { include: ['tests/**/*.alone.test.ts'], exclude: [], isolate: true }),
      {
        extends: true,
        test: {
          name: 'chromium',
          // Two pages at a time: one leaves a core idle for half of its time.
          maxWorkers: 2,
          include: ['tests/**/*.browser.test.ts', 'tests/**/*.browser.svelte.test.ts'],
          // As in `tests/e2e`: `.ci/run` names what passes only at a second try.
          retry: 1,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
