/**
 * The stage while a role is assumed, as plain data: who plays, and what happens at each notch of the
 * timeline. `assume/stage.ts` makes it from a replay; nothing here is decided.
 */

/** How a notch ended. `waiting`: it hasn't happened yet. */
export type ActStatus = 'ok' | 'refused' | 'notNeeded' | 'notModelled' | 'waiting';

/** The acts that can happen at a notch. `limit`: a policy that only limits has its say, at either lock. */
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
  /** `limit`: whose side the limit is on. */
  readonly side?: 'trust' | 'permission';
}

/** A policy as a page: its name and a first line that says what it allows. */
export interface StagePage {
  readonly name: string;
  readonly line: string;
  readonly owner: 'caller' | 'group' | 'role';
}

/** A lock's plate: what the policy that decides says. Null: this side has no lock. */
export interface StageLock {
  readonly title: string;
  readonly text: string;
}

export interface Stage {
  readonly caller: {
    readonly name: string;
    readonly kind: 'user' | 'root' | 'service' | 'account' | 'session' | 'person' | 'unknown';
    /** Stands beyond the border of the role's account: both accounts, by name. */
    readonly elsewhere: { readonly from: string; readonly to: string } | null;
    /** Of a session: the role that it wears already, which it keeps while it wears the next. */
    readonly hat: string | null;
  };
  /** The part that acts in the page: the one who asks and then wears the hat, the wearer alone, or somebody else. */
  readonly you: 'caller' | 'wearer' | 'nobody';
  /** The name of the pool that carries the request to STS on the caller's behalf, or null. */
  readonly carrier: string | null;
  /** The key that the request is signed with, or what vouches in place of a signature. */
  readonly credential: { readonly kind: 'key' | 'temporaryKey' | 'token' | 'none'; readonly label: string };
  readonly group: string | null;
  /** The caller's and the group's own policies, the deciding one last. */
  readonly pages: readonly StagePage[];
  readonly morePages: number;
  /** The last of `pages` decided. */
  readonly pageDecides: boolean;
  readonly role: {
    readonly name: string;
    readonly exists: boolean;
    readonly trusts: string;
    readonly pages: readonly StagePage[];
  };
  /** Other roles of the account, by name, and how many more there are. */
  readonly others: readonly string[];
  readonly moreRoles: number;
  /** The deciding statement of the trust policy, line by line, which line decides, and which had to be met as well. */
  readonly trustLines: readonly string[];
  readonly trustLine: number;
  readonly trustAlso: readonly number[];
  readonly locks: { readonly trust: StageLock; readonly permission: StageLock | null };
  readonly request: { readonly action: string; readonly wish: string; readonly signed: string };
  readonly acts: readonly Act[];
  /** How long the session was asked for, briefly: `1 h`. */
  readonly length: string;
  readonly issued: { readonly key: string; readonly lasts: string } | null;
  readonly sessionName: string;
  /** The missing piece where the request is refused, for the empty slot. `offers`: a button in it fills it. */
  readonly slot: {
    readonly title: string;
    readonly text: string;
    readonly side: 'trust' | 'permission' | 'door';
    readonly offers: boolean;
    /** False where nobody here can tell whether it is refused. */
    readonly isKnown: boolean;
  } | null;
  /** A page that denies, across the lock of its side. */
  readonly deny: {
    readonly side: 'trust' | 'permission';
    readonly name: string;
    readonly line: string;
  } | null;
  /** The policies that only limit, in the order in which they are told: a small lock each. */
  readonly limits: readonly { readonly side: 'trust' | 'permission'; readonly title: string }[];
  /** The session's first call, and how it was answered. `page`: the policy that decided. */
  readonly firstCall: {
    readonly action: string;
    readonly on: string;
    readonly verdict: 'allow' | 'deny' | 'open';
    readonly page: string | null;
    readonly text: string;
  } | null;
  /** How long it may be at most, where that is not the role's own to say. */
  readonly atMost: string | null;
  readonly lentTo: string;
  /** The words on the glass, the shorter ones where it is narrow. */
  readonly behindGlass: readonly [long: string, short: string];
}
