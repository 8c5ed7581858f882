import type { CallCommit, Playground } from '../../../../playground/playground.svelte.ts';
import { Answers } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';
import { isNotFetched } from '../../../parts/not-fetched.ts';
import { newGesture, type Report, runRequests } from '../actions/run-requests.ts';
import type { Failure } from './errors.ts';

/** The calls of one dialog: whether it waits for an answer, which calls were carried out, and which one failed. */
export class Asking {
  readonly #playground: Playground;
  /** Kept after a refusal, so that the second try belongs to the same gesture. */
  #gesture = newGesture();
  /** True while an answer is awaited; no other call is made then. */
  busy = $state(false);
  /**
   * Why the newest request failed. `failure` is null if the page itself failed; `isNotFetched` is true if the page
   * could not fetch a part of itself, for example without a network.
   */
  problem = $state.raw<{ readonly failure: Failure | null; readonly isNotFetched: boolean } | null>(null);
  /** All calls that were carried out, in order. */
  commits = $state.raw<readonly CallCommit[]>([]);

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /**
   * Makes each call in turn. @returns a report, even if a call was refused; null if another request was still running,
   * or the page itself failed
   */
  async run(requests: readonly Request[], answers = new Answers()): Promise<Report | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      const report = await runRequests(this.#playground, requests, answers, this.#gesture);
      this.commits = [...this.commits, ...report.commits];
      if (report.failure) this.problem = { failure: report.failure, isNotFetched: false };
      else this.#gesture = newGesture();
      return report;
    } catch (error) {
      const notFetched = isNotFetched(error);
      if (!notFetched) console.error(error);
      this.problem = { failure: null, isNotFetched: notFetched };
      return null;
    } finally {
      this.busy = false;
    }
  }
}
