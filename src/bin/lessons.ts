import { readFileSync } from 'node:fs';
import type { LessonFile } from '../lessons/lesson.ts';
import { pageLesson } from '../lessons/lesson.ts';
import { lintLesson } from '../lessons/lint/lint-lesson.ts';
import { parseLesson } from '../lessons/parse-lesson.ts';
import { parseWorkshop } from '../lessons/workshop/parse-workshop.ts';
import { findingLine } from '../ui/panels/learning/text/finding-text.ts';
import { plural } from '../words/index.ts';
import { faultText } from '#words/lesson-files.ts';
import { largestLesson, lessonSize } from './lesson-size.ts';

type Faults = Extract<ReturnType<typeof parseLesson>, { readonly ok: false }>['faults'];

const lessonsIn = (count: number): string =>
  plural(count, { one: '1 lesson', other: `${String(count)} lessons` });

/** Counts of all that was proved. */
class Proofs {
  readonly total = { lessons: 0, rewritings: 0, nearMisses: 0, mutants: 0, right: 0, wrong: 0, problems: 0 };

  constructor(readonly say: (line: string) => void) {}

  faults(file: string, faults: Faults): void {
    for (const fault of faults) this.say(`✗ ${file}: ${faultText(fault)}`);
    this.total.problems += faults.length;
  }

  async prove(lesson: LessonFile): Promise<void> {
    const { total } = this;
    const size = lessonSize(pageLesson(lesson));
    total.lessons++;
    const report = await lintLesson(lesson, undefined, true);
    const problems = [...report.problems];
    if (size > largestLesson)
      problems.push({ check: 'size', detail: `${size} of ${largestLesson} bytes`, unmet: [] });
    for (const name of ['rewritings', 'nearMisses', 'mutants'] as const) total[name] += report[name];
    total.problems += problems.length;
    const { id, rewritings, nearMisses, mutants, cells, words, slowest, slowestOnPage } = report;
    total.right += cells.right;
    total.wrong += cells.wrong;
    this.say(
      `${problems.length > 0 ? '✗' : '✓'} ${id}: ${rewritings} rewritings accepted, ${nearMisses} near-misses and ${mutants} mutants refused, of cells ${cells.right} right and ${cells.wrong} wrong ones (${cells.unknown} undecided), ${words} words, ${size} bytes fetched, goals in ${slowest.toFixed(1)} ms, ${slowestOnPage.toFixed(1)} of them on the page`,
    );
    for (const { goal, who, action, resource, actions } of report.through)
      this.say(
        `    ${goal} lets through: ${who} may ${action} on ${resource}${actions > 1 ? `, and ${actions - 1} actions more` : ''}`,
      );
    for (const { check, detail, unmet } of problems) {
      this.say(`    ${check}: ${detail}`);
      for (const finding of unmet) this.say(`      ${findingLine(finding)}`);
    }
  }

  async workshop(file: string, text: string): Promise<void> {
    const parsed = parseWorkshop(text);
    if (!parsed.ok) return this.faults(file, parsed.faults);
    const { id, lessons } = parsed.workshop;
    this.say(`✓ workshop ${id}: ${lessonsIn(lessons.length)}`);
    for (const one of lessons) if ('carried' in one) await this.prove(one.carried);
  }

  async file(file: string): Promise<void> {
    const text = readFileSync(file, 'utf8');
    // Only a workshop has a list of lessons.
    if (/^lessons:/m.test(text.split('\n---\n')[0] ?? '')) return this.workshop(file, text);
    const parsed = parseLesson(text);
    if (parsed.ok) return this.prove(parsed.lesson);
    this.total.lessons++;
    this.faults(file, parsed.faults);
  }
}

export type Totals = Proofs['total'];

/** Proves one lesson, or reads a workshop and proves its own lessons. Says the checks that it passed. */
export async function proveFile(file: string, say: (line: string) => void): Promise<Totals> {
  const proofs = new Proofs(say);
  await proofs.file(file);
  return proofs.total;
}

/** Adds up the counts of several files, in one line. */
export function totalLine(all: readonly Totals[]): string {
  const sum = (name: keyof Totals): number => all.reduce((total, one) => total + one[name], 0);
  return `${lessonsIn(sum('lessons'))}: ${sum('rewritings')} rewritings, ${sum('nearMisses')} near-misses, ${sum('mutants')} mutants, of cells ${sum('right')} right and ${sum('wrong')} wrong answers, ${sum('problems')} problems`;
}

/**
 * Proves lessons and reads workshops, and proves a workshop's own lessons. Says the checks that each one passed.
 * @returns how many problems there are
 */
export async function proveLessons(
  files: readonly string[],
  say: (line: string) => void = console.log,
): Promise<number> {
  const totals: Totals[] = [];
  for (const file of files) totals.push(await proveFile(file, say));
  say(totalLine(totals));
  return totals.reduce((sum, { problems }) => sum + problems, 0);
}
