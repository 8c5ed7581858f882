import type { Layer, Verdict } from '../engine/index.ts';

/**
 * The caller, in a few words: `ana` (a user, signed in), `222233334444/ben` (in another account), `root`, `key ana`
 * (her newest active key), `role Reader` (a session of this role, as if just made), `session s` (one of the lesson's
 * patterns), `person ana with Readers` (of the company's directory, with the role of a permission set; `in 222233334444`
 * for another account), `workload app` (with its credentials), `stranger` (somebody from an unknown account), `service S` or
 * `service S for ARN of ACCOUNT` (an AWS service, and the thing for which it calls), `token ARN` (whoever has a token of
 * that OIDC provider, in conditions about all requests),
 * `like ana` (everybody in her place, whatever their names and tags, in conditions about all requests),
 * `ana through VPCE of VPC` (somebody whose calls come through a VPC endpoint; other calls come over the internet).
 */
export type Who = string;

/** One action of somebody. */
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

/** A guess at AWS's verdict, or at the layer that refuses. A question offers guesses of only one kind. */
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

/** Requests by patterns, as a statement names them. Values of keys may hold `*`. */
export interface Requests {
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}

/** Decided over all requests, and in every way in which somebody may call: with a password, a key, a second factor. */
export interface SetCondition {
  /**
   * - `only`: they may make these requests, and none beyond those that the start allowed them.
   * - `still`: of these requests they may make all that the start allowed them.
   * - `all`: they may make all of these. `none`: they may make none of them.
   */
  readonly type: 'only' | 'still' | 'all' | 'none';
  /** `everybody`: all users and roles, and everybody outside. */
  readonly who: readonly Who[];
  /** Of everybody, these aren't meant. */
  readonly but: readonly Who[];
  /** None: for `only` that nothing may be gained, for `still` that nothing may be lost. */
  readonly requests: readonly Requests[];
  /** The actions that are meant, by patterns with `*`; none: every one. */
  readonly over: readonly string[];
  /** For `only`: whether what the start allowed counts as allowed. */
  readonly from: 'start' | 'nothing';
}

/** Whether a condition is about all requests. */
export const isSet = (condition: Condition): condition is SetCondition =>
  ['only', 'still', 'all', 'none'].includes(condition.type);

/** A call to an operation by somebody. A real call fits if its input holds every value of this one's. */
export interface CallPattern {
  readonly as: Who;
  /** An operation (`sts:AssumeRole`) or the action that it needs permission for; for a question in Try, its action. */
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly gets: Gets;
  /** For a `tried`: these hold at the moment of the call. */
  readonly when?: readonly Condition[];
  /** For a `tried`: a part of AWS's message, which tells a refusal from others with the same code. */
  readonly says?: string;
}

/** The holder of the deciding policy (`group Readers`, `role R`, `user ana`), or a policy's or statement's name. */
type Holder = string;

/**
 * A condition that must hold. Entities are named `user ana`, `role 222233334444/R`, `policy P`, `membership ana in G`
 * …
 */
export type Condition =
  | { readonly type: 'exists' | 'absent' | 'same'; readonly entity: string }
  /** Counts `active keys of ana`, `policies on ana`, `users in Readers`, `roles` … */
  | { readonly type: 'count'; readonly of: string; readonly is: number }
  | {
      readonly type: 'can';
      readonly probe: Probe;
      readonly is: Expected;
      readonly by?: Layer;
      readonly holder?: Holder;
    }
  /** A session that fits the pattern is alive. */
  | { readonly type: 'session'; readonly name: string }
  /**
   * Compares with the start, for all principals and a stranger, who may do the actions in `over`. Those in `gained`
   * must have gained it, those in `lost` must have lost it, and nobody else may have changed.
   */
  | {
      readonly type: 'diff';
      readonly over: readonly (readonly [action: string, resource: string])[];
      readonly gained: readonly Probe[];
      readonly lost: readonly Probe[];
    }
  /** Each of these held at some moment, in this order. */
  | { readonly type: 'once'; readonly moments: readonly (readonly Condition[])[] }
  | SetCondition
  | { readonly type: 'tried'; readonly call: CallPattern }
  /** Nobody but these has changed the account. */
  | { readonly type: 'changedBy'; readonly who: readonly Who[] }
  /** At no moment did all of these hold together. */
  | { readonly type: 'never'; readonly conditions: readonly Condition[] }
  | { readonly type: 'would'; readonly call: CallPattern }
  /** All of these hold on a fork after these calls. */
  | { readonly type: 'after'; readonly steps: readonly Step[]; readonly conditions: readonly Condition[] }
  | { readonly type: 'answered'; readonly question: string }
  /**
   * All of these questions are answered, and at least so many are right. A missed question is asked again until it is
   * right.
   */
  | { readonly type: 'right'; readonly questions: readonly string[]; readonly least: number };

export interface Goal {
  readonly id: string;
  /** The aim for the learner, in one sentence. */
  readonly says: string;
  readonly needs: readonly Condition[];
}

/** Tells which session goals mean by a name. A field that isn't given may have any value. */
export interface SessionPattern {
  readonly name: string;
  /** The role's name, with its account if that isn't the home account. */
  readonly role?: string;
  /** The user whose own session this is (GetSessionToken), or who asked for it. */
  readonly by?: string;
  /** Seconds from issue to expiry. */
  readonly lasts?: readonly [least: number, most: number];
  /** The number of role sessions before this one in a chain: 0 if a user asked for it. */
  readonly depth?: number;
  readonly mfa?: boolean;
  /** Whether a session policy was passed. */
  readonly policy?: boolean;
  /** Whether it was scoped down by a policy (GetScopedCredentials). */
  readonly scoped?: boolean;
  /** A value that the session's key `…:amr` must have, such as `unauthenticated` for a pool's guest. */
  readonly amr?: string;
  /** If false, an expired session fits, too. */
  readonly alive: boolean;
  /** Issued during the attempt, or at the start. */
  readonly since?: 'start' | 'attempt';
}

/** Whether an engine's verdict is one that a goal expects. */
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

/** Layers that a question offers only if they are the answer to some question of the lesson. */
const seldom: readonly Guess[] = ['rcp', 'trust'];

/**
 * Returns the answers that a question offers: layers if its own answer `is` a layer, else verdicts. `told`: all
 * answers in its lesson.
 */
export const offeredTo = (is: Guess, told: readonly Guess[]): readonly Guess[] =>
  isLayer(is) ? layers.filter((layer) => !seldom.includes(layer) || told.includes(layer)) : verdicts;
