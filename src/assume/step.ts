import type {
  Call,
  Caller,
  LayerTrace,
  NotModelled,
  Outcome,
  RuleId,
  StatementTrace,
  TryOutcome,
} from '../engine/index.ts';
import type { Highlight } from '../graph/picture/highlight.ts';
import type { Obstacle } from './obstacle.ts';

/** How a call was answered, as far as steps tell it. */
export type Answered = Omit<Outcome, 'changes' | 'event'>;

/** A commit of `sts:AssumeRole`, as far as it is replayed. */
export interface Assumption {
  readonly rev: number;
  readonly command: Call;
  readonly outcome: Answered;
}

/**
 * In the order in which they are told; `change` ends a refusal and says what would have to change. Those that only
 * limit stand there where they have a say: an organization's policies (`rcp`, `scp`), the caller's permissions
 * boundary, and the session policies of a caller that is itself a session (`limit`).
 */
export type StepId =
  | 'rest'
  | 'ask'
  | 'rcp'
  | 'scp'
  | 'trust'
  | 'permission'
  | 'boundary'
  | 'limit'
  | 'duration'
  | 'credentials'
  | 'session'
  | 'expiry'
  | 'change';

/** What asks for a role: with a signature, with a provider's word, or Cognito on somebody's behalf. */
export type AssumeOperation =
  'AssumeRole' | 'AssumeRoleWithWebIdentity' | 'AssumeRoleWithSAML' | 'GetCredentialsForIdentity';

/** `waiting`: hasn't happened yet, as the expiry of credentials that still hold. */
export type StepStatus = 'ok' | 'refused' | 'notNeeded' | 'notModelled' | 'waiting';

/** With what the caller signed its request. `id` is an access key's id where there is one. */
export interface Credential {
  readonly kind:
    | 'accessKey'
    | 'temporaryKey'
    | 'console'
    | 'service'
    | 'otherAccount'
    | 'token'
    | 'assertion'
    | 'guest'
    | 'none';
  readonly id: string | null;
}

/** Who plays in the steps: named once, so that every sentence calls them the same. */
export interface Cast {
  readonly operation: AssumeOperation;
  /** The provider that vouches for the caller, as a sentence names it; null where the caller signs by itself. */
  readonly provider: string | null;
  /** What the request brings along that limits or marks the session. */
  readonly brings: {
    readonly mfa: boolean;
    readonly tags: number;
    readonly policies: number;
    readonly sourceIdentity: string | null;
  };
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
  /** Of the commit, under which it is explained. */
  readonly rev: number;
  readonly action: string;
  readonly resource: string;
  readonly outcome: TryOutcome;
}

/** What is the same for every step. */
interface StepFacts {
  readonly status: StepStatus;
  /** The statements that decided, the one to show first. Empty where no statement was needed or none matched. */
  readonly statements: readonly StatementTrace[];
  /** The rule of AWS's logic that decided, or null where it isn't about policies. */
  readonly rule: RuleId | null;
  /** AWS's own documentation page about this step. */
  readonly page: string;
  readonly highlight: Highlight;
}

/** One step of assuming a role, read from a Commit: plain data, nothing in it was decided again. */
export type Step = StepFacts &
  /** Before anybody asks. */
  (
    | { readonly id: 'rest' }
    | { readonly id: 'ask'; readonly error: { readonly code: string; readonly message: string } | null }
    /** `level`: where in the organization no policy allows it. */
    | { readonly id: 'rcp'; readonly level: LayerTrace['level'] | null }
    | { readonly id: 'scp'; readonly level: LayerTrace['level'] | null }
    | { readonly id: 'trust' }
    | { readonly id: 'permission' }
    | { readonly id: 'boundary' }
    | { readonly id: 'limit' }
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
