/**
 * The stage while a role is assumed, as plain data: the cast, and the events at each notch of the timeline.
 * `assume/stage.ts` makes it from a replay; nothing is decided here.
 */

/** The result of a notch. `waiting`: it hasn't happened yet. */
export type ActStatus = 'ok' | 'refused' | 'notNeeded' | 'notModelled' | 'waiting';

/** The acts that can happen at a notch. `limit`: a policy that only limits decides, at either lock. */
export type ActId =
  | 'rest'
  | 'ask'
  | 'trust'
  | 'permission'
  | 'limit'
  | 'duration'
  | 'credentials'
  | 'session'
  | 'expiry'
  | 'change';

export interface Act {
  readonly id: ActId;
  readonly status: ActStatus;
  /** `limit`: the side that is limited. */
  readonly side?: 'trust' | 'permission';
}

/** A policy as a page: its name and a first line that says what it allows. */
export interface StagePage {
  readonly name: string;
  readonly line: string;
  readonly owner: 'caller' | 'group' | 'role';
}

/** A lock's plate: the words of the policy that decides. Null: this side has no lock. */
export interface StageLock {
  readonly title: string;
  readonly text: string;
}

export interface Stage {
  readonly caller: {
    readonly name: string;
    readonly kind: 'user' | 'root' | 'service' | 'account' | 'session' | 'person' | 'unknown';
    /** Both accounts by name, if the caller stands beyond the border of the role's account. */
    readonly elsewhere: { readonly from: string; readonly to: string } | null;
    /** The role that a session wears already, and keeps while it wears the next one. */
    readonly hat: string | null;
  };
  /**
   * The part that is the acting identity of the page: the caller as long as no hat is worn, the wearer, or neither. Whoever
   * wears a hat acts as the session only once the session's keys are chosen.
   */
  readonly you: 'caller' | 'wearer' | 'nobody';
  /** The name of the pool that carries the request to STS on the caller's behalf, or null. */
  readonly carrier: string | null;
  /** The key that signs the request, or what vouches for the caller without a signature. */
  readonly credential: { readonly kind: 'key' | 'temporaryKey' | 'token' | 'none'; readonly label: string };
  readonly group: string | null;
  /** The caller's and the group's own policies, the deciding one last. */
  readonly pages: readonly StagePage[];
  readonly morePages: number;
  /** The last of `pages` decides. */
  readonly pageDecides: boolean;
  readonly role: {
    readonly name: string;
    readonly exists: boolean;
    readonly trusts: string;
    readonly pages: readonly StagePage[];
  };
  /** Other roles of the account by name, and how many more there are. */
  readonly others: readonly string[];
  readonly moreRoles: number;
  /**
   * The deciding statement of the trust policy, line by line; the line that decides, and the lines that must match as
   * well.
   */
  readonly trustLines: readonly string[];
  readonly trustLine: number;
  readonly trustAlso: readonly number[];
  readonly locks: { readonly trust: StageLock; readonly permission: StageLock | null };
  readonly request: { readonly action: string; readonly wish: string; readonly signed: string };
  readonly acts: readonly Act[];
  /** The length that was asked for the session, briefly: `1 h`. */
  readonly length: string;
  readonly issued: { readonly key: string; readonly lasts: string } | null;
  readonly sessionName: string;
  /** The missing piece of a refused request, for the empty slot. `offers`: a button in the slot adds it. */
  readonly slot: {
    readonly title: string;
    readonly text: string;
    readonly side: 'trust' | 'permission' | 'door';
    readonly offers: boolean;
    /** False if nobody here can tell whether it is refused. */
    readonly isKnown: boolean;
  } | null;
  /** A page that denies, across its side's lock. */
  readonly deny: {
    readonly side: 'trust' | 'permission';
    readonly name: string;
    readonly line: string;
  } | null;
  /** The policies that only limit, each as a small lock, in the order in which they are told. */
  readonly limits: readonly { readonly side: 'trust' | 'permission'; readonly title: string }[];
  /** The session's first call and its answer. `page`: the policy that decided. */
  readonly firstCall: {
    readonly action: string;
    readonly on: string;
    readonly verdict: 'allow' | 'deny' | 'open';
    readonly page: string | null;
    readonly text: string;
  } | null;
  /** The greatest length, if something other than the role sets it. */
  readonly atMost: string | null;
  readonly lentTo: string;
  /** The words on the glass; the shorter ones if it is narrow. */
  readonly behindGlass: readonly [long: string, short: string];
}
