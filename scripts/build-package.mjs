/**
 * `npm run build:package [-- FOLDER]`: the package that anybody installs, in `dist-package`: the command `iam-playground`
 * with the page, and the modules for tests and pages. All is bundled: it depends on nothing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { providePage } from './build-endpoint.mjs';
import { onlyOf } from './built-files.mjs';
import { bin, installPackages, requireNode, root } from './install.mjs';

/** The modules of the package: the file that each is built from. */
const entries = {
  index: 'src/testing/index.ts',
  sdk: 'src/sdk/index.ts',
  vitest: 'src/testing/vitest.ts',
  'node-test': 'src/testing/node-test.ts',
  'iam-playground': 'src/bin/iam-playground.ts',
};
/** Those that are imported, by the name under which they are. */
const doors = { '.': 'index', './sdk': 'sdk', './vitest': 'vitest', './node-test': 'node-test' };

requireNode();
installPackages();
const folder = resolve(root, process.argv[2] ?? 'dist-package');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Ends with a message: half a package is none. */
function fail(message) {
  console.error(message);
  process.exit(1);
}

async function buildModules() {
  const { build, runnerImport } = await import('vite');
  const { licences } = (await runnerImport('./scripts/vite-licences.ts')).module;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: JSON.stringify(own.version) },
    plugins: [licences().ofPage],
    // Its build for Node is CommonJS, which a page can't load.
    resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') } },
    ssr: { noExternal: true, external: ['vitest'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        // The page's files have names of the same form: that way the same data is found in both.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash:7].js',
        },
      },
    },
  });
}

/**
 * The declarations that people read: the doors, and what is given and got there. What is said of the others stands in
 * the code alone.
 */
const isRead = /\/(sdk|testing|engine\/(index|errors|arn|quotas|call|entities|policy\/(decision|request)))\b/;
const comments = /^ *\/\*\*.*?\*\/\n/gms;

/** Writes the declarations that the doors need, and no others. */
function buildTypes() {
  // Where the packages' own types are found.
  const made = join(root, 'node_modules/.cache/package-types');
  mkdirSync(made, { recursive: true });
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: made,
    },
    include: [],
    files: [join(root, 'src/app.d.ts'), ...Object.values(doors).map((name) => join(root, entries[name]))],
  };
  const config = join(made, 'tsconfig.json');
  writeFileSync(config, JSON.stringify(settings));
  const { status, stdout } = spawnSync(process.execPath, [bin('@typescript/native/bin/tsc'), '-p', config], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) fail(`The types could not be written:\n${stdout}`);
  const declarationOf = (source) => join(made, source.replace(/\.ts$/, '.d.ts'));
  const files = new Set(Object.values(doors).map((name) => declarationOf(entries[name])));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const target = join(folder, 'types', relative(join(made, 'src'), file));
    mkdirSync(dirname(target), { recursive: true });
    const named = /((?:from|import)\s*\(?\s*["'])(\.[^"']+)\.ts(["'])/g;
    for (const [, , path] of text.matchAll(named)) files.add(`${resolve(dirname(file), path)}.d.ts`);
    const told = isRead.test(file) ? text : text.replace(comments, '');
    writeFileSync(target, told.replace(named, '$1$2.js$3'));
  }
  rmSync(made, { recursive: true, force: true });
}

