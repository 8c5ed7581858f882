import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Call, World } from '../../../src/engine/index.ts';
import { apply } from '../../../src/engine/index.ts';
import {
  afterAnswer,
  afterCommit,
  prepareLesson,
  startAttempt,
} from '../../../src/lessons/attempt/attempt.ts';
import type { LessonAttempt, LessonCommit } from '../../../src/lessons/attempt-state.ts';
import { Bench } from '../../../src/lessons/attempt/bench.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import type { Guess, Step } from '../../../src/lessons/goal.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import type { LessonFile, Prediction } from '../../../src/lessons/lesson.ts';
import { Recording } from '../../../src/lessons/record/recording.ts';
import { thirdHint } from '../../../src/lessons/record/third-hint.ts';
import { isCase } from '../../../src/lessons/attempt/questions.ts';
import { guesses, lessonWords as words } from '#words/lessons.ts';
import { recipeSteps } from '../../../src/ui/panels/learning/lesson/recipe-steps.ts';
import { learning, topBar } from '../places.ts';
import type { Learner } from './learner.ts';
import { escaped } from './learner.ts';
import { doByHand } from './recipes.ts';

/**
 * A lesson that is done in the page and, beside it, on a bench: the bench knows what a line asks for and how many goals
 * are true after each step, and the page must agree.
 */
export class Lesson {
  #attempt: LessonAttempt;
  /** How many goals were true when the page was last looked at; null before it has told of them. */
  #heard: number | null = null;
  /** What a recording of the last step would call the controls that were pressed. */
  recorded: readonly string[] = [];
  readonly #bench: Bench;

  private constructor(
    readonly lesson: LessonFile,
    readonly learner: Learner,
    attempt: LessonAttempt,
  ) {
    this.#attempt = attempt;
    this.#bench = new Bench(lesson, attempt.world, lesson.actor, attempt.seed);
  }

  static async begin(lesson: LessonFile, learner: Learner): Promise<Lesson> {
    const [prepared, { world }] = await Promise.all([
      prepareLesson(lesson),
      lessonStart(lesson, Date.parse('2026-01-05T09:00:00Z')),
    ]);
    return new Lesson(lesson, learner, startAttempt(prepared, world, 'e2e'));
  }

  get page(): Page {
    return this.learner.page;
  }

  /** All actions of the third hint, in the order in which it tells them. */
  get steps(): readonly Step[] {
    return recipeSteps(this.#attempt).map(({ step }) => step);
  }

  /** Reads all three hints. */
  async readHints(): Promise<void> {
    await this.learner.goTo('Learn');
    const hints = learning(this.page).getByRole('region', { name: 'Hints' });
    for (const name of ['A nudge', 'Where to look', 'The next actions'])
      await this.learner.hands.press(hints.getByRole('button', { name }));
    await expect.poll(() => this.#told.count()).toBe(this.steps.length);
  }

  /** The actions of the third hint as the page tells them: there for as long as the lesson isn't solved. */
  get #told(): Locator {
    return learning(this.page).locator('section[aria-label="Hints"] ol.recipe > li');
  }

  /** The names of controls that the third hint tells of an action, and the line that can be typed instead. */
  async told(at: number): Promise<{ readonly names: readonly string[]; readonly line: string | null }> {
    const item = this.#told.nth(at);
    const [names, lines] = await Promise.all([
      item.locator('b').allTextContents(),
      item.locator('code').allTextContents(),
    ]);
    return { names, line: lines[0] ?? null };
  }

  /** The question that the page asks now where it is one of several cases: it has drawn their order by itself. */
  async #askedNow(question: string): Promise<Prediction | undefined> {
    const { predictions } = this.lesson;
    if (!isCase(this.lesson, question)) return predictions.find(({ id }) => id === question);
    const shown = await learning(this.page).locator('.prediction .question').allTextContents();
    return predictions.find(
      ({ id, ask }) =>
        isCase(this.lesson, id) && shown.includes(ask) && !Object.hasOwn(this.#attempt.memory.answers, id),
    );
  }

  async #answer(question: string, guess: Guess): Promise<void> {
    await this.learner.goTo('Learn');
    const asked = await this.#askedNow(question);
    if (!asked) throw new Error(`The page does not ask ${question}`);
    const said = asked.id === question ? guess : asked.is;
    const group = learning(this.page).getByRole('group', { name: asked.ask, exact: true });
    await this.learner.hands.press(group.getByRole('button', { name: guesses[said] }));
    this.#attempt = afterAnswer(this.#attempt, asked.id, said);
  }

  /** Carries a step out by hand, or by typing the line as the page tells it, and waits until the page says as many goals. */
  async step(step: Step, line: string | null): Promise<void> {
    const before = this.#bench.world;
    const { commits } = await this.#bench.step(step);
    this.recorded = await this.#recordedNames(commits, before);
    for (const commit of commits) this.#attempt = afterCommit(this.#attempt, commit);
    if (line !== null) await this.learner.type(line);
    else if (step.type === 'line' || step.type === 'call')
      // A stack makes its calls by itself.
      for (const { command, outcome } of commits.filter(({ command: one }) => !('via' in one)))
        await doByHand(this.learner, command as Call, {
          world: before,
          refused: outcome !== undefined && !outcome.result.ok,
        });
    else await this.#other(step, before);
    // The guest's form asks for the credentials as well: the bench comes to them in its next step.
    if (commits.some(({ command }) => command.type === 'call' && command.operation === 'GetId')) return;
    await this.agrees();
  }

