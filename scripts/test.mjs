/**
 * `npm test`: everything that must hold, from a fresh clone: types, engine and data in Node, components in
 * Chromium, then the built page as a visitor uses it. Names of stages run only those: `npm test -- node e2e`.
 */
import { spawn } from 'node:child_process';
import { bin, installPackages, requireNode, root } from './install.mjs';

requireNode();
installPackages();
const { provideChromium } = await import('./install-chromium.mjs');

/** Runs a tool of the project and shows its output. Resolves to whether it succeeded. */
const node = (path, ...args) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [bin(path), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...chromium },
    });
    child.on('error', (error) => {
      console.error(`${path}: ${error.message}`);
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
const vitest = (...args) => node('vitest/vitest.mjs', 'run', ...args);
const stages = {
  types: async () =>
    // TypeScript 7 checks in a fifth of the time. ESLint's rules and the tests that read code need version 6.
    (await node('@typescript/native/bin/tsc', '-p', 'src/engine/tsconfig.json')) &&
    node(
      'svelte-check/bin/svelte-check',
      ...['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--tsgo-experimental-api'],
    ),
  build: () => node('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
  // Runs on every core: nothing else runs at the same time, and no test in this stage judges a time.
  node: () => vitest('--project', 'node', '--project', 'alone', '--maxWorkers', '100%'),
  chromium: () => vitest('--project', 'chromium'),
  e2e: () => vitest('--config', 'tests/e2e/vitest.config.ts'),
};
/** Stages that run at the same time: each of these takes one core. */
const atOnce = [['types', 'build'], ['node'], ['chromium'], ['e2e']];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}. The stages are: ${Object.keys(stages).join(', ')}`);
  process.exit(1);
}
const chromium = await provideChromium();
const results = [];
for (const group of atOnce) {
  const names = group.filter((name) => asked.length === 0 || asked.includes(name));
  if (names.length > 0) console.log(`\n▶ ${names.join(' and ')}`);
  await Promise.all(
    names.map(async (name) => {
      const started = performance.now();
      const passed = await stages[name]();
      results.push({ name, passed, seconds: (performance.now() - started) / 1000 });
    }),
  );
}
console.log('');
for (const { name, passed, seconds } of results)
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(9)} ${seconds.toFixed(0).padStart(4)} s`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
