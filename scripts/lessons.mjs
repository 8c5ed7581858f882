/**
 * `npm run lessons [-- FILE…]`: proves every lesson, or those files. Prints what each survived; ends with 1 where one
 * has a problem.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

const folder = resolve(import.meta.dirname, '../src/lessons/en');
const asked = process.argv.slice(2);
const files =
  asked.length > 0
    ? asked.map((file) => resolve(file))
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .sort()
        .map((file) => join(folder, file));

/** Bytes of a built-in lesson's file. */
const largest = 8192;

const server = await createServer({
  root: resolve(import.meta.dirname, '..'),
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { parseLesson } = await server.ssrLoadModule('/src/lessons/parse-lesson.ts');
const { lintLesson } = await server.ssrLoadModule('/src/lessons/lint/lint-lesson.ts');

const total = { lessons: 0, rewritings: 0, nearMisses: 0, mutants: 0, problems: 0 };
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const size = Buffer.byteLength(text);
  const parsed = parseLesson(text);
  total.lessons++;
  if (!parsed.ok) {
    for (const { line, column, place, kind, detail } of parsed.faults) {
      console.log(`✗ ${file}:${line}:${column} ${place} ${kind}: ${detail}`);
      total.problems++;
    }
    continue;
  }
  const report = await lintLesson(parsed.lesson);
  const problems = [...report.problems];
  if (size > largest) problems.push({ check: 'size', detail: `${size} of ${largest} bytes` });
  for (const name of ['rewritings', 'nearMisses', 'mutants']) total[name] += report[name];
  total.problems += problems.length;
  const { id, rewritings, nearMisses, mutants, words, slowest } = report;
  console.log(
    `${problems.length > 0 ? '✗' : '✓'} ${id}: ${rewritings} rewritings accepted, ${nearMisses} near-misses and ${mutants} mutants refused, ${words} words, ${size} bytes, goals in ${slowest.toFixed(1)} ms`,
  );
  for (const { check, detail } of problems) console.log(`    ${check}: ${detail}`);
}
console.log(
  `${total.lessons} lessons: ${total.rewritings} rewritings, ${total.nearMisses} near-misses, ${total.mutants} mutants, ${total.problems} problems`,
);
await server.close();
process.exit(total.problems > 0 ? 1 : 0);
