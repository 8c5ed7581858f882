import { rowsOf, type World } from '../../../../../engine/index.ts';
import type { LessonAttempt } from '../../../../../lessons/attempt-state.ts';
import type { SetCheck } from '../../../../../lessons/attempt/check-context.ts';
import type { Finding } from '../../../../../lessons/attempt/finding.ts';
import { decidesAlike } from '../../../../../lessons/sets/check-set.ts';
import { loadSets, namedFinding } from '../../../../../lessons/attempt/load-sets.ts';
import type { sentSets } from '../../../../../lessons/sets/sent-sets.ts';
import { checkBy, type Found, type Wanted, wantedIn } from '../../../../../lessons/attempt/wanted.ts';
import { inSlices } from '../../../../../graph/model/pausing.ts';
import { breathe } from '../../../../../playground/in-slices.ts';
import type { Playground } from '../../../../../playground/playground.svelte.ts';
import type { AccessDesk } from '../../../use/access/access-desk.ts';

type Answers = readonly (readonly [place: string, found: Finding])[];

/** Texts that stand for the code that a device shows now, which only the page can tell. */
const codes = /@(?:mfa|device):/;

/** Whether a finding may be another one only because time has passed. */
const isOfMoment = (place: string, { condition }: Finding): boolean =>
  place.includes('>') || JSON.stringify(condition).includes('session ');

/**
 * Decides after each change what a lesson asks of all requests: in a worker, or on the page, one condition after the
 * other, while there is none. A newer change ends the work on an older one.
 */
export class SetDecider {
  readonly #playground: Playground;
  readonly #tell: (sets: SetCheck) => void;
  #found: Found = new Map();
  #world: World | null = null;
  #ending = new AbortController();
  #desk: AccessDesk | null = null;
  #send: typeof sentSets | null = null;
  /** Whether the worker has the lesson and its start. */
  #isSent = false;

  private constructor(playground: Playground, tell: (sets: SetCheck) => void) {
    this.#playground = playground;
    this.#tell = tell;
  }

  /** Fetches what decides. `tell` hears what is decided. Rejects if it can't be fetched. */
  static async of(playground: Playground, tell: (sets: SetCheck) => void): Promise<SetDecider> {
    await loadSets();
    return new SetDecider(playground, tell);
  }

  /** Starts the worker, so that it is there once something changes. */
  async fetchWorker(): Promise<void> {
    const [{ accessDesk }, { sentSets: send }] = await Promise.all([
      import('../../../use/access/access-desk.ts'),
      import('../../../../../lessons/sets/sent-sets.ts'),
    ]);
    this.#send = send;
    this.#desk = accessDesk(this.#playground);
    this.#desk.open();
  }

  /** Decides an attempt anew. @returns what is decided already */
  take(attempt: LessonAttempt): SetCheck {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#found = this.#keptIn(attempt.world);
    this.#world = attempt.world;
    void this.#work(attempt, this.#ending.signal);
    return checkBy(this.#found);
  }

  /** Keeps earlier findings, if nothing that decides has changed. */
  #keptIn(world: World): Found {
    if (world === this.#world) return this.#found;
    if (!this.#world || !decidesAlike(this.#world, world)) return new Map();
    return new Map([...this.#found].filter(([place, finding]) => !isOfMoment(place, finding)));
  }

  async #work(attempt: LessonAttempt, signal: AbortSignal): Promise<void> {
    await breathe();
    const found = new Map(this.#found);
    for (let wanted; !signal.aborted && (wanted = wantedIn(attempt, found)).length > 0;) {
      const answers = (await this.#byWorker(attempt, wanted, signal)) ?? (await this.#byPage(wanted, signal));
      for (const [place, finding] of answers) found.set(place, finding);
    }
    if (signal.aborted || found.size === this.#found.size) return;
    this.#found = found;
    this.#tell(checkBy(found));
  }

  /** Null if there is no worker, or if it fails. */
  async #byWorker(
    { lesson, seed, start, world }: LessonAttempt,
    wanted: readonly Wanted[],
    signal: AbortSignal,
  ): Promise<Answers | null> {
    if (world !== start && !this.#desk) void this.fetchWorker().catch(() => undefined);
    if (
      !this.#desk?.isServed ||
      !this.#send ||
      codes.test(JSON.stringify(wanted.map(({ condition }) => condition)))
    )
      return null;
    const begun = this.#isSent ? null : { lesson, seed, start: rowsOf(start) };
    this.#isSent = true;
    try {
      const question = { type: 'sets', begun, ...this.#send(start, wanted) } as const;
      return await this.#desk.ask(question, { signal });
    } catch (error) {
      if (signal.aborted) return [];
      console.error(error);
      this.#isSent = false;
      return null;
    }
  }

  async #byPage(wanted: readonly Wanted[], signal: AbortSignal): Promise<Answers> {
    const answers: (readonly [string, Finding])[] = [];
    for (const { place, context, condition } of wanted) {
      await breathe();
      if (signal.aborted) break;
      answers.push([place, await namedFinding([context, condition], inSlices)]);
    }
    return answers;
  }
}
