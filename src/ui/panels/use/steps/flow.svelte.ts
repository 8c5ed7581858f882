import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { firstCalls, type Suggestion } from '../../../../assume/first-call.ts';
import { type ReplayActor, startReplay } from '../../../../assume/from-actor.svelte.ts';
import type { Draft, ReplayEvent, Speed } from '../../../../assume/machine.ts';
import { emptyDraft } from '../../../../assume/machine.ts';
import type { FirstCall, Replay, Step } from '../../../../assume/step.ts';
import { pictureOf } from '../../../../assume/pictures.ts';
import { replayOf } from '../../../../assume/replay.ts';
import type { Credentials, TryOutcome } from '../../../../engine/index.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import type { Commit } from '../../../../playground/command.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Asker } from '../decision/path.ts';
import { assumptionOf, kept, slotOf } from './flow-slot.svelte.ts';

import { assumeInput } from './request.ts';

const changesAccount = ({ changes }: Commit): boolean =>
  changes.some(({ table }) => table !== 'meta' && table !== 'lastUsed');

const hasSameSteps = (one: Replay, other: Replay): boolean =>
  one.steps.map(({ id, status }) => id + status).join() ===
  other.steps.map(({ id, status }) => id + status).join();

const asksForSame = (one: Replay, other: Replay): boolean =>
  one.cast.role.arn === other.cast.role.arn &&
  JSON.stringify(one.assumption.command.credentials) === JSON.stringify(other.assumption.command.credentials);

/**
 * The steps of assuming a role, one flow for each playground. It makes requests through the playground, hears of every
 * assumption wherever it was made, and replays the newest.
 */
