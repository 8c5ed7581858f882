import { untrack } from 'svelte';
import { callerNode } from '../../../../../assume/caller-node.ts';
import type { GoalState } from '../../../../../graph/goals/goals.ts';
import type { LessonRun } from '../lesson-run.svelte.ts';
import { goalPicture, nowPicture, startPicture, type ToldPicture } from './goal-picture.ts';

/** The picture of a lesson's goals in its three states, in step with the attempt. */
export class GoalPictures implements Readonly<Record<GoalState, ToldPicture>> {
  constructor(private readonly run: LessonRun) {}

  readonly #you = $derived.by(() => {
    const { caller, world } = this.run.playground;
    return caller.ok ? callerNode(world, caller.value) : null;
  });

  readonly start: ToldPicture = $derived.by(() => startPicture(untrack(() => this.run.attempt)));

  readonly now: ToldPicture = $derived.by(() => {
    const { attempt, states, isRevealed, isWhole } = this.run;
    return nowPicture(attempt, states, {
      you: this.#you,
      endpoint: this.run.playground.endpoint,
      isTold: isRevealed,
      isWhole,
    });
  });

  readonly goal: ToldPicture = $derived.by(() => goalPicture(this.run.attempt, this.run.states));
}
