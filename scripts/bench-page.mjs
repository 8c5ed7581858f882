/**
 * `npm run bench:page`: measures how long somebody waits on the built page, in a real Chromium. Prints times
 * and frames. Ends with 1 if a measure is over its limit. `npm run build` comes first. Each measure is a
 * function of `tests/bench/page/`; a new one is one name of `all`. Names as arguments measure only these.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer, preview } from 'vite';
import { findChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(new URL('../dist/index.html', import.meta.url))) {
  console.error('There is no built page: run `npm run build` first.');
  process.exit(1);
}
const modules = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const { typedCommands } = await modules.ssrLoadModule('/tests/bench/page/typed-commands.ts');
const { pastedTexts } = await modules.ssrLoadModule('/tests/bench/page/pasted-texts.ts');
const { openedLink } = await modules.ssrLoadModule('/tests/bench/page/opened-link.ts');
const { goalLines, morphs } = await modules.ssrLoadModule('/tests/bench/page/changes.ts');
const { answers } = await modules.ssrLoadModule('/tests/bench/page/answers.ts');
const { largePictures, playedStage } = await modules.ssrLoadModule('/tests/bench/page/pictures.ts');
const { deployments } = await modules.ssrLoadModule('/tests/bench/page/deployments.ts');
const { tappedEmbed } = await modules.ssrLoadModule('/tests/bench/page/tapped-embed.ts');
const { startTasks } = await modules.ssrLoadModule('/tests/bench/page/starts.ts');
const wanted = process.argv.slice(2);
const all = {
  largePictures,
  playedStage,
  answers,
  goalLines,
  morphs,
  typedCommands,
  pastedTexts,
  openedLink,
  tappedEmbed,
  startTasks,
  deployments,
};
const measures = Object.entries(all).flatMap(([name, measure]) =>
  wanted.length === 0 || wanted.includes(name) ? [measure] : [],
);

const server = await preview({
  root,
  configFile: false,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 4290 },
});
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
let failed = false;
try {
  for (const measure of measures) {
    const { title, lines } = await measure(browser, server.resolvedUrls.local[0]);
    console.log(title);
    for (const { text, fits } of lines) {
      failed ||= fits === false;
      console.log(`${fits === null ? ' ' : fits ? '✓' : '✗'} ${text}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
  await modules.close();
}
process.exit(failed ? 1 : 0);
