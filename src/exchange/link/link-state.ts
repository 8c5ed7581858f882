import type {
  Call,
  Change,
  Credentials,
  Try,
  Caller,
  ConditionTrace,
  Decision,
  LayerTrace,
  PolicyRef,
  StatementTrace,
} from '../../engine/index.ts';

/** How a call was answered when the link was made. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string }
  | { readonly ok: false; readonly notModelled: string };

/** The thing that the sender looked at. */
export type Shown =
  /** The steps of a call, or the seven gates of its answer: the account is as it was before the call. */
  | {
      readonly kind: 'step' | 'why';
      readonly command: Call | Try;
      readonly verdict: Verdict;
      /** Which of the steps or gates, from 0; absent: the first that decided, of gates the last. */
      readonly step?: number;
      /** Of steps, since the third version: what their scene tells. */
      readonly asSent?: AsSent;
    }
  /** A question as an address holds it, and which of the gates its answer stands at, from 0; absent: the last. */
  | { readonly kind: 'ask'; readonly question: string; readonly step?: number }
  | { readonly kind: 'story'; readonly frame: string };

/** The part of a picture that is seen, in thousandths of its width and height from its upper left corner. */
export interface Region {
  /** The whole picture, what a small container shows of it, or the counts of a large account. */
  readonly of: 'whole' | 'small' | 'counts';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The state of the picture, as far as it doesn't follow from the account. Drawn things are named by their ids. */
export interface PictureState {
  /** The order of the things in each lane, if it isn't the order that the layout would choose. */
  readonly order?: { readonly [L in (typeof orderLanes)[number]]?: readonly string[] };
  /** The ids that were taken out of stacks, the newest last. */
  readonly opened?: readonly string[];
  /**
   * The way through a large account: the block that is open in its counts, and whose surroundings were gone through.
   */
  readonly trail?: { readonly open: string | null; readonly ids: readonly string[] };
  /** Absent: all of it, as it fits. */
  readonly region?: Region;
  /** The frame of the story that stood beside it. */
  readonly frame?: string;
  /** Since the fourth version: whether the organization's tree stood in its place. */
  readonly organization?: true;
}

/** The lanes of a picture, and the blocks between people and roles. Links name them: none is ever taken away. */
export const orderLanes = [
  'inside',
  'workloads',
  'people',
  'outside',
  'holders',
  'pools',
  'sessions',
  'groups',
  'roles',
  'policies',
  'resources',
  'objects',
  'blocks',
] as const;

/** The versions of links: each says what the one before does, and more. */
export const forms = ['d1', 'd2', 'd3', 'd4'] as const;
export type Form = (typeof forms)[number];

/** All that a link says. */
export interface LinkState {
  /** The workspace's name; empty if it isn't told. */
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
  /** Links of the first version don't say it. */
  readonly picture?: PictureState;
}

type Owner = PolicyRef['owner'];

/** A statement by where it stands: the account that travels with it holds its text. */
export interface TracedStatement extends Pick<StatementTrace, 'index' | 'outcome' | 'failedOn'> {
  readonly kind: PolicyRef['kind'];
  /** The key of the policy's row; null if the owner's own row holds the text. */
  readonly policy: string | null;
  readonly owner: Owner;
  readonly conditions: readonly ConditionTrace[];
  readonly principalMatch?: NonNullable<StatementTrace['principalMatch']>;
}

export interface TracedGate extends Pick<LayerTrace, 'layer' | 'verdict' | 'rule'> {
  readonly level?: Owner;
  readonly statements: readonly TracedStatement[];
}

/** A decision as far as the scene of a lent role tells it. */
export interface Trace extends Omit<Decision, 'steps'> {
  readonly gates: readonly TracedGate[];
}

/** A provider's word about a caller who asked for a role: the content of its token, without the token. */
export interface Vouched {
  readonly type: Extract<Caller['type'], 'webIdentity' | 'saml'>;
  /** Where the provider, and so the role, is looked for. */
  readonly account: string;
  readonly principal: string;
  readonly keys: NonNullable<Caller['federation']>['keys'];
  /** How the session was named, and how long it lasts (s): the token may decide both. Absent: none was issued. */
  readonly session?: { readonly name: string; readonly seconds: number };
}

/**
 * The facts that the scene of a lent role needs besides the account, the call and its answer. With them it needs no
 * engine.
 */
export interface AsSent {
  /** Null if no policy was asked. */
  readonly trace: Trace | null;
  /** The id of the session that was issued; null if none was. */
  readonly session: string | null;
  /** Since the fourth version; absent where somebody signed the call. */
  readonly vouched?: Vouched;
}
