import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { runnerImport } from 'vite';
import type { FileFault } from '../src/lessons/front-matter.ts';
import type { LessonFile, pageLesson } from '../src/lessons/lesson.ts';
import type { parseLesson } from '../src/lessons/parse-lesson.ts';
import type { parseWorkshop } from '../src/lessons/workshop/parse-workshop.ts';
import { curriculum } from '../src/lessons/curriculum.ts';
import { minutesFor } from '../src/lessons/workshop/minutes.ts';
import { readyWorkshops } from '../src/lessons/workshop/ready.ts';

const folder = resolve(import.meta.dirname, '../src/lessons/en');
const workshopFolder = resolve(import.meta.dirname, '../src/lessons/workshop/en');
/** The lessons' files in the order in which they are taught. */
const paths = curriculum.flatMap(({ chapter, lessons: ids }) =>
  ids.map((lesson) => join(folder, chapter, `${lesson}.md`)),
);
const name = 'virtual:lessons';
const taught = 'virtual:taught';
const workshops = 'virtual:workshops';
const query = '?lesson';
/** Solutions are for instructors. They are fetched apart, so that nobody else has them. */
const solutionsQuery = '?solutions';
/** The lesson's source is for authors. */
const sourceQuery = '?source';

interface Reader {
  readonly parseLesson: typeof parseLesson;
  readonly pageLesson: typeof pageLesson;
}

/** Stops the build for a file that has faults, and names their places. */
function refuse(path: string, faults: readonly FileFault[]): never {
  const told = faults.map(
    ({ line, column, place, kind, detail }) =>
      `${path}:${String(line)}:${String(column)} ${place} ${kind} ${detail}`,
  );
  throw new Error(told.join('\n'));
}

/** Reads lessons as the page and its linter do. */
async function reader(): Promise<(file: string) => { readonly file: LessonFile; readonly page: object }> {
  const [{ module: parse }, { module: lesson }] = await Promise.all([
    runnerImport<Pick<Reader, 'parseLesson'>>(resolve(import.meta.dirname, '../src/lessons/parse-lesson.ts')),
    runnerImport<Pick<Reader, 'pageLesson'>>(resolve(import.meta.dirname, '../src/lessons/lesson.ts')),
  ]);
  return (path) => {
    const parsed = parse.parseLesson(readFileSync(path, 'utf8'));
    return parsed.ok
      ? { file: parsed.lesson, page: lesson.pageLesson(parsed.lesson) }
      : refuse(path, parsed.faults);
  };
}

/** Reads workshops as the page and its linter do. */
async function workshopReader(): Promise<(path: string) => object> {
  const path = resolve(import.meta.dirname, '../src/lessons/workshop/parse-workshop.ts');
  const { module } = await runnerImport<{ readonly parseWorkshop: typeof parseWorkshop }>(path);
  return (file) => {
    const parsed = module.parseWorkshop(readFileSync(file, 'utf8'));
    return parsed.ok ? parsed.workshop : refuse(file, parsed.faults);
  };
}

/**
 * Makes the page's lessons from `src/lessons/en/`. `virtual:lessons` is the index of all lessons in the order
 * in which they are taught. Each lesson has a file of its own, without the parts that only its linter needs.
 * `virtual:taught` finds what only those who teach ask for: what a lesson adds to the index, everybody fetches.
 * `virtual:workshops` holds the ready workshops.
 */
export function lessons(): Plugin {
  let reading: ReturnType<typeof reader> | null = null;
  let readingWorkshops: ReturnType<typeof workshopReader> | null = null;
  let isBuild = false;
  return {
    name: 'iam-playground-lessons',
    // Read before the build transforms anything: a busy machine would let the readers wait longer than they may.
    buildStart: async () => {
      if (!isBuild) return;
      await (reading ??= reader());
      await (readingWorkshops ??= workshopReader());
    },
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    resolveId: (source) => ([name, taught, workshops].includes(source) ? `\0${source}` : null),
    async load(id) {
      if (id === `\0${workshops}`) {
        const readWorkshop = await (readingWorkshops ??= workshopReader());
        const files = readyWorkshops.map((one) => join(workshopFolder, `${one}.md`));
        for (const path of files) this.addWatchFile(path);
        return `export const workshops = ${JSON.stringify(files.map(readWorkshop))};`;
      }
      if (id === `\0${taught}`) {
        const read = await (reading ??= reader());
        const rows = paths.map(
          (path) =>
            `${JSON.stringify(basename(path, '.md'))}: { minutes: ${String(minutesFor(read(path).file))}, solutions: () => import(${JSON.stringify(path + solutionsQuery)}), source: () => import(${JSON.stringify(path + sourceQuery)}) }`,
        );
        return `export const taught = {${rows.join(',\n')}};`;
      }
      const isIndex = id === `\0${name}`;
      const asked = /\.md(\?(?:lesson|solutions|source))$/.exec(id)?.[1];
      if (!isIndex && asked === undefined) return null;
      const read = await (reading ??= reader());
      if (asked === sourceQuery) {
        const source = readFileSync(id.slice(0, -sourceQuery.length), 'utf8');
        return `export const source = ${JSON.stringify(source)};`;
      }
      if (asked === solutionsQuery) {
        const { solutions } = read(id.slice(0, -solutionsQuery.length)).file.proof;
        return `export const solutions = ${JSON.stringify(solutions)};`;
      }
      if (!isIndex) {
        const path = id.slice(0, -query.length);
        this.addWatchFile(path);
        return `export const lesson = ${JSON.stringify(read(path).page)};`;
      }
      const rows = paths.map((path) => {
        this.addWatchFile(path);
        const { id: lesson, version, chapter, buildsOn, title } = read(path).file;
        const entry = JSON.stringify({ id: lesson, version, chapter, buildsOn, title });
        return `{ ...${entry}, load: () => import(${JSON.stringify(path + query)}) }`;
      });
      return `export const lessons = [${rows.join(',\n')}];`;
    },
  };
}
