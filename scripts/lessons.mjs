/**
 * `npm run lessons [-- FILE…]`: proves every lesson and reads every workshop, or only the given files. It
 * also proves a workshop's own lessons. Prints the checks that each one passed. Ends with 1 if one has a
 * problem. `npm test` proves every lesson, too (`tests/lessons/every-lesson.test.ts`), so this is for
 * authors.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';
import { largestLesson, lessonSize } from './lesson-size.mjs';
import { wordsFolder } from './words-folder.mjs';

const folders = ['en', 'workshop/en'].map((name) => resolve(import.meta.dirname, '../src/lessons', name));
const asked = process.argv.slice(2);
const files =
  asked.length > 0
    ? asked.map((file) => resolve(file))
    : folders.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.md'))
          .sort()
          .map((file) => join(folder, file)),
      );

const server = await createServer({
  root: resolve(import.meta.dirname, '..'),
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { pageLesson } = await server.ssrLoadModule('/src/lessons/lesson.ts');
const { parseLesson } = await server.ssrLoadModule('/src/lessons/parse-lesson.ts');
const { parseWorkshop } = await server.ssrLoadModule('/src/lessons/workshop/parse-workshop.ts');
const { lintLesson } = await server.ssrLoadModule('/src/lessons/lint/lint-lesson.ts');
const { findingLine } = await server.ssrLoadModule('/src/ui/panels/learning/text/finding-text.ts');
const { faultText } = await server.ssrLoadModule(`/${wordsFolder}/lesson-files.ts`);

const total = { lessons: 0, rewritings: 0, nearMisses: 0, mutants: 0, problems: 0 };

function tellFaults(file, faults) {
  for (const fault of faults) console.log(`✗ ${file}: ${faultText(fault)}`);
  total.problems += faults.length;
}

async function prove(lesson) {
  const size = lessonSize(pageLesson(lesson));
  total.lessons++;
  const report = await lintLesson(lesson);
  const problems = [...report.problems];
  if (size > largestLesson)
    problems.push({ check: 'size', detail: `${size} of ${largestLesson} bytes`, unmet: [] });
  for (const name of ['rewritings', 'nearMisses', 'mutants']) total[name] += report[name];
  total.problems += problems.length;
  const { id, rewritings, nearMisses, mutants, words, slowest } = report;
  console.log(
    `${problems.length > 0 ? '✗' : '✓'} ${id}: ${rewritings} rewritings accepted, ${nearMisses} near-misses and ${mutants} mutants refused, ${words} words, ${size} bytes fetched, goals in ${slowest.toFixed(1)} ms`,
  );
  for (const { check, detail, unmet } of problems) {
    console.log(`    ${check}: ${detail}`);
    for (const finding of unmet) console.log(`      ${findingLine(finding)}`);
  }
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  // Only a workshop has a list of lessons.
  if (/^lessons:/m.test(text.split('\n---\n')[0])) {
    const parsed = parseWorkshop(text);
    if (!parsed.ok) {
      tellFaults(file, parsed.faults);
      continue;
    }
    const { id, lessons } = parsed.workshop;
    console.log(`✓ workshop ${id}: ${lessons.length} lessons`);
    for (const one of lessons) if ('carried' in one) await prove(one.carried);
    continue;
  }
  const parsed = parseLesson(text);
  if (parsed.ok) await prove(parsed.lesson);
  else {
    total.lessons++;
    tellFaults(file, parsed.faults);
  }
}
console.log(
  `${total.lessons} lessons: ${total.rewritings} rewritings, ${total.nearMisses} near-misses, ${total.mutants} mutants, ${total.problems} problems`,
);
await server.close();
process.exit(total.problems > 0 ? 1 : 0);
