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
  /** The steps of a call, or the seven gates of its answer. The account is in its state before the call. */
  | {
      readonly kind: 'step' | 'why';
      readonly command: Call | Try;
      readonly verdict: Verdict;
      /** The step or gate that is shown, from 0. If absent: the first step that decided, or the last gate. */
      readonly step?: number;
      /** For steps, since the third version: the facts that their scene shows. */
      readonly asSent?: AsSent;
    }
  /**
   * A question in the form of an address, and the shown gate of its answer, from 0. If absent: the last gate.
   */
  | { readonly kind: 'ask'; readonly question: string; readonly step?: number }
  | { readonly kind: 'story'; readonly frame: string };

/** The part of a picture that is seen, in thousandths of its width and height from its upper left corner. */
export interface Region {
  /** The whole picture, the part that a small container shows, or the counts of a large account. */
  readonly of: 'whole' | 'small' | 'counts';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The state of the picture that doesn't follow from the account. Things in the picture are named by their
 * ids.
 */
export interface PictureState {
  /** The order of the things in each lane, if it isn't the order that the layout would choose. */
  readonly order?: { readonly [L in (typeof orderLanes)[number]]?: readonly string[] };
  /** The ids that were taken out of stacks, the newest last. */
  readonly opened?: readonly string[];
  /**
   * The way through a large account: the block that is open in its counts, and the things whose surroundings
   * were visited.
   */
  readonly trail?: { readonly open: string | null; readonly ids: readonly string[] };
  /** If absent, the whole picture is seen. */
  readonly region?: Region;
  /** The frame of the story that was open beside the picture. */
  readonly frame?: string;
  /** Since the fourth version: whether the organization's tree was shown in place of the picture. */
  readonly organization?: true;
}

/** The lanes of a picture, and the blocks between people and roles. Links name them, so never remove one. */
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

/** The versions of links. Each can say everything that the one before can, and more. */
export const forms = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const;
export type Form = (typeof forms)[number];

/** Whether a form can say what another one can. */
export const isAtLeast = (form: Form, other: Form): boolean => forms.indexOf(form) >= forms.indexOf(other);

/** The content of a link. */
export interface LinkState {
  /** The workspace's name; empty if it isn't told. */
  readonly name: string;
  /** Every row as an addition. */
  readonly rows: readonly Change[];
  /** The simulated time, ms: when the link was made, or the shown call. */
  readonly at: number;
  readonly credentials: Credentials | null;
  readonly shown: Shown | null;
  /** The id of the selected thing. */
  readonly selected: string | null;
  /** The account that is shown; null for the home account. */
  readonly account: string | null;
  /** The panels that are open, by their place. */
  readonly panels: { readonly left?: string; readonly bottom?: string };
  /** Absent in links of the first version. */
  readonly picture?: PictureState;
  /** Since the fifth version: a line in the terminal, not yet run. */
  readonly typed?: string;
  /** Since the sixth version: lines of the terminal that can be run again. The account is as it was before them. */
  readonly lines?: readonly string[];
}

type Owner = PolicyRef['owner'];

/** A statement by its place. Its text is in the account that the link carries. */
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

/** The parts of a decision that the scene of an assumed role shows. */
export interface Trace extends Omit<Decision, 'steps'> {
  readonly gates: readonly TracedGate[];
}

/**
 * A provider's statement about a caller who asked for a role: the content of its token, without the token
 * itself.
 */
export interface Vouched {
  readonly type: Extract<Caller['type'], 'webIdentity' | 'saml'>;
  /** The account in which the provider and the role are looked for. */
  readonly account: string;
  readonly principal: string;
  readonly keys: NonNullable<Caller['federation']>['keys'];
  /**
   * The session's name, and how long it lasts (s): the token may decide both. Absent if no session was
   * issued.
   */
  readonly session?: { readonly name: string; readonly seconds: number };
}

/**
 * The facts that the scene of an assumed role needs in addition to the account, the call and its answer. With
 * them it needs no engine.
 */
export interface AsSent {
  /** Null if no policy was asked. */
  readonly trace: Trace | null;
  /** The id of the session that was issued; null if none was. */
  readonly session: string | null;
  /** Since the fourth version. Absent if the call was signed. */
  readonly vouched?: Vouched;
}
