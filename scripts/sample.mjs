/** Writes src/playground/sample-rows.json again, from the calls that make the sample account. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const server = await createServer({ server: { middlewareMode: true, ws: false }, appType: 'custom' });
const engine = await server.ssrLoadModule('/src/engine/index.ts');
const sample = await server.ssrLoadModule('/src/playground/sample-calls.ts');
await sample.prepareSample();

const place = (row) => `${row.table}/${row.key}`;
const rows = engine.rowsOf(sample.buildSample()).sort((a, b) => (place(a) < place(b) ? -1 : 1));
writeFileSync(
  new URL('../src/playground/sample-rows.json', import.meta.url),
  `${JSON.stringify(rows, null, 1)}\n`,
);
console.log(`${rows.length} rows`);
await server.close();
