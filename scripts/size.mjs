/**
 * `npm run size`: measures what a visitor downloads, in gzip bytes, by the built page's manifest. Fails over
 * budget. `npm run build` comes first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { comingWith, onlyOf } from './built-files.mjs';

const kilobyte = 1000;
const entry = 'index.html';
/**
 * The budgets of the large pieces, by their content. Each has its reason: what the code editors share, AWS's own data,
 * the shell.
 */
const large = {
  'src/ui/panels/use/policy-editor/typing-over.ts': 105,
  'src/engine/managed-policies/data/': 20,
  'src/engine/actions/data/': 35,
  'src/terminal/': 60,
};
/** The budgets for opening a lesson: all of it, and only the lesson's own text and data. */
const [lessonWhole, lessonText] = [70, 8];
/** The budget of any other piece that is fetched when somebody first uses it. */
const piece = 40;

/** The parts that the page shows by itself on a large screen: rows of `src/ui/frame/panels.ts`. */
const openedRows = ['picture', 'inspector'];
/** Dialogs and messages. The frame fetches them by itself. */
const overlays = 'src/ui/frame/Overlays.svelte';
/** The code that draws the live picture, and the code that answers calls, which the page fetches ahead. */
const drawing = 'node_modules/cytoscape/';
const answering = [
  'src/engine/call/perform.ts',
  'src/engine/operations/iam/table.ts',
  'src/engine/operations/sts/table.ts',
  'src/terminal/cli-line.ts',
  'src/playground/carry-out.ts',
];

const dist = new URL(process.env.SIZE_DIST ?? '../dist/', import.meta.url);
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

/**
 * The chunks that come with `keys`: those that they import, and with `lazily` also those that they may fetch
 * later.
 */
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

const modules = JSON.parse(readFileSync(new URL('.vite/modules.json', dist), 'utf8'));
const rows = Object.fromEntries(
  readFileSync(new URL('../src/ui/frame/panels.ts', import.meta.url), 'utf8')
    .split(/^ {2}(?=\w+: panel\()/m)
    .flatMap((row) => {
      const [, id, path] = /^(\w+):[^]*?import\('([^']+)'\)/.exec(row) ?? [];
      return id === undefined ? [] : [[id, new URL(path, 'file:///src/ui/frame/').pathname.slice(1)]];
    }),
);
/** The keys of the chunks that hold a module, or one in a folder. */
const holding = (module) => {
  const keys = Object.keys(manifest).filter((key) =>
    modules[manifest[key].file]?.some((one) =>
      module.endsWith('/') ? one.startsWith(module) : one === module,
    ),
  );
  if (keys.length === 0) throw new Error(`No built file holds ${module}`);
  return keys;
};
const rowsOpened = openedRows.flatMap((row) => holding(rows[row] ?? `the row ${row} of panels.ts`));
const openedKeys = new Set(reach([entry, ...rowsOpened, ...holding(overlays), ...holding(drawing)]));
const engineKeys = new Set(reach(answering.flatMap(holding)).filter((key) => !openedKeys.has(key)));
const isOpened = (key) => openedKeys.has(key);
const isEngine = (key) => engineKeys.has(key);

