/**
 * `npm run freeze-base NAME`: freezes the present sample account as a start that links may name, in
 * src/exchange/link/bases/NAME.json. `npm run freeze-base lessons` adds the present start of each lesson to
 * lesson-starts.json, if it isn't there. An existing start is never written again: links that were sent name
 * it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const [, , name = ''] = process.argv;
if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new Error('Give the name of the new start, such as sample-2');

const folder = new URL('../src/exchange/link/bases/', import.meta.url);
const server = await createServer({ server: { middlewareMode: true, ws: false }, appType: 'custom' });
const load = (path) => server.ssrLoadModule(path);

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row.after]);
  return groups;
}

/** A start as JSON, with one row on each line. */
const written = (tables) =>
  `{\n${Object.entries(tables)
    .map(
      ([table, rows]) =>
        `${JSON.stringify(table)}: [\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`,
    )
    .join(',\n')}\n}`;

async function freezeSample() {
  const { sampleRows } = await load('/src/playground/sample.ts');
  const text = written(Object.fromEntries(grouped(sampleRows)));
  writeFileSync(new URL(`${name}.json`, folder), `${text}\n`, { flag: 'wx' });
  console.log(`${name}: ${sampleRows.length} rows`);
}

async function freezeLessons() {
  const [{ lessons }, { lessonStart }, { rowsOf }, { frozenAt, newestStart }] = await Promise.all(
    [
      '/@id/virtual:lessons',
      '/src/lessons/attempt/lesson-start.ts',
      '/src/engine/index.ts',
      '/src/exchange/link/lesson-starts.ts',
    ].map(load),
  );
  const file = new URL('lesson-starts.json', folder);
  const starts = JSON.parse(readFileSync(file, 'utf8'));
  for (const { id, load: lessonOf } of lessons) {
    const { lesson } = await lessonOf();
    const { world } = await lessonStart(lesson, frozenAt);
    const tables = Object.fromEntries(grouped(rowsOf(world)));
    const newest = newestStart(id);
    if (newest && JSON.stringify(starts[newest.name]) === JSON.stringify(tables)) continue;
    const next = `${id}-${(newest?.number ?? 0) + 1}`;
    starts[next] = tables;
    console.log(`${next}: ${rowsOf(world).length} rows`);
  }
  const texts = Object.entries(starts).map(([key, tables]) => `${JSON.stringify(key)}: ${written(tables)}`);
  writeFileSync(file, `{\n${texts.join(',\n')}\n}\n`);
}

try {
  await (name === 'lessons' ? freezeLessons() : freezeSample());
} finally {
  await server.close();
}
