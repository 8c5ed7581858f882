/**
 * `npm run size`: what a visitor downloads, in gzip bytes, from the built page's manifest. Fails over budget.
 * `npm run build` comes first.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const kilobyte = 1000;
const entry = 'index.html';
/** What draws the account's first picture, unless it stands in the page itself, drawn when it was built. */
const picture = 'src/ui/panels/graph/GraphPanel.svelte';
/** What is fetched only when somebody asks for it; everything else is what the sandbox needs. */
const onDemand = [
  'src/ui/panels/about/AboutDialog.svelte',
  'src/ui/panels/help/HelpDialog.svelte',
  'src/ui/panels/import/ImportDialog.svelte',
  'src/ui/panels/policy-editor/code-editor.ts',
];
/** Shared chunks, which the manifest knows by a name and not by a file: what downloads and opens workspaces. */
const onDemandChunks = ['workspace-file'];

/** What the page fetches by itself when it is opened on a large screen. `chunk-groups.ts` names these chunks. */
const openedChunks = ['live', 'cytoscape'];

const dist = new URL('../dist/', import.meta.url);
const manifestPath = new URL('.vite/manifest.json', dist);
if (!existsSync(manifestPath)) {
  console.error('There is no built page: run `npm run build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
const sizes = new Map();

function gzipSize(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
  return sizes.get(file);
}

/** The chunks that come with `keys`: what they import, and with `lazily` also what they may fetch later. */
function reach(keys, { lazily = false, except = () => false } = {}) {
  const found = new Set();
  const waiting = keys.filter((key) => manifest[key]);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key) || except(key)) continue;
    found.add(key);
    waiting.push(...(manifest[key].imports ?? []), ...(lazily ? (manifest[key].dynamicImports ?? []) : []));
  }
  return [...found];
}

const isOpened = (key) => key === entry || openedChunks.includes(manifest[key].name);
const isOnDemand = (key) => onDemand.includes(key) || onDemandChunks.includes(manifest[key].name);

const scriptsOf = (keys) =>
  [...new Set(keys.map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'));
const total = (files) => files.reduce((sum, file) => sum + gzipSize(file), 0);
const kB = (bytes) => `${(bytes / kilobyte).toFixed(1)} kB`;

let failed = false;
function budget(title, files, limit) {
  const bytes = total(files);
  const fits = bytes <= limit * kilobyte;
  failed ||= !fits;
  console.log(`\n${fits ? '✓' : '✗'} ${title}: ${kB(bytes)} of ${limit} kB`);
  for (const file of [...files].sort((a, b) => gzipSize(b) - gzipSize(a)))
    console.log(`    ${kB(gzipSize(file)).padStart(9)}  ${file}`);
}

const drawn = /id="first-paint"[^]*<svg/.test(readFileSync(new URL(entry, dist), 'utf8'));
budget('JavaScript before the first picture', scriptsOf(reach(drawn ? [entry] : [entry, picture])), 70);
const opened = scriptsOf(Object.keys(manifest).filter(isOpened));
budget('JavaScript of the opened page: live picture, inspector, form, engine, storage', opened, 270);
const all = scriptsOf(reach([entry], { lazily: true, except: isOnDemand }));
budget(
  'Fetched when first used: steps, the other tabs, dialogs',
  all.filter((file) => !opened.includes(file)),
  75,
);
console.log(`\n  All of these together: ${kB(total(all))}`);
console.log(
  `\n  Not counted, as they load when first asked for: ${[...onDemand, ...onDemandChunks].join(', ')}`,
);
const styles = [...new Set(Object.values(manifest).flatMap(({ css = [] }) => css))];
console.log(`  Styles, all together: ${kB(total(styles))}`);
process.exit(failed ? 1 : 0);
