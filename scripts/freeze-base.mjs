/**
 * `npm run freeze-base NAME`: writes the sample account as it stands as a start that links may name, to
 * src/exchange/link/bases/NAME.json. A start that exists is never written again: links that were sent name it.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const [, , name = ''] = process.argv;
if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new Error('Give the name of the new start, such as sample-2');

const server = await createServer({ server: { middlewareMode: true, ws: false }, appType: 'custom' });
const { sampleRows } = await server.ssrLoadModule('/src/playground/sample.ts');
await server.close();

const tables = grouped(sampleRows);

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row]);
  return groups;
}

const lines = [...tables].map(
  ([table, rows]) =>
    `${JSON.stringify(table)}: [\n${rows.map(({ after }) => `  ${JSON.stringify(after)}`).join(',\n')}\n]`,
);
writeFileSync(
  new URL(`../src/exchange/link/bases/${name}.json`, import.meta.url),
  `{\n${lines.join(',\n')}\n}\n`,
  { flag: 'wx' },
);
console.log(`${name}: ${sampleRows.length} rows`);
