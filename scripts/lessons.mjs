/**
 * `npm run lessons [-- FILE…]`: proves every lesson and reads every workshop, or only the given files. It
 * also proves a workshop's own lessons. Prints the checks that each one passed. Ends with 1 if one has a
 * problem. `npm test` proves a few of them (`tests/lessons/every-lesson.test.ts`), `.ci/run` runs this.
 * Each core proves one file at a time.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createServer } from 'vite';

/** Loads what proves lessons, as Vite reads it. */
async function loadProofs() {
  const server = await createServer({
    root: resolve(import.meta.dirname, '..'),
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  return { server, proofs: await server.ssrLoadModule('/src/bin/lessons.ts') };
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
  const workers = Array.from({ length: count }, () => new Worker(new URL(import.meta.url)));
  const totals = [];
  await Promise.all(workers.map((worker) => proveIn(worker, files, totals)));
  const { server, proofs } = await loadProofs();
  console.log(proofs.totalLine(totals));
  await server.close();
  process.exit(totals.some(({ problems }) => problems > 0) ? 1 : 0);
} else {
  const { server, proofs } = await loadProofs();
  parentPort.on('message', async (file) => {
    if (file === null) {
      await server.close();
      parentPort.close();
      return;
    }
    const lines = [];
    const total = await proofs.proveFile(file, (line) => lines.push(line));
    parentPort.postMessage({ lines, total });
  });
  parentPort.postMessage('ready');
}