  async #recordedNames(commits: readonly LessonCommit[], start: World): Promise<readonly string[]> {
    const { codes, start: begun } = this.#attempt;
    const recording = new Recording('solution', this.lesson, codes);
    let world = start;
    for (const commit of commits) {
      const after = apply(world, commit.changes);
      recording.hear(commit, world, after);
      world = after;
    }
    const calls = (recording.done() ?? []).filter(({ made }) => made !== null);
    const hint = await thirdHint({ goals: [], predictions: [] }, calls, begun, codes);
    return hint.flatMap(({ pointer }) =>
      [...pointer.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name),
    );
  }

  async #other(step: Step, world: World): Promise<void> {
    switch (step.type) {
      case 'answer':
        return this.#answer(step.question, step.guess);
      case 'as':
        return this.#actAs(step.who, world);
      case 'try':
        return this.learner.ask(step.action, step.resource);
      case 'clock':
        return this.#wait(step.milliseconds);
      case 'undo':
        return this.page.keyboard.press('ControlOrMeta+Z');
      default:
    }
  }

  async #actAs(who: string, world: World): Promise<void> {
    const [kind = '', name = ''] = who.split(' ');
    if (kind === 'root') {
      const account = world.tables.accounts.get(name)?.name;
      if (name === '') await this.learner.actAs('root', /root user/);
      else await this.learner.find(`root user ${account ?? ''}`, new RegExp(`root user.*${account ?? name}`));
    } else if (kind === 'key') await this.learner.actAs(name, new RegExp(`^${name} with AKIA`));
    else if (kind === 'session')
      await this.learner.actAs(
        who.replace('session of ', ''),
        new RegExp(`^${escaped(who.replace('session of ', ''))}/`),
      );
    else await this.learner.actAs(who, new RegExp(`^${escaped(who)} `));
  }

  async #wait(milliseconds: number): Promise<void> {
    const hours = milliseconds / 3_600_000;
    if (this.learner.hands.touches)
      await this.learner.hands.menu(
        topBar(this.page).getByRole('button', { name: 'More', exact: true }),
        new RegExp(`^Clock forward by ${String(hours)} hour`),
      );
    else {
      await this.learner.hands.press(topBar(this.page).getByRole('button', { name: /^Clock/ }));
      await this.learner.hands.press(
        this.page.getByRole('button', { name: new RegExp(`${String(hours)} hour`) }).first(),
      );
      await this.page.keyboard.press('Escape');
    }
  }

  get #states(): ReturnType<typeof checkGoals> {
    return checkGoals(this.#attempt);
  }

  /** Whether the page says of every goal what the bench says, in its own time. */
  async agrees(): Promise<void> {
    const states = this.#states;
    const isRevealed = this.lesson.predictions.every(({ id }) =>
      Object.hasOwn(this.#attempt.memory.answers, id),
    );
    if (!isRevealed) return;
    const wanted = states.map(({ goal, state }) => `${state === 'met' ? 'met' : 'open'}: ${goal.says}`);
    const items = this.page.locator('section[aria-label="What should be true"] > ul > li');
    await expect
      .poll(
        () =>
          items.evaluateAll((all) =>
            all.map(
              (item) =>
                `${item.classList.contains('met') ? 'met' : 'open'}: ${
                  item.querySelector('.says')?.firstChild?.textContent?.trim() ?? ''
                }`,
            ),
          ),
        { timeout: 8000 },
      )
      .toEqual(wanted);
    await this.#isHeard(states);
  }

  /** Where the lesson is heard by who can't see it. */
  get #live(): Locator {
    return this.page.getByRole('region', { name: 'The lesson that you do' }).getByRole('status');
  }

  /** What the page says into the live region once more or fewer goals are true. */
  async #isHeard(states: ReturnType<typeof checkGoals>): Promise<void> {
    const met = states.filter(({ state }) => state === 'met').length;
    const before = this.#heard;
    this.#heard = met;
    if (before === null || before === met) return;
    const next = states.find(({ state }) => state !== 'met');
    const said = words.announced(met, states.length, next?.goal.says ?? '');
    await expect.poll(() => this.#live.textContent(), { timeout: 8000 }).toContain(said);
  }

  /** The end: everything is true, and the page says that the lesson is solved. */
  async ends(): Promise<void> {
    await this.learner.goTo('Learn');
    await learning(this.page).getByRole('region', { name: 'Solved' }).waitFor();
    await expect
      .poll(() => this.#live.textContent())
      .toContain(`${words.heardSolved} ${this.lesson.learned}`);
  }
}
