import type {
  AskingForRole,
  Call,
  Caller,
  ConditionTrace,
  LayerTrace,
  NotModelled,
  Outcome,
  RuleId,
  StatementTrace,
  TryOutcome,
} from '../engine/index.ts';

/** The parts of an answer that the steps need. */
export type Answered = Omit<Outcome, 'changes' | 'event'>;

/** The parts of an `sts:AssumeRole` commit that a replay needs. */
export interface Assumption {
  readonly rev: number;
  readonly command: Call;
  readonly outcome: Answered;
}

/**
 * In the order of the steps. `change` ends a refusal and says what would have to change. The limits appear only if they
 * apply: an organization's policies (`rcp`, `scp`), the caller's permissions boundary, and the session policies of a
 * caller that is itself a session (`limit`).
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

/** `waiting` is in the future, such as the expiry of credentials that are still valid. */
export type StepStatus = 'ok' | 'refused' | 'notNeeded' | 'notModelled' | 'waiting';

/** The credential that the caller signed with. `id` is an access key's id if there is one. */
export interface Credential {
  readonly kind:
    | 'accessKey'
    | 'temporaryKey'
    | 'console'
    | 'playground'
    | 'service'
    | 'otherAccount'
    | 'token'
    | 'assertion'
    | 'guest'
    | 'none';
  readonly id: string | null;
}

/** The players of the steps. Every sentence uses these names. */
export interface Cast {
  readonly operation: AskingForRole;
  /** The provider that vouches for the caller, as a sentence names it, or null if the caller signs the request. */
  readonly provider: string | null;
  /** Additions to the request that limit or mark the session. */
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
    /** The graph's node that stands for it, or null if there is none. */
    readonly nodeId: string | null;
    /** The groups that a user is in, for advice. */
    readonly groups: readonly string[];
  };
  readonly credential: Credential;
  readonly role: { readonly name: string; readonly arn: string; readonly id: string | null };
  readonly sessionName: string;
  /** Additions to the request: null if there are none. */
  readonly externalId: string | null;
  /** Seconds: as asked for, or AWS's default of one hour. `max` is Infinity if nothing limits it here. */
  readonly duration: {
    readonly seconds: number;
    readonly asked: boolean;
    readonly limit: 'role' | 'chained' | 'none';
    readonly max: number;
  };
}

/** The credentials that STS handed out. Times in ms. */
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
  /** The revision of the commit, which is the key of its explanation. */
  readonly rev: number;
  readonly action: string;
  readonly resource: string;
  readonly outcome: TryOutcome;
}

/** The gates that can only limit. */
export type LimitLayer = 'rcp' | 'scp' | 'boundary' | 'session';

/** One reason for the refusal, which somebody would have to change. `words/` makes a sentence from it. */
export type Obstacle =
  | { readonly kind: 'badCredentials'; readonly code: string; readonly message: string }
  /** STS doesn't accept the provider's proof. */
  | { readonly kind: 'badProof'; readonly code: string; readonly message: string }
  | { readonly kind: 'badRequest'; readonly code: string; readonly message: string }
  | { readonly kind: 'rootMayNot' }
  | { readonly kind: 'noSuchRole'; readonly arn: string }
  /** No statement of the trust policy names the caller. */
  | { readonly kind: 'trustNamesOthers'; readonly sameAccount: boolean; readonly permissionToo: boolean }
  /** No statement of the trust policy names the provider that vouches for the caller. */
  | { readonly kind: 'trustNamesNoProvider'; readonly action: string }
  /** The caller may assume the role, but not with session tags or a source identity. */
  | { readonly kind: 'alsoNeeds'; readonly action: string; readonly where: 'trust' | 'permission' }
  /** A policy that can only limit doesn't allow it. `level`: the place in the organization. */
  | { readonly kind: 'outsideLimit'; readonly layer: LimitLayer; readonly level: string | null }
  /** A trust statement names the caller, but one of its conditions isn't met. */
  | {
      readonly kind: 'trustCondition';
      readonly about: 'externalId' | 'mfa' | 'other';
      readonly condition: ConditionTrace;
      readonly statement: StatementTrace;
    }
  | {
      readonly kind: 'explicitDeny';
      readonly where: 'trust' | 'permission' | LimitLayer;
      readonly statement: StatementTrace;
    }
  /** No policy of the caller allows sts:AssumeRole. */
  | { readonly kind: 'noPermission' }
  /** A policy of the caller allows sts:AssumeRole, but for other roles. */
  | { readonly kind: 'permissionElsewhere'; readonly statement: StatementTrace }
  | {
      readonly kind: 'permissionCondition';
      readonly condition: ConditionTrace;
      readonly statement: StatementTrace;
    }
  | {
      readonly kind: 'durationTooLong';
      readonly seconds: number;
      readonly max: number;
      readonly limit: 'role' | 'chained' | 'none';
    }
  | { readonly kind: 'notModelled'; readonly feature: string; readonly page: string };

/** The facts that all steps have. */
interface StepFacts {
  readonly status: StepStatus;
  /** The statements that decided, the one to show first. Empty if no statement was needed or none matched. */
  readonly statements: readonly StatementTrace[];
  /** The rule of AWS's logic that decided, or null if no policy rule decided. */
  readonly rule: RuleId | null;
}

/** One step of assuming a role, read from a Commit as plain data. It decides nothing again. */
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

/** A role's assumption for a replay: the players, the steps, and how it ended. */
export interface Replay {
  readonly cast: Cast;
  readonly steps: readonly Step[];
  readonly end: 'assumed' | 'refused' | 'notModelled';
  readonly issued: Issued | null;
  /** AWS's own sentence, if it was refused. */
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly notModelled: NotModelled | null;
  readonly assumption: Assumption;
}
