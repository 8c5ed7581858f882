import { assign, setup } from 'xstate';
import type { Replay } from './step.ts';

/** Further input of a request. Empty texts and lists aren't sent. */
export interface DraftMore {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Keys of session tags that the next role also gets. */
  readonly transitive: readonly string[];
  /** JSON text. */
  readonly policy: string;
  readonly policyArns: readonly string[];
  /** An MFA device's serial number, and the code that it shows. */
  readonly serial: string;
  readonly code: string;
  readonly sourceIdentity: string;
}

/** The learner's input for AssumeRole. If `seconds` is null, AWS's default applies. */
export interface Draft {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId: string;
  readonly seconds: number | null;
  readonly more?: DraftMore;
}

export type Speed = 0.5 | 1 | 2;
export const speeds: readonly Speed[] = [0.5, 1, 2];

/** How long autoplay rests on a step at speed 1, in ms: at least, and for each word that there is to read. */
export const restMs = 2500;
const wordMs = 240;

/** How long a text with so many words is shown at speed 1, in ms. */
const restFor = (words: number): number => Math.max(restMs, words * wordMs);

/** The steps of a replay, or anything else with a beginning, steps and an end. */
export interface Walkable {
  readonly steps: readonly { readonly id: string }[];
  /** When the issued credentials expire, ms. Null if none were issued. */
  readonly issued: { readonly expiresAt: number } | null;
  readonly end: Replay['end'];
}

export interface ReplayContext<W extends Walkable = Replay> {
  readonly draft: Draft;
  readonly replay: W | null;
  /** The step that is shown: 0 to the number of steps − 1. */
  readonly cursor: number;
  readonly speed: Speed;
  /** How long autoplay has rested on this step, ms at speed 1. */
  readonly rested: number;
  /** The simulated clock as it was last told, ms. */
  readonly now: number;
  /** Why the last request got no answer: an error of the page, not a refusal of AWS. */
  readonly failure: string | null;
}

export type ReplayEvent<W extends Walkable = Replay> =
  | { readonly type: 'edit'; readonly draft: Draft }
  | { readonly type: 'submit' }
  | { readonly type: 'answered'; readonly replay: W }
  | { readonly type: 'failed'; readonly message: string }
  /** The same steps with more in them, such as a first call made as the session. */
  | { readonly type: 'revised'; readonly replay: W }
  | { readonly type: 'next' }
  | { readonly type: 'back' }
  | { readonly type: 'goTo'; readonly index: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'speed'; readonly speed: Speed }
  /**
   * Time passed: `now` is the simulated clock, `elapsed` real ms since the last tick. `words`: how many there are to read
   * on the step.
   */
  | { readonly type: 'tick'; readonly now: number; readonly elapsed: number; readonly words?: number }
  | { readonly type: 'restart' }
  | { readonly type: 'close' };

export const emptyDraft: Draft = { roleArn: '', sessionName: '', externalId: '', seconds: null };

type Context = ReplayContext<Walkable>;

const stepsIn = (context: Context): Walkable['steps'] => context.replay?.steps ?? [];
const last = (context: Context): number => Math.max(0, stepsIn(context).length - 1);
const clamp = (context: Context, index: number): number =>
  Number.isFinite(index) ? Math.min(last(context), Math.max(0, Math.trunc(index))) : context.cursor;

const atEnd = (context: Context): boolean => context.cursor >= last(context);
const restedEnough = (context: Context, elapsed: number, words = 0): boolean =>
  context.rested + elapsed * context.speed >= restFor(words);

/** Whether the cursor has reached the step of the session. */
const worn = (context: Context): boolean => {
  const index = stepsIn(context).findIndex((step) => step.id === 'session');
  return index !== -1 && context.cursor >= index;
};
const ranOut = (context: Context): boolean => {
  const expiresAt = context.replay?.issued?.expiresAt;
  return expiresAt !== undefined && context.now >= expiresAt;
};

/**
 * Replays one assumption of a role: draft → submitting → shown. While it is shown, the step at the cursor makes it
 * walking, active, expired or refused. It decides nothing: `answered` brings all steps. It has no clock: the owner of
 * the clock sends `tick`.
 */
