import type { Call, Change, Credentials, Try } from '../../engine/index.ts';

/** How a call was answered when the link was made. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly notModelled: string };

/** What the sender looked at. */
export type Shown =
  /** The steps of a call, or the seven gates of its answer: the account is as it was before the call. */
  | {
      readonly kind: 'step' | 'why';
      readonly command: Call | Try;
      readonly verdict: Verdict;
      /** Which of the steps, from 0; absent: the first that decided. */
      readonly step?: number;
    }
  /** A question as an address holds it. */
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'story'; readonly frame: string };

/** All that a link says. */
export interface LinkState {
  /** The workspace's name; empty where it isn't told. */
  readonly name: string;
  /** Every row as an addition. */
  readonly rows: readonly Change[];
  /** The simulated time, ms: when the link was made, or the shown call. */
  readonly at: number;
  readonly credentials: Credentials | null;
  readonly shown: Shown | null;
  /** The id of what is selected. */
  readonly selected: string | null;
  /** The account that is looked at; null for the home account. */
  readonly account: string | null;
  /** The panels that are open, by their place. */
  readonly panels: { readonly left?: string; readonly bottom?: string };
}
