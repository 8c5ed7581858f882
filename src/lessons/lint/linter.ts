import type { Decision, World } from '../../engine/index.ts';
import { nowOf } from '../../engine/index.ts';
import { pressed } from '#words/recipe.ts';
import { startAttempt } from '../attempt.ts';
import type { PreparedLesson } from '../attempt-state.ts';
import type { Finding } from '../finding.ts';
import type { Guess } from '../goal.ts';
import { fits } from '../goal.ts';
import { isLayer } from '../guesses.ts';
import type { LessonFile, Solution } from '../lesson.ts';
import { reveal } from '../predictions.ts';
import { hasReference } from '../references.ts';
import { refusalsOf } from '../refusals.ts';
import { typedLine } from '../typed-line.ts';
import { callRewritings, writing } from './call-rewritings.ts';
import { subsetsOf } from './drops.ts';
import { mutantsOf } from './mutants.ts';
import type { Played } from './play.ts';
import { isChanging, isMistyped, play } from './play.ts';
import { rewritings } from './rewritings.ts';
import { timeOf } from './time.ts';

/** What is wrong with a lesson: which check, and about what, in words for its author. */
export interface LintProblem {
  readonly check:
    | 'prose'
    | 'start'
    | 'prediction'
    | 'solution'
    | 'hint'
    | 'subset'
    | 'necessary'
    | 'nearMiss'
    | 'rewriting'
    | 'mutant'
    | 'misconception'
    | 'time';
  readonly detail: string;
  /** What wasn't met, where that is the problem. */
  readonly unmet: readonly Finding[];
}

/** How far a proof is: answers that it is done with, of all, and the other ways of writing them that it has tried. */
export interface LintProgress {
  readonly done: number;
  readonly all: number;
  readonly plays: number;
}

const limits = { solutions: 3, nearMisses: 3 } as const;

const unmetOf = ({ states }: Played): readonly string[] =>
  states.filter(({ state }) => state !== 'met').map(({ goal }) => goal.id);

/** Plays a lesson in every way that proves something, and gathers what is wrong. */
export class Linter {
  readonly problems: LintProblem[] = [];
  /** Goals that some wrong answer missed alone. */
  readonly necessary = new Set<string>();
  rewritings = 0;
  mutants = 0;
  slowest = 0;
  /** Of the solutions and near-misses, those that it has come to. */
  #answers = 0;

  constructor(
    readonly lesson: LessonFile,
    readonly prepared: PreparedLesson,
    readonly start: World,
    /** Is waited for before each play: time to draw, and to hear that it shall end, which it says by rejecting. */
    readonly pause: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** How far it is: the answers that are behind it, of all. */
  get progress(): LintProgress {
    const { solutions, nearMisses } = this.lesson.proof;
    const plays = this.rewritings + this.mutants;
    return { done: Math.max(0, this.#answers - 1), all: solutions.length + nearMisses.length, plays };
  }

  problem(check: LintProblem['check'], detail: string, unmet: readonly Finding[] = []): void {
    this.problems.push({ check, detail, unmet });
  }

  #spares(kind: string, way: string): boolean {
    return this.lesson.proof.spared.some((one) => one.kind === kind && (one.way ?? way) === way);
  }

  /** A wrong answer: it must miss a goal; where it misses one alone, that goal is needed. */
  #refuse(played: Played, check: LintProblem['check'], detail: string): readonly string[] {
    const unmet = unmetOf(played);
    if (unmet.length === 0) this.problem(check, `${detail} passes`);
    if (unmet.length === 1) this.necessary.add(unmet[0] as string);
    return unmet;
  }

  /** Null where the solution doesn't pass. */
  async #solution({ way, steps }: Solution): Promise<Played | null> {
    await this.pause();
    const played = await play(this.prepared, this.start, steps, { watches: true });
    for (const id of played.recognised) this.problem('misconception', `${way} shows ${id} on its way`);
    this.slowest = Math.max(this.slowest, timeOf(played.attempt));
    if (played.solved) return played;
    const failed = played.done.filter(({ code }) => code !== 0).map(({ printed }) => printed.trim());
    this.problem(
      'solution',
      [`${way} misses ${unmetOf(played).join(', ')}`, ...failed].join(' | '),
      played.states.flatMap(({ unmet }) => unmet ?? []),
    );
    return null;
  }