export const replayMachine = setup({
  types: { context: {} as Context, events: {} as ReplayEvent<Walkable>, input: {} as { now: number } },
  guards: {
    hasNext: ({ context }) => !atEnd(context),
    hasBack: ({ context }) => context.cursor > 0,
    isRefused: ({ context }) => context.replay !== null && context.replay.end !== 'assumed' && atEnd(context),
    isExpired: ({ context }) => worn(context) && ranOut(context),
    isActive: ({ context }) => worn(context) && !ranOut(context),
    isUnworn: ({ context }) => !worn(context),
    isElsewhere: ({ context }) => !atEnd(context),
    isDrafted: ({ context }) => context.draft.roleArn !== '',
    isAtEnd: ({ context }) => atEnd(context),
  },
  actions: {
    forward: assign(({ context }) => ({ cursor: clamp(context, context.cursor + 1), rested: 0 })),
    backward: assign(({ context }) => ({ cursor: clamp(context, context.cursor - 1), rested: 0 })),
    rewind: assign({ cursor: 0, rested: 0 }),
    forget: assign({ replay: null, cursor: 0, rested: 0, failure: null }),
    take: assign(({ context, event }) =>
      event.type === 'answered'
        ? { replay: event.replay, cursor: 0, rested: 0, failure: null }
        : event.type === 'revised' && event.replay.steps.length === stepsIn(context).length
          ? { replay: event.replay }
          : {},
    ),
    move: assign(({ context, event }) =>
      event.type === 'goTo' ? { cursor: clamp(context, event.index), rested: 0 } : {},
    ),
    edit: assign(({ event }) => (event.type === 'edit' ? { draft: event.draft } : {})),
    fail: assign(({ event }) => (event.type === 'failed' ? { failure: event.message } : {})),
    setSpeed: assign(({ event }) => (event.type === 'speed' ? { speed: event.speed } : {})),
    tellTime: assign(({ event }) => (event.type === 'tick' ? { now: event.now } : {})),
    rest: assign(({ context, event }) => {
      if (event.type !== 'tick') return {};
      if (!restedEnough(context, event.elapsed, event.words))
        return { rested: context.rested + event.elapsed * context.speed };
      return { cursor: clamp(context, context.cursor + 1), rested: 0 };
    }),
  },
}).createMachine({
  id: 'replay',
  context: ({ input }) => ({
    draft: emptyDraft,
    replay: null,
    cursor: 0,
    speed: 1,
    rested: 0,
    now: input.now,
    failure: null,
  }),
  initial: 'draft',
  on: {
    edit: { actions: 'edit' },
    speed: { actions: 'setSpeed' },
    tick: { actions: 'tellTime' },
    answered: { target: '.shown', actions: 'take' },
  },
  states: {
    draft: { on: { submit: { guard: 'isDrafted', target: 'submitting' } } },
    submitting: { on: { failed: { target: 'draft', actions: 'fail' } } },
    shown: {
      type: 'parallel',
      on: {
        submit: { guard: 'isDrafted', target: 'submitting' },
        revised: { actions: 'take' },
        close: { target: 'draft', actions: 'forget' },
      },
      states: {
        place: {
          initial: 'walking',
          on: {
            next: { guard: 'hasNext', actions: 'forward' },
            back: { guard: 'hasBack', actions: 'backward' },
            goTo: { actions: 'move' },
            restart: { actions: 'rewind' },
            tick: { actions: 'tellTime' },
          },
          states: {
            walking: {
              always: [
                { guard: 'isRefused', target: 'refused' },
                { guard: 'isExpired', target: 'expired' },
                { guard: 'isActive', target: 'active' },
              ],
            },
            active: {
              always: [
                { guard: 'isExpired', target: 'expired' },
                { guard: 'isUnworn', target: 'walking' },
              ],
            },
            expired: {
              always: [
                { guard: 'isActive', target: 'active' },
                { guard: 'isUnworn', target: 'walking' },
              ],
            },
            refused: { always: { guard: 'isElsewhere', target: 'walking' } },
          },
        },
        playback: {
          initial: 'paused',
          states: {
            paused: { on: { play: [{ guard: 'isAtEnd', target: 'playing', actions: 'rewind' }, 'playing'] } },
            playing: {
              always: { guard: 'isAtEnd', target: 'paused' },
              on: {
                pause: 'paused',
                back: 'paused',
                goTo: 'paused',
                restart: 'paused',
                tick: { actions: 'rest' },
              },
            },
          },
        },
      },
    },
  },
});