export class Flow {
  readonly #playground: Playground;
  readonly #actor: ReplayActor;
  readonly #known = new SvelteMap<number, Replay>();
  /** The number of replays begun so far. A replay that only adds to the present one isn't counted. */
  begun = $state(0);
  /** Whether the shown call was made here; false for a call that somebody sent. */
  isAskedHere = false;
  /** The replay of a call that was answered elsewhere, until it is decided here. */
  #sent = $state.raw<Replay | null>(null);
  /** The replay of a sent call that can't be decided here, since its token stayed with the sender. */
  #withheld = $state.raw<Replay | null>(null);
  /** False after something else happened in the account: the steps then no longer light up the picture. */
  #lit = $state(false);
  /** False after the reader went back to the whole account. */
  #onStage = $state(true);
  /** The error if the machine itself failed; the panel's boundary shows it. */
  #fault = $state.raw<unknown>(null);
  readonly #picture = $derived.by(() => {
    const { replay, step } = this;
    return replay && step && pictureOf(replay, step);
  });

  constructor(playground: Playground) {
    this.#playground = playground;
    this.#actor = startReplay(playground.now, (error) => (this.#fault = error));
    playground.subscribe(({ commit, origin }) => {
      if (origin === 'opened') this.#forget();
      if (origin === 'here' && commit && !assumptionOf(commit) && changesAccount(commit)) this.#lit = false;
      if (origin === 'here' && commit?.command.type === 'undo') this.#goBack();
    });
    playground.subscribeToAnswers((commit) => {
      const assumption = assumptionOf(commit);
      if (assumption) this.#showReplay(replayOf(assumption));
    });
    // Roles may have been assumed before the flow was made: in the story, in the terminal.
    const earlier = slotOf(playground)
      .takeHeard()
      .map((assumption) => replayOf(assumption));
    for (const replay of earlier) this.#remember(replay);
    const newest = earlier.at(-1);
    if (newest) this.#showReplay(newest);
  }

  get state() {
    if (this.#fault !== null) throw new Error('The steps came to a fault', { cause: this.#fault });
    return this.#actor.snapshot;
  }
  get replay(): Replay | null {
    return this.state.matches('shown') ? this.state.context.replay : null;
  }
  /** Whether the steps are only shown: there is no session to act as, and the call can't be made again. */
  get isOnlyTold(): boolean {
    return this.#withheld !== null && this.#withheld === this.replay;
  }
  get cursor(): number {
    return this.state.context.cursor;
  }
  /** The place of the last step. */
  get last(): number {
    return (this.replay?.steps.length ?? 1) - 1;
  }
  get step(): Step | null {
    return this.replay?.steps[this.cursor] ?? null;
  }
  get draft(): Draft {
    return this.state.context.draft;
  }
  get isPlaying(): boolean {
    return this.state.matches({ shown: { playback: 'playing' } });
  }
  get isAsking(): boolean {
    return this.state.matches('submitting');
  }
  get isExpired(): boolean {
    const { replay, now } = this.state.context;
    return replay?.issued != null && now >= replay.issued.expiresAt;
  }
  get speed(): Speed {
    return this.state.context.speed;
  }
  get failure(): string | null {
    return this.state.context.failure;
  }
  /** Whether the scene takes the picture's place. */
  get isOnStage(): boolean {
    return this.#lit && this.#onStage;
  }

  /** Goes back to the whole account; the steps stay. */
  leaveStage(): void {
    this.#onStage = false;
  }

  enterStage(): void {
    this.#onStage = true;
    this.#lit = true;
  }

  /** The parts of the picture that the steps light up now, or null if none. */
  get highlight(): Highlight | null {
    return this.#lit ? this.#picture : null;
  }

  /** The session's credentials, as long as the account has its row. */
  get credentials(): Credentials | null {
    const issued = this.replay?.issued;
    if (!issued || !this.#playground.world.tables.sessions.has(issued.accessKeyId)) return null;
    const { accessKeyId, secretAccessKey, sessionToken } = issued;
    return { type: 'key', accessKeyId, secretAccessKey, sessionToken };
  }

  /** The session as the caller, for the way to the policy that decided its calls. */
  get sessionAsker(): Asker | null {
    const { replay } = this;
    if (!replay?.issued) return null;
    const { role, sessionName } = replay.cast;
    const name = `${role.name}/${sessionName}`;
    return { id: replay.issued.accessKeyId, icon: 'session', name, principalId: role.id };
  }

  /** Sends an event that only changes what is shown: the cursor, playing, edits. */
  send(event: ReplayEvent): void {
    if (event.type !== 'tick' && event.type !== 'edit') this.#lit = true;
    this.#actor.send(event);
  }

  /**
   * Reports that time has passed: `elapsed` real ms. `now` is the playground's simulated clock. `words`: how many there
   * are to read on the step.
   */
  tick(now: number, elapsed: number, words = 0): void {
    this.#actor.send({ type: 'tick', now, elapsed, words });
  }

  /** Asks STS for a role as the acting identity. A refusal by AWS has steps too; nothing is thrown. */
  async assume(draft: Draft): Promise<void> {
    this.send({ type: 'edit', draft });
    this.send({ type: 'submit' });
    try {
      await this.#playground.call('AssumeRole', assumeInput(draft));
    } catch (error) {
      this.send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Shows the steps of an earlier commit of this visit. @returns whether they are known */
  show(rev: number): boolean {
    const replay = this.#known.get(rev);
    if (!replay) return false;
    this.#onStage = true;
    if (this.replay !== replay) {
      this.begun++;
      this.send({ type: 'answered', replay });
    }
    slotOf(this.#playground).isReplaying = true;
    this.#lit = true;
    return true;
  }

  /** Shows the step `at` of how a session came to be. @returns whether its steps are known */
  showSession(accessKeyId: string, at: number): boolean {
    const of = [...this.#known].find(([, { issued }]) => issued?.accessKeyId === accessKeyId);
    if (!of || !this.show(of[0])) return false;
    this.send({ type: 'goTo', index: at });
    return true;
  }

  has(rev: number): boolean {
    return this.#known.has(rev);
  }

  /**
   * Shows the answer to a call from elsewhere. When it is decided here, the new answer replaces it at the reader's
   * step.
   */
  showSent(replay: Replay, step: number, isWithheld: boolean): void {
    this.#foresee(replay, step, false);
    if (isWithheld) this.#withheld = replay;
  }

  /** Shows how a call of this account would be answered, at its first step: nobody has made it yet. */
  showAhead(replay: Replay): void {
    this.#foresee(replay, 0, true);
  }

  /** Whether the shown call has not been made here yet. */
  get isAhead(): boolean {
    return this.#sent !== null && this.#sent === this.replay;
  }

  #foresee(replay: Replay, step: number, isAskedHere: boolean): void {
    this.isAskedHere = isAskedHere;
    this.#begin(replay);
    this.send({ type: 'goTo', index: step });
    this.#sent = replay;
  }

  close(): void {
    slotOf(this.#playground).isReplaying = false;
    this.send({ type: 'close' });
    this.send({ type: 'edit', draft: { ...emptyDraft, roleArn: this.draft.roleArn } });
    this.#lit = false;
  }

  /** Returns calls that the session would likely make first, from its role's own policies. */
  suggestions(): readonly Suggestion[] {
    const id = this.replay?.cast.role.id;
    return id == null ? [] : firstCalls(this.#playground.world, id);
  }

  /** Asks, as the session, whether a call is allowed, and shows the answer in the session's step. */
  async makeFirstCall({ action, resource }: Suggestion): Promise<void> {
    const { replay, credentials } = this;
    if (!replay || !credentials) return;
    const commit = await this.#playground.run({ type: 'try', action, resource, credentials });
    const outcome = commit.outcome as TryOutcome;
    const firstCall: FirstCall = { rev: commit.rev, action, resource, outcome };
    const revised = replayOf(replay.assumption, firstCall);
    this.#remember(revised);
    this.send({ type: 'revised', replay: revised });
  }

  actAsSession(): void {
    const { credentials } = this;
    if (credentials) this.#playground.actAs(credentials);
  }

  /** Forgets all steps when another account is opened, since they are about the one before. */
  #forget(): void {
    this.#known.clear();
    this.close();
    this.send({ type: 'edit', draft: emptyDraft });
  }

  /** When a second request is taken back, shows the steps of the refusal before it again. */
  #goBack(): void {
    const { replay } = this;
    const isGone = ({ assumption: { rev } }: Replay): boolean => this.#playground.isTakenBack(rev);
    if (!replay || !isGone(replay)) return;
    const before = [...this.#known.values()].filter((one) => one !== replay && !isGone(one)).at(-1);
    if (before?.end !== 'refused' || !asksForSame(before, replay)) return;
    this.show(before.assumption.rev);
    this.send({ type: 'goTo', index: before.steps.length - 1 });
  }

  #showReplay(replay: Replay): void {
    this.#remember(replay);
    const sent = this.#sent;
    this.#sent = null;
    if (sent && sent === this.replay && hasSameSteps(sent, replay)) this.send({ type: 'revised', replay });
    else {
      this.isAskedHere = sent === null;
      this.#begin(replay);
    }
  }

  #begin(replay: Replay): void {
    this.begun++;
    this.#onStage = true;
    this.send({ type: 'answered', replay });
    slotOf(this.#playground).isReplaying = true;
    // The first step, asking, has just been done.
    this.send({ type: 'next' });
  }

  #remember(replay: Replay): void {
    const { rev } = replay.assumption;
    this.#known.delete(rev);
    this.#known.set(rev, replay);
    const [oldest] = this.#known.keys();
    if (this.#known.size > kept && oldest !== undefined) this.#known.delete(oldest);
  }
}

const flows = new WeakMap<Playground, Flow>();

/** Returns the flow of a playground, made when first needed. */
export function flowOf(playground: Playground): Flow {
  const known = flows.get(playground);
  if (known) return known;
  return untrack(() => {
    const flow = new Flow(playground);
    flows.set(playground, flow);
    slotOf(playground).flow = flow;
    return flow;
  });
}
