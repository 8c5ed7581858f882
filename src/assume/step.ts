import type {
  Call,
  Caller,
  NotModelled,
  Outcome,
  RuleId,
  StatementTrace,
  TryOutcome,
} from '../engine/index.ts';
import type { Highlight } from '../graph/highlight.ts';
import type { Obstacle } from './obstacles.ts';

/** A commit of `sts:AssumeRole`, as far as it is replayed. */
export interface Assumption {
  readonly rev: number;
  readonly command: Call;
  readonly outcome: Outcome;
}

/** In the order in which AWS goes through them; `change` ends a refusal and says what would have to change. */
export type StepId =
  'ask' | 'trust' | 'permission' | 'duration' | 'credentials' | 'session' | 'expiry' | 'change';

/** `waiting`: hasn't happened yet, as the expiry of credentials that still hold. */
export type StepStatus = 'ok' | 'refused' | 'notNeeded' | 'notModelled' | 'waiting';

/** With what the caller signed its request. `id` is an access key's id where there is one. */
export interface Credential {
  readonly kind: 'accessKey' | 'temporaryKey' | 'console' | 'service' | 'otherAccount' | 'none';
  readonly id: string | null;
}

/** Who plays in the seven steps: named once, so that every sentence calls them the same. */
export interface Cast {
  readonly caller: {
    readonly type: Caller['type'] | 'unknown';
    /** A user's name, `Role/session`, `the root user`, a service or an account id. */
    readonly name: string;
    readonly arn: string | null;
    readonly account: string | null;
    /** The graph's node that stands for it, or null where there is none. */
    readonly nodeId: string | null;
    /** The groups that a user is in, for advice. */
    readonly groups: readonly string[];
  };
  readonly credential: Credential;
  readonly role: { readonly name: string; readonly arn: string; readonly id: string | null };
  readonly sessionName: string;
  /** What the request carries beside its names: null where it carries none. */
  readonly externalId: string | null;
  /** Seconds: as asked for, or AWS's default of one hour. `max` is Infinity where nothing limits it here. */
  readonly duration: {
    readonly seconds: number;
    readonly asked: boolean;
    readonly limit: 'role' | 'chained' | 'none';
    readonly max: number;
  };
}

/** What STS handed out. Times in ms. */
export interface Issued {
  /** The row of the session: its ASIA… id. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** `arn:aws:sts::…:assumed-role/Role/session`. */
  readonly arn: string;
}

export interface FirstCall {
  readonly action: string;
  readonly resource: string;
  readonly outcome: TryOutcome;
}

/** What is the same for every step. */
interface StepFacts {
  readonly status: StepStatus;
  /** The statements that decided, the one to show first. Empty where no statement was needed or none spoke. */
  readonly statements: readonly StatementTrace[];
  /** The rule of AWS's logic that spoke, or null where it isn't about policies. */
  readonly rule: RuleId | null;
  /** AWS's own documentation page about this step. */
  readonly page: string;
  readonly highlight: Highlight;
}

/** One step of assuming a role, read from a Commit: plain data, nothing in it was decided again. */
export type Step = StepFacts &
  (
    | { readonly id: 'ask'; readonly error: { readonly code: string; readonly message: string } | null }
    | { readonly id: 'trust' }
    | { readonly id: 'permission' }
    | { readonly id: 'duration' }
    | { readonly id: 'credentials'; readonly issued: Issued }
    | { readonly id: 'session'; readonly issued: Issued; readonly firstCall: FirstCall | null }
    | { readonly id: 'expiry'; readonly issued: Issued }
    | { readonly id: 'change'; readonly obstacles: readonly Obstacle[] }
  );

/** A role's assumption as it can be replayed: who plays, the steps, and how it ended. */
export interface Replay {
  readonly cast: Cast;
  readonly steps: readonly Step[];
  readonly end: 'assumed' | 'refused' | 'notModelled';
  readonly issued: Issued | null;
  /** AWS's own sentence where it was refused. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly notModelled: NotModelled | null;
  readonly assumption: Assumption;
}
