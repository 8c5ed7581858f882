import { worldFrom } from '../../../engine/index.ts';
import type { Change } from '../../../engine/index.ts';
import { actorNamed } from '../../../lessons/attempt/acting.ts';
import { prepareText, startAttempt } from '../../../lessons/attempt/attempt.ts';
import type { Memory } from '../../../lessons/attempt-state.ts';
import type { CatalogueEntry, Lesson } from '../../../lessons/lesson.ts';
import { endpointOfPage } from '../../../playground/open-storage.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { askEndpoint } from '../../../playground/remote/ask-endpoint.ts';
import { endpointLesson as words } from '#words/lessons.ts';
import { beginLesson } from '../../panels/learning/lesson/begin-lesson.ts';
import { type LessonPlace, LessonRun } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import { InStep } from './in-step.ts';
import LessonChip from './LessonChip.svelte';
import { arrange } from './lesson-place.ts';

/** A lesson as the endpoint sends it: plain data, with its memory of the attempt. */
interface Told {
  readonly lesson: Lesson;
  readonly seed: string;
  readonly start: readonly Change[];
  readonly memory: Memory;
}

const askHere = (path: string, request?: RequestInit): Promise<unknown> =>
  askEndpoint(endpointOfPage() ?? '', path, request);

const ask = async (): Promise<Told | null> =>
  ((await askHere('lesson')) as { readonly told: Told | null }).told;

const tell = (question: string, guess: string): Promise<unknown> =>
  askHere('answer', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, guess }),
  });

/** Stops following the endpoint; null if nothing follows it. */
let stop: (() => void) | null = null;

/**
 * Keeps the goals in step with the account on the endpoint, wherever commands are typed. @returns a function that
 * stops it
 */
function follow(run: LessonRun, account: Playground): () => void {
  const memory = new InStep(ask, (told) => run.follow(account.world, told.memory));
  const refresh = (): void => void memory.refresh();
  run.tellAnswer = (question, guess) => void memory.tell(() => tell(question, guess));
  const stops = [account.subscribe(refresh), account.subscribeToAnswers(refresh)];
  refresh();
  return () => stops.forEach((end) => end());
}

function placeOf(told: Told, shell: Shell): LessonPlace {
  const { lesson } = told;
  const entry: CatalogueEntry = { ...lesson, load: () => Promise.resolve({ lesson }) };
  const place: LessonPlace = {
    catalogue: [entry],
    workshop: null,
    says: words.says,
    hashOf: (id) => writeAddress({ kind: 'lesson', id }),
    overview: writeAddress({ kind: 'lessons' }),
    restart: async (isDemo) => {
      if (isDemo) {
        // A demonstration plays in an account of its own: the endpoint's stays as the learner has it.
        const run = await beginLesson(lesson, { ...place, restart: () => openTold(told, shell) }, true);
        run.playground.start();
        shell.show({
          playground: run.playground,
          chip: LessonChip,
          onleave: () => run.playground.stop(),
          arrange,
        });
      } else await askHere('reset', { method: 'POST' }).catch(() => undefined);
    },
    leave: () => {
      stop?.();
      history.pushState(history.state, '', location.pathname + location.search);
      shell.show({ playground: shell.own() });
    },
  };
  return place;
}

async function openTold(told: Told, shell: Shell): Promise<void> {
  const account = shell.own();
  const [prepared] = await Promise.all([prepareText(told.lesson), account.settled()]);
  stop?.();
  const start = worldFrom(told.start);
  const attempt = startAttempt(prepared, start, told.seed, { world: account.world, memory: told.memory });
  const run = new LessonRun(told.lesson, placeOf(told, shell), false, attempt, Date.now(), account);
  const actor = actorNamed(account.world, told.lesson.actor);
  if (actor) account.actAs(actor);
  stop = follow(run, account);
  shell.show({ playground: account, chip: LessonChip, onleave: () => stop?.(), arrange });
}

/** Shows the lesson that is done on the endpoint that serves the page, if it has that id. @returns whether it does */
export async function openEndpointLesson(id: string, shell: Shell): Promise<boolean> {
  const told = await ask().catch(() => null);
  if (told?.lesson.id !== id) return false;
  await openTold(told, shell);
  return true;
}