function writeManifest() {
  const typesOf = (name) => `./types/${entries[name].slice('src/'.length).replace(/\.ts$/, '.d.ts')}`;
  const manifest = {
    name: own.name,
    version: own.version,
    description: 'Enforced AWS IAM for tests: every call is decided, and every refusal says why.',
    license: own.license,
    type: 'module',
    bin: { 'iam-playground': './iam-playground.js' },
    exports: Object.fromEntries(
      Object.entries(doors).map(([door, name]) => [door, { types: typesOf(name), default: `./${name}.js` }]),
    ),
    engines: own.engines,
    peerDependencies: { vitest: '>=3' },
    peerDependenciesMeta: { vitest: { optional: true } },
    sideEffects: false,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

const page = await providePage();
if (page === null) fail('The package needs the page.');
await buildModules();
buildTypes();
/**
 * Posts show those of a public host: the pages of scenes, what draws a link's own scene in one, the example post, and
 * the loader's former versions.
 */
const drawingLinks = onlyOf(join(page, 'assets'), 'sent-worker');
const isForPosts = (path) =>
  (path.startsWith(join(page, 'embed')) && /\.(?:html|json)$|[\\/]v\d+\.\d+\.js$/.test(path)) ||
  /^post\.(?:html|css)$/.test(basename(path)) ||
  (path.startsWith(join(page, 'assets')) && drawingLinks.has(basename(path)));
/** A worker that reads what is looked at before it is deployed: without it the page reads shorter texts itself. */
const isSpare = (path) => /assets[\\/]incoming-worker-[^\\/]*\.js$/.test(path);
/** The README's own pictures, and what installs the page: one on this machine keeps nothing. */
const isOfHosts = (path) => /picture-(?:light|dark)\.png$|icon-(?:180|192|512)\.png$|[\\/]sw\.js$/.test(path);
cpSync(page, join(folder, 'page'), {
  recursive: true,
  filter: (path) => !path.endsWith('.vite') && !isForPosts(path) && !isOfHosts(path) && !isSpare(path),
});
/** Splits a script that imports nothing into what it makes and the names under which it gives that; null for others. */
function readData(typescript, path) {
  const text = readFileSync(path, 'utf8');
  const [given, names] = /\bexport\s*\{([^}]+)\};?\s*$/.exec(text) ?? [];
  if (given === undefined || typescript.preProcessFile(text, true, true).importedFiles.length > 0)
    return null;
  return {
    made: text.slice(0, -given.length),
    names: names.split(',').map((name) => {
      const [local, outside = local] = name.trim().split(/\s+as\s+/);
      return { local, outside };
    }),
  };
}
/**
 * Lets the modules read the data that the page has, too, from the page's files: each is in the package once. A lesson's
 * text has another name in the page.
 * @returns the names of the page's files that modules read
 */
async function shareData() {
  const { default: typescript } = await import('typescript');
  const scriptsIn = (directory) => readdirSync(directory).filter((name) => name.endsWith('.js'));
  const assets = join(folder, 'page/assets');
  const ofPage = new Map();
  const shared = new Set();
  for (const name of scriptsIn(assets)) {
    const data = readData(typescript, join(assets, name));
    if (data !== null) ofPage.set(data.made, { name, names: data.names });
  }
  for (const name of scriptsIn(join(folder, 'parts'))) {
    const path = join(folder, 'parts', name);
    const own = readData(typescript, path);
    const same = ofPage.get(own?.made);
    if (same === undefined) continue;
    const given = own.names.map(({ local, outside }) => {
      const there = same.names.find((one) => one.local === local)?.outside;
      return there && (there === outside ? there : `${there} as ${outside}`);
    });
    if (given.includes(undefined)) continue;
    writeFileSync(path, `export{${given.join(',')}}from'../page/assets/${same.name}';\n`);
    shared.add(same.name);
  }
  return shared;
}
/**
 * Compresses the page's largest scripts better than npm does: the server that shows the page reads them. Small ones stay, as
 * npm finds what they have in common. `shared` are those that modules import.
 */
function compressPage(shared) {
  const assets = join(folder, 'page/assets');
  for (const name of readdirSync(assets).filter((one) => one.endsWith('.js') && !shared.has(one))) {
    const path = join(assets, name);
    const content = readFileSync(path);
    if (content.length < 30_000) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    rmSync(path);
  }
}
compressPage(await shareData());
for (const file of ['LICENSE', 'NOTICE']) cpSync(join(root, file), join(folder, file));
mkdirSync(join(folder, 'docs'));
/** Its first page tells of tests. The others stand beside it. */
const pageOf = (name) => readFileSync(join(root, `docs/${name}.md`), 'utf8');
writeFileSync(join(folder, 'README.md'), pageOf('testing').replace(/\]\((\w+\.md)/g, '](docs/$1'));
for (const name of ['endpoint', 'links', 'sdk'])
  writeFileSync(join(folder, `docs/${name}.md`), pageOf(name).replaceAll('](testing.md', '](../README.md'));
writeManifest();
