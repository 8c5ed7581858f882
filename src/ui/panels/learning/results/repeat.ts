import { accountOf, nowOf, type World } from '../../../../engine/index.ts';
import { actorNamed } from '../../../../lessons/attempt/acting.ts';
import {
  afterAnswer,
  afterCommit,
  prepareLesson,
  startAttempt,
} from '../../../../lessons/attempt/attempt.ts';
import type { LessonAttempt, PreparedLesson } from '../../../../lessons/attempt-state.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import { lessonStart } from '../../../../lessons/attempt/lesson-start.ts';
import type { KeptAttempt, KeptStep } from '../../../../lessons/progress/kept-attempt.ts';
import { wholeCommand } from '../../../../lessons/results/for-others.ts';
import { rootCredentials } from '../../../../playground/acting.ts';
import { localBackend } from '../../../../playground/backend.ts';
import { carryOut } from '../../../../playground/carry-out.ts';
import type { Command, Commit } from '../../../../playground/command.ts';
import type { StackDriver } from '../../../../playground/stack-driver.ts';
import { UndoRefused } from '../../../../playground/undo-refused.ts';
import type { WorkspaceState } from '../../../../playground/workspace-state.ts';

/** A step of a history that was done again. */
interface Repeated {
  /** Counts from 0. */
  readonly index: number;
  readonly step: KeptStep;
  /** The world before it. */
  readonly before: World;
  /** The attempt after it. */
  readonly attempt: LessonAttempt;
  /** Null for an answer, and where an undo or redo found nothing to do. */
  readonly commit: Commit | null;
  /** The device's time, ms since the epoch. */
  readonly time: number;
}

/** The loaded parts of each lesson, so that they are loaded only once. */
const prepared = new WeakMap<Lesson, Promise<PreparedLesson>>();
function preparedOf(lesson: Lesson): Promise<PreparedLesson> {
  const known = prepared.get(lesson) ?? prepareLesson(lesson);
  prepared.set(lesson, known);
  return known;
}

/** Begins a history's lesson as its learner did. */
export async function attemptAtStart(lesson: Lesson, { begunAt }: KeptAttempt): Promise<LessonAttempt> {
  const [ready, { world }] = await Promise.all([preparedOf(lesson), lessonStart(lesson, begunAt)]);
  return startAttempt(ready, world, `${lesson.id}-${String(begunAt)}`);
}

/**
 * Repeats a history's steps with the playground's own code, from a command to a commit. References to secrets are
 * followed to those of the repeated account.
 */
export async function* repeated(begun: LessonAttempt, kept: KeptAttempt): AsyncGenerator<Repeated, void> {
  const { lesson, world } = begun;
  let attempt = begun;
  const at = nowOf(world);
  const record = {
    id: 'replay',
    name: lesson.title,
    account: accountOf(world),
    rev: 0,
    createdAt: at,
    lastOpened: at,
    offset: 0,
    actingAs: actorNamed(world, lesson.actor) ?? rootCredentials(world),
    deletedAt: null,
    schema: 1 as const,
  };
  let state: WorkspaceState = { world, history: [], record };
  let time = at;
  const answers: unknown[] = [];
  const workshop = {
    backend: localBackend,
    device: () => time,
    commitId: () => String(state.record.rev),
    changesOf: () => Promise.resolve(null),
  };
  const run = async (command: Command): Promise<Commit> => {
    const made = await carryOut(state, command, workshop);
    state = made.workspace;
    attempt = afterCommit(attempt, made.commit);
    return made.commit;
  };
  let driver: StackDriver | null = null;
  /** Carries out what stacks wait for: a history has none of the calls that they make. */
  const deploy = async (commit: Commit): Promise<void> => {
    if (state.world.tables.stacks.size === 0) return;
    const { StackDriver } = await import('../../../../playground/stack-driver.ts');
    driver ??= new StackDriver({ world: () => state.world, history: () => state.history, run });
    await driver.look(commit);
  };
  for (const [index, step] of kept.steps.entries()) {
    const before = state.world;
    let commit: Commit | null = null;
    if (step.type !== 'command') attempt = afterAnswer(attempt, step.question, step.guess);
    else {
      time = step.at;
      try {
        const command = wholeCommand(step.command, before, answers);
        commit = await run(command);
        const { result } = commit.outcome ?? {};
        if (result?.ok) answers[index] = result.value;
        await deploy(commit);
      } catch (error) {
        // An undo or redo that found nothing to do is refused again.
        if (!(error instanceof UndoRefused)) throw error;
      }
    }
    yield { index, step, before, attempt, commit, time };
  }
}
