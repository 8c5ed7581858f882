/**
 * `npm run lessons [-- FILE…]`: proves every lesson and reads every workshop, or only the given files. It
 * also proves a workshop's own lessons. Prints the checks that each one passed. Ends with 1 if one has a
 * problem. `npm test` proves a few of them (`tests/lessons/every-lesson.test.ts`), `.ci/run` runs this.
 * Each core proves one file at a time.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'vite';

/** Builds what proves lessons into a folder: built, it takes a quarter less time than read by Vite module by module. */
async function buildProofs(folder) {
  await build({
    root: resolve(import.meta.dirname, '..'),
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/bin/lessons.ts',
      outDir: folder,
      copyPublicDir: false,
      target: 'node20',
      rollupOptions: {
        output: { format: 'es', entryFileNames: 'lessons.mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return pathToFileURL(join(folder, 'lessons.mjs')).href;
}

function allFiles() {
  const folders = ['en', 'workshop/en'].map((name) => resolve(import.meta.dirname, '../src/lessons', name));
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => join(folder, file)),
  );
}

/** Hands one file after another to a worker, until none is left. */
function proveIn(worker, files, told) {
  return new Promise((done, fail) => {
    const next = () => {
      const file = files.shift();
      if (file === undefined) worker.postMessage(null);
      else worker.postMessage(file);
    };
    worker.on('message', (one) => {
      if (one !== 'ready') {
        console.log(one.lines.join('\n'));
        told.push(one.total);
      }
      next();
    });
    worker.on('error', fail);
    worker.on('exit', (code) => (code === 0 ? done() : fail(new Error(`It ended with ${code}.`))));
  });
}

if (isMainThread) {
  const asked = process.argv.slice(2);
  const files = asked.length > 0 ? asked.map((file) => resolve(file)) : allFiles();
  const count = Math.min(availableParallelism(), files.length);
  const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const proofs = await buildProofs(folder);
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL(import.meta.url), { workerData: proofs }),
  );
  const totals = [];
  await Promise.all(workers.map((worker) => proveIn(worker, files, totals)));
  console.log((await import(proofs)).totalLine(totals));
  process.exit(totals.some(({ problems }) => problems > 0) ? 1 : 0);
} else {
  const proofs = await import(workerData);
  parentPort.on('message', async (file) => {
    if (file === null) {
      parentPort.close();
      return;
    }
    const lines = [];
    const total = await proofs.proveFile(file, (line) => lines.push(line));
    parentPort.postMessage({ lines, total });
  });
  parentPort.postMessage('ready');
}
