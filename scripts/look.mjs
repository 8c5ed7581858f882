/**
 * `npm run look`: a contact sheet of the built page, `look/index.html`: every place, dialog, menu, step and
 * frame at 1440, 768 and 390 px, light and dark, and the scenes on a phone on its side, 844 px wide. It
 * judges what a machine can (`tests/look/judge.ts`). It fails on a fault that isn't in
 * `tests/look/known-faults.json`, and on a listed fault that is gone. `--update` writes the list again.
 * `--only WORDS` looks only at views with these words in their names, `--width 390` only at one width.
 * `--scenes` looks at what `tests/look/scenes.ts` and `tests/look/lesson-scenes.ts` play alone: the stage's
 * frames, refused ones, the overview, somebody's surroundings, why, each lesson at its start and its end,
 * the places around lessons, and 60 generated accounts (300 with `FULL=1`). `--short` is that with a few of
 * the lessons and without those accounts. These two fail on new faults only. `--account FILE` takes the
 * overview's account from an export of a real one. `--storyboards` takes the views that were drawn before they were
 * built, each at its own size; `--drawn FOLDER` puts the drawings beside them, which aren't part of the repository.
 * Build first.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { createServer, preview } from 'vite';
import { findHeadless } from './find-chromium.mjs';
import { wordsFolder } from './words-folder.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const listed = new URL('../tests/look/known-faults.json', import.meta.url);
const folder = fileURLToPath(new URL('../look', import.meta.url));
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    width: { type: 'string' },
    scenes: { type: 'boolean' },
    short: { type: 'boolean' },
    account: { type: 'string' },
    storyboards: { type: 'boolean' },
    drawn: { type: 'string' },
    update: { type: 'boolean' },
  },
});
if (!existsSync(new URL('../dist/index.html', import.meta.url))) {
  console.error('There is no built page: run `npm run build` first.');
  process.exit(1);
}

const quiet = { root, configFile: false, logLevel: 'error' };
const modules = await createServer({
  ...quiet,
  resolve: { alias: { '#words': `${root}${wordsFolder}` } },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const page = await preview({ ...quiet, preview: { host: '127.0.0.1', port: 4281 } });
const executablePath = findHeadless();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
if (!values.only && !values.width) rmSync(folder, { recursive: true, force: true });
const { look } = await modules.ssrLoadModule('/tests/look/look.ts');
const { views, found } = await look(browser, page.resolvedUrls.local[0], folder, {
  only: values.only ?? null,
  width: values.width ? Number(values.width) : null,
  part: values.short ? 'short' : values.storyboards ? 'storyboards' : values.scenes ? 'scenes' : 'all',
  file: values.account ?? null,
  drawn: values.drawn ?? null,
});
await browser.close();
await page.close();
await modules.close();

const keyOf = ({ width, rule, what }) => `${width} px, ${rule}: ${what}`;
const keys = [...new Set(found.map(keyOf))].sort();
const known = JSON.parse(readFileSync(listed, 'utf8'));
console.log(`\n${views.length} views stand in ${folder}/index.html`);
const fresh = keys.filter((key) => !known.includes(key));
/** The known faults that this run would have found if they were still there. */
const isPart = values.only || values.short || values.scenes || values.storyboards || values.account;
const looked = isPart ? [] : known.filter((key) => !values.width || key.startsWith(`${values.width} px,`));
const gone = looked.filter((key) => !keys.includes(key));
for (const key of fresh) {
  const { view } = found.find((fault) => keyOf(fault) === key);
  console.log(`✗ ${key}, in “${view}”`);
}
for (const key of gone) console.log(`✗ is gone, so take it off the list with --update: ${key}`);
const kept = [...known.filter((key) => !gone.includes(key)), ...fresh].sort();
if (values.update) writeFileSync(listed, `${JSON.stringify(kept, null, 2)}\n`);
else if (fresh.length + gone.length > 0) process.exitCode = 1;
console.log(`${known.length} faults were known, ${fresh.length} are new, ${gone.length} are gone.`);