const scriptsOf = (keys) =>
  [...new Set(keys.map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'));
const total = (files) => files.reduce((sum, file) => sum + gzipSize(file), 0);
const kB = (bytes) => `${(bytes / kilobyte).toFixed(1)} kB`;

let failed = false;
function budget(title, files, limit) {
  const bytes = total(files);
  // Nothing at all means that it was looked for in the wrong place.
  const fits = bytes > 0 && bytes <= limit * kilobyte;
  failed ||= !fits;
  console.log(`\n${fits ? '✓' : '✗'} ${title}: ${kB(bytes)} of ${limit} kB`);
  for (const file of [...files].sort((a, b) => gzipSize(b) - gzipSize(a)))
    console.log(`    ${kB(gzipSize(file)).padStart(9)}  ${file}`);
}

const drawn = /id="first-paint"[^]*<svg/.test(readFileSync(new URL(entry, dist), 'utf8'));
// The code that draws the first picture runs before it, unless the build has drawn the picture into the page
// itself.
const before = drawn ? [entry] : [entry, ...holding(rows.picture)];
budget('JavaScript before the first picture', scriptsOf(reach(before)), 85);
const opened = scriptsOf(Object.keys(manifest).filter(isOpened));
budget('JavaScript of the opened page: live picture, inspector, form, storage', opened, 335);
const engine = scriptsOf(Object.keys(manifest).filter(isEngine));
budget('The engine, fetched ahead when idle: operations and API models of IAM and STS', engine, 37);

/**
 * The code that opens a lesson in addition to the opened page: its account, its checks, its panel, and its
 * text.
 */
const lessonKeys = reach([
  ...holding('src/ui/frame/lesson/open-lesson.ts'),
  ...holding('src/ui/panels/learning/lesson/LessonPanel.svelte'),
]).filter((key) => !openedKeys.has(key) && !engineKeys.has(key));
const texts = Object.keys(manifest).filter((key) => /^src\/lessons\/en\/.+\.md/.test(key));
if (texts.length === 0) throw new Error('No built file holds a lesson');
const [longest] = scriptsOf(texts).sort((a, b) => gzipSize(b) - gzipSize(a));
budget('Opening the longest lesson, beside the open page', [...scriptsOf(lessonKeys), longest], lessonWhole);
const canvas = reach(holding('src/ui/panels/learning/lesson/goals/LessonCanvas.svelte'));
const beside = new Set([...lessonKeys, ...openedKeys, ...engineKeys]);
budget(
  'The picture of its goals, which comes with the text',
  scriptsOf(canvas.filter((key) => !beside.has(key))),
  22.5,
);
const common = holding('src/engine/actions/data/common.json');
const decider = holding('src/ui/panels/learning/lesson/deciding/set-decider.ts');
const checking = [...reach([...decider, ...holding('src/lessons/sets/check-set.ts')]), ...reach(common)];
budget(
  'What decides goals about all requests, which follows once a lesson stands',
  scriptsOf(checking.filter((key) => !beside.has(key))),
  25,
);
budget(`The longest of ${texts.length} lessons: its text and data`, [longest], lessonText);
const early = lessonKeys.filter((key) => reach(before).includes(key));
failed ||= early.length > 0;
for (const key of early) console.log(`✗ Of lessons before the first picture: ${manifest[key].file}`);

const asCode = reach(holding(rows.code ?? 'the row code of panels.ts'));
budget(
  'An account as code: all that comes as its page opens',
  scriptsOf(asCode.filter((key) => !openedKeys.has(key) && !engineKeys.has(key))),
  piece,
);
/** The page of a built-in scene before it is live: its HTML, and the scripts that wait for its reader. */
const pages = readdirSync(new URL('embed/', dist), { recursive: true })
  .filter((path) => path.endsWith('.html'))
  .map((path) => `embed/${path}`)
  .sort((a, b) => gzipSize(b) - gzipSize(a));
budget(
  `The largest of ${pages.length} pages of scenes for posts`,
  [pages[0], ...scriptsOf(reach(['embed.html']))],
  25,
);
/** The files of the worker that draws links, of which the manifest knows nothing: those named so, and all that they import. */
function ofSentWorker(...starts) {
  const folder = fileURLToPath(new URL('assets/', dist));
  const all = [...onlyOf(folder, 'sent-worker')];
  const wanted = starts.flatMap((start) => all.filter((name) => name.startsWith(`${start}-`)));
  return [...comingWith(folder, wanted)].map((name) => `assets/${name}`);
}
const [ofSample] = ofSentWorker('sample-2');
const ofPost = [
  'embed.html',
  ...scriptsOf(reach(['embed.html', ...holding('src/ui/frame/embed/sent/show-sent.ts')])),
  ofSample,
];
const account = ofSentWorker('sent-worker', 'sent-account');
const staged = ofSentWorker('sent-worker', 'read-shown', 'replayed-stage');
/** What a part needs beside a picture that is there already. */
const more = (picture, start) => ofSentWorker(start).filter((file) => !picture.includes(file));
budget(
  'A link’s first picture in a post, before its page: reading it, and drawing its account',
  [...ofPost, ...account],
  57,
);
budget('The lines in it that policies decide', more(account, 'project'), 24);
budget('All of an account, where a frame is larger than a post’s column', more(account, 'sent-house'), 20);
budget('A step’s link, on the stage, refused or not', [...ofPost, ...staged], 60);
budget('What a refused step lacks, which follows its picture', more(staged, 'refused'), 3.7);
budget('A step’s sentence, which follows its picture', more(staged, 'tell'), 7);
console.log(`\n  Both together: ${kB(total([...opened, ...engine]))}`);

console.log(`\n  Pieces that are fetched when first used (each at most ${piece} kB unless named):`);
const rest = Object.keys(manifest).filter(
  (key) => manifest[key].file.endsWith('.js') && !isOpened(key) && !isEngine(key),
);
const limitOf = (key) =>
  Object.entries(large).find(([name]) =>
    modules[manifest[key].file]?.some((one) => one.startsWith(name)),
  )?.[1] ?? piece;
for (const key of rest.sort((a, b) => gzipSize(manifest[b].file) - gzipSize(manifest[a].file))) {
  const size = gzipSize(manifest[key].file);
  const fits = size <= limitOf(key) * kilobyte;
  failed ||= !fits;
  if (!fits || size > 4 * kilobyte)
    console.log(`  ${fits ? '✓' : '✗'} ${kB(size).padStart(9)}  ${manifest[key].file}`);
}
const styles = [...new Set(Object.values(manifest).flatMap(({ css = [] }) => css))];
console.log(`  Styles, all together: ${kB(total(styles))}`);
process.exit(failed ? 1 : 0);
