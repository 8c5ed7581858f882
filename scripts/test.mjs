/**
 * `npm test`: everything that must hold, from a fresh clone: types, engine and data in Node, components in
 * Chromium, then the built page as a visitor uses it. Names of stages run only those: `npm test -- node e2e`.
 */
import { bin, installPackages, requireNode, run } from './install.mjs';

requireNode();
installPackages();
const { provideChromium } = await import('./install-chromium.mjs');

const node = (path, ...args) => run(process.execPath, [bin(path), ...args], chromium);
const vitest = (...args) => node('vitest/vitest.mjs', 'run', ...args);
const stages = {
  types: () =>
    node('typescript/bin/tsc', '-p', 'src/engine/tsconfig.json') &&
    node('svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
  // Runs on every core: nothing else runs at the same time, and no test in this stage judges a time.
  node: () => vitest('--project', 'node', '--project', 'alone', '--maxWorkers', '100%'),
  chromium: () => vitest('--project', 'chromium'),
  build: () => node('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
  e2e: () => vitest('--config', 'tests/e2e/vitest.config.ts'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. The stages are: ${Object.keys(stages).join(', ')}`);
  process.exit(1);
}
const chromium = await provideChromium();
const results = [];
for (const name of asked.length > 0 ? asked : Object.keys(stages)) {
  const started = performance.now();
  console.log(`\n▶ ${name}`);
  const passed = stages[name]();
  results.push({ name, passed, seconds: (performance.now() - started) / 1000 });
}
console.log('');
for (const { name, passed, seconds } of results)
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(9)} ${seconds.toFixed(0).padStart(4)} s`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
