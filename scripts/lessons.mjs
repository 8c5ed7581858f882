/**
 * `npm run lessons [-- FILE…]`: proves every lesson and reads every workshop, or only the given files. It
 * also proves a workshop's own lessons. Prints the checks that each one passed. Ends with 1 if one has a
 * problem. `npm test` proves a third of them (`tests/lessons/every-lesson.test.ts`), `.ci/run` runs this.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

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
const { proveLessons } = await server.ssrLoadModule('/src/bin/lessons.ts');
const problems = await proveLessons(files);
await server.close();
process.exit(problems > 0 ? 1 : 0);
