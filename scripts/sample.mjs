import { writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const { module: engine } = await runnerImport('./src/engine/index.ts');
const { module: sample } = await runnerImport('./src/playground/sample-calls.ts');
await engine.prepare({ type: 'call', service: 'iam' });

const rows = engine.rowsOf(sample.buildSample()).sort((a, b) => {
  const one = `${a.table}/${a.key}`;
  const two = `${b.table}/${b.key}`;
  return one < two ? -1 : one > two ? 1 : 0;
});
const path = new URL('../src/playground/sample-rows.json', import.meta.url);
writeFileSync(path, JSON.stringify(rows, null, 1) + '\n');
console.log(`${rows.length} rows`);