  async #drops({ way, steps }: Solution, played: Played): Promise<void> {
    const changing = played.done.flatMap((done, i) => (isChanging(done) ? [i] : []));
    for (const dropped of subsetsOf(changing)) {
      const rest = steps.filter((_step, i) => !dropped.has(i));
      await this.pause();
      const without = [...dropped].map((i) => i + 1).join(', ');
      this.#refuse(await play(this.prepared, this.start, rest), 'subset', `${way} without step ${without}`);
      this.mutants++;
    }
  }

  async #rewrite({ way, steps }: Solution): Promise<void> {
    const combined = rewritings.flatMap((one, i) => rewritings.slice(i + 1).map((other) => [one, other]));
    const ways = [...rewritings.map((one) => [one]), ...combined.filter((_pair, i) => i % 5 === 0)];
    const told = ways.map((some) => ({
      name: some.map(({ name }) => name).join(' + '),
      counted: writing(some),
    }));
    const calls = callRewritings
      .filter(([name]) => !this.#spares(name, way))
      .map(([name, make]) => ({ name, counted: make() }));
    for (const { name, counted } of [...told, ...calls]) {
      await this.pause();
      const played = await play(this.prepared, this.start, steps, { rewrite: counted.rewrite });
      if (counted.count() === 0) continue;
      this.rewritings++;
      if (!played.solved)
        this.problem('rewriting', `${way}, ${name}: misses ${unmetOf(played).join(', ')}${refusals(played)}`);
    }
  }

  async #mutate({ way, steps }: Solution): Promise<void> {
    for (const mutant of mutantsOf(this.lesson)) {
      if (this.#spares(mutant.name, way)) continue;
      await this.pause();
      const counted = writing([mutant], 'meaning');
      const played = await play(this.prepared, this.start, steps, { rewrite: counted.rewrite });
      if (counted.count() === 0) continue;
      this.mutants++;
      this.#refuse(played, 'mutant', `${way}, ${mutant.name}:`);
    }
  }

  async solutions(): Promise<void> {
    const { solutions } = this.lesson.proof;
    if (solutions.length < limits.solutions)
      this.problem('solution', `${String(solutions.length)} of ${String(limits.solutions)}`);
    for (const solution of solutions) {
      this.#answers += 1;
      const played = await this.#solution(solution);
      if (!played) continue;
      await this.#drops(solution, played);
      await this.#rewrite(solution);
      await this.#mutate(solution);
    }
  }

  async nearMisses(): Promise<void> {
    const { nearMisses } = this.lesson.proof;
    const recognised = new Set<string>();
    if (nearMisses.length < limits.nearMisses)
      this.problem('nearMiss', `${String(nearMisses.length)} of ${String(limits.nearMisses)}`);
    for (const { says, steps, misses } of nearMisses) {
      this.#answers += 1;
      await this.pause();
      const played = await play(this.prepared, this.start, steps, { watches: true });
      const unmet = this.#refuse(played, 'nearMiss', says);
      if (!unmet.includes(misses))
        this.problem('nearMiss', `${says}: misses ${unmet.join(', ')}, not ${misses}`);
      const mistyped = played.done.find(isMistyped);
      if (mistyped) this.problem('nearMiss', `${says}: ${mistyped.printed.trim()}`);
      for (const id of played.recognised) recognised.add(id);
    }
    for (const { id } of this.lesson.misconceptions)
      if (!recognised.has(id)) this.problem('misconception', `no near-miss shows ${id}`);
  }

  /** The third hint says of each action what to press, and its lines can be typed as soon as it is read. */
  hint(): void {
    const attempt = startAttempt(this.prepared, this.start, 'lint');
    for (const [i, { step, pointer }] of this.lesson.recipe.entries()) {
      const place = `action ${String(i + 1)}`;
      if ((pointer || pressed(step, [])) === '') this.problem('hint', `${place} says nothing to press`);
      if (step.type === 'line' && hasReference(typedLine(attempt, step.line, nowOf(this.start))))
        this.problem('hint', `${place} names what isn't there yet: ${step.line}`);
    }
  }

  predictions(): void {
    const attempt = startAttempt(this.prepared, this.start, 'lint');
    for (const prediction of this.lesson.predictions)
      for (const asked of [prediction, prediction.twin]) {
        const answer = answered(reveal(attempt, asked).decision, asked.is);
        if (answer !== asked.is) this.problem('prediction', `${prediction.id}: ${asked.ask} ${answer}`);
      }
  }

  needed(): void {
    for (const { id } of this.lesson.goals)
      if (!this.necessary.has(id)) this.problem('necessary', `no wrong answer misses ${id} alone`);
  }
}

/** The engine's own answer to a question of that kind. A layer decides only why AWS refuses. */
function answered(decision: Decision | null, is: Guess): string {
  if (!decision) return 'nobody';
  const isRefused = fits(decision.verdict, 'refused');
  return isLayer(is) && isRefused ? decision.decidedBy : decision.verdict;
}

const refusals = ({ done }: Played): string =>
  done
    .flatMap(refusalsOf)
    .map((said) => ` | ${said}`)
    .join('');
