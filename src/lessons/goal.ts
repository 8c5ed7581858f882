import type { Layer, Verdict } from '../engine/index.ts';

/**
 * The caller, in a few words: `ana` (a user, signed in), `222233334444/ben` (in another account), `root`,
 * `key ana` (her newest active key), `role Reader` (a session of it, as if just made), `session s` (one of
 * the lesson's patterns), `workload app` (what it holds), `stranger` (somebody of an account that nobody
 * knows).
 */
export type Who = string;

/** One thing that somebody does. */
export type Step =
  /** A line that is typed in the terminal. */
  | { readonly type: 'line'; readonly line: string }
  /** A call as a form or a gesture of the page makes it, by the acting identity or by `as`. */
  | {
      readonly type: 'call';
      readonly service: string;
      readonly operation: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly as?: Who;
      /** Parts of the answer that later steps use as `$NAME`: `{TOKEN: WebIdentityToken}`. */
      readonly keep?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'try'; readonly action: string; readonly resource: string }
  | { readonly type: 'as'; readonly who: Who }
  | { readonly type: 'clock'; readonly milliseconds: number }
  | { readonly type: 'answer'; readonly question: string; readonly guess: Guess }
  | { readonly type: 'undo' };

/** A guess at AWS's verdict, or at the layer that makes it refuse. A question offers the guesses of one of the two kinds. */
export type Guess = VerdictGuess | LayerGuess;
type VerdictGuess = 'allow' | 'implicitDeny' | 'explicitDeny';
type LayerGuess = Exclude<Layer, 'public' | 'root'>;

/** Condition keys of a request. */
export type Keys = Readonly<Record<string, readonly string[]>>;

/** `refused`: either denial. */
export type Expected = 'allow' | 'refused' | 'implicitDeny' | 'explicitDeny';

/** `ok`, or the error's code. */
type Gets = string;

export interface Probe {
  readonly who: Who;
  readonly action: string;
  /** `%fresh%` stands for a name that nobody knows. */
  readonly resource: string;
  readonly keys: Keys;
}

/** An operation as somebody calls it. A call is met by what its input holds of this one's. */
export interface CallPattern {
  readonly as: Who;
  /** An operation (`sts:AssumeRole`) or the action that it needs permission for; of a question that was tried, its action. */
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly gets: Gets;
}

/** The holder of the deciding policy (`group Readers`, `role R`, `user ana`), or a policy's or statement's name. */
type Holder = string;

/** A condition that must hold. Names of entities are `user ana`, `role 222233334444/R`, `policy P`, `membership ana in G` … */
export type Condition =
  | { readonly type: 'exists' | 'absent' | 'same'; readonly entity: string }
  /** How many there are of `active keys of ana`, `policies on ana`, `users in Readers`, `roles` … */
  | { readonly type: 'count'; readonly of: string; readonly is: number }
  | {
      readonly type: 'can';
      readonly probe: Probe;
      readonly is: Expected;
      readonly by?: Layer;
      readonly holder?: Holder;
    }
  /** A session of the pattern is alive. */
  | { readonly type: 'session'; readonly name: string }
  /** Of the rows of `over`, who gained and who lost them since the start: nobody else, over all principals and a stranger. */
  | {
      readonly type: 'diff';
      readonly over: readonly (readonly [action: string, resource: string])[];
      readonly gained: readonly Probe[];
      readonly lost: readonly Probe[];
    }
  /** Each held at some moment, in this order. */
  | { readonly type: 'once'; readonly moments: readonly (readonly Condition[])[] }
  | { readonly type: 'tried'; readonly call: CallPattern }
  /** Did not all hold together at any moment. */
  | { readonly type: 'never'; readonly conditions: readonly Condition[] }
  | { readonly type: 'would'; readonly call: CallPattern }
  /** After these calls on a fork, all of these hold. */
  | { readonly type: 'after'; readonly steps: readonly Step[]; readonly conditions: readonly Condition[] }
  | { readonly type: 'answered'; readonly question: string }
  /** All of these questions are answered, and so many of them right. One that was missed is asked again until it is. */
  | { readonly type: 'right'; readonly questions: readonly string[]; readonly least: number };

export interface Goal {
  readonly id: string;
  /** The aim for the learner, in one sentence. */
  readonly says: string;
  readonly needs: readonly Condition[];
}

/** Which session goals mean by a name: what isn't given doesn't matter. */
export interface SessionPattern {
  readonly name: string;
  /** The role's name, with its account where that isn't the home account. */
  readonly role?: string;
  /** The user whose own session it is (GetSessionToken), or who asked for it. */
  readonly by?: string;
  /** Seconds from issue to expiry. */
  readonly lasts?: readonly [least: number, most: number];
  /** Role sessions on the way to it: 0 where a user asked for it. */
  readonly depth?: number;
  readonly mfa?: boolean;
  /** Whether a session policy was passed. */
  readonly policy?: boolean;
  /** The pool's identity id that it was made for: any, or a guest's. */
  readonly amr?: string;
  /** False: also one that has expired. */
  readonly alive: boolean;
  /** Issued in the attempt, or in the start. */
  readonly since?: 'start' | 'attempt';
}

/** Whether an engine's verdict is the one that a goal expects. */
export function fits(verdict: Verdict, expected: Expected): boolean {
  return expected === 'refused'
    ? verdict === 'implicitDeny' || verdict === 'explicitDeny'
    : verdict === expected;
}

const verdicts: readonly VerdictGuess[] = ['allow', 'implicitDeny', 'explicitDeny'];

/** The layers in the order of AWS's documentation. */
const layers: readonly LayerGuess[] = ['rcp', 'scp', 'trust', 'resource', 'identity', 'boundary', 'session'];

export const guesses: readonly Guess[] = [...verdicts, ...layers];

export const isGuess = (value: unknown): value is Guess => (guesses as readonly unknown[]).includes(value);

export const isLayer = (guess: Guess): guess is LayerGuess => layers.some((layer) => layer === guess);

/** Layers that a question offers only where some question of the lesson is answered with them. */
const seldom: readonly Guess[] = ['rcp', 'trust'];

/** Returns the answers that a question offers: layers if its own answer `is` a layer, else verdicts. `told`: all answers in its lesson. */
export const offeredTo = (is: Guess, told: readonly Guess[]): readonly Guess[] =>
  isLayer(is) ? layers.filter((layer) => !seldom.includes(layer) || told.includes(layer)) : verdicts;
