import type { SessionRow } from '../entities/entities.ts';
import type { Decision } from '../policy/decision.ts';
import type { InputOf, NameOf, OperationName, OutputOf, ServiceName } from '../model/operation-types.ts';
import type { Change, World } from '../world/world.ts';

/**
 * The credentials that a caller presents.
 * - `key`: an access key, long-term (AKIA…) or temporary (ASIA…, then with its token).
 * - `console`: signed in as the root user of an account held here (`id` is the account id) or as a user (`id` is
 *   AIDA…) without an access key, as a person with a password is; an imported account holds no keys.
 * - `service`: an AWS service that assumes a role for a workload, such as `ec2.amazonaws.com`.
 * - `account`: somebody in another account, `arn:aws:iam::444455556666:root`, whose own policies are not here.
 */
export type Credentials =
  | {
      readonly type: 'key';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  | { readonly type: 'console'; readonly id: string }
  | { readonly type: 'service'; readonly service: string }
  | { readonly type: 'account'; readonly arn: string };

/** Facts about the request that its input doesn't carry. */
export interface RequestContext {
  readonly sourceIp?: string;
  readonly userAgent?: string;
  readonly region?: string;
  /** Further condition keys of the request, such as `s3:prefix`; keys compare regardless of case. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

/** The resource of a stack for which CloudFormation makes a call; an empty logical id means the stack itself. */
export interface Via {
  /** The stack's ARN. */
  readonly stack: string;
  readonly logicalId: string;
}

/** One request to one AWS operation. */
export interface Call<N extends OperationName = OperationName> {
  readonly type: 'call';
  readonly service: ServiceName;
  readonly operation: NameOf<N>;
  readonly input: InputOf<N>;
  readonly credentials: Credentials | null;
  readonly context?: RequestContext;
  /** For calls that CloudFormation makes: carried out only if the stack waits for just this call. */
  readonly via?: Via;
}

/** A question: may this caller do `action` (such as `s3:GetObject`) on `resource` (an ARN or `*`)? It is decided, not carried out. */
export interface Try {
  readonly type: 'try';
  readonly action: string;
  readonly resource: string;
  readonly credentials: Credentials | null;
  readonly context?: RequestContext;
}

/** A failure as AWS answers it. `status` is the HTTP status. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** Why something has no answer here: which feature, in one phrase, and AWS's page about it. */
export interface NotModelled {
  readonly feature: string;
  readonly page: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError }
  | { readonly ok: false; readonly notModelled: NotModelled };

/**
 * One call as CloudTrail records it, with CloudTrail's field names.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface TrailEvent {
  readonly eventVersion: string;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  /** The VPC endpoint through which the call came. */
  readonly vpcEndpointId?: string;
  readonly userAgent: string;
  readonly userIdentity: Readonly<Record<string, unknown>>;
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly eventID: string;
  readonly readOnly: boolean;
  readonly recipientAccountId: string;
}

/** The identity behind a call, once its credentials were found good. */
export interface Caller {
  /**
   * `federatedUser`: from GetFederationToken. `webIdentity` and `saml`: a caller with a provider's token in place
   * of a signature. `anonymous`: a call that nobody signs.
   */
  readonly type:
    | 'root'
    | 'user'
    | 'assumedRole'
    | 'federatedUser'
    | 'webIdentity'
    | 'saml'
    | 'anonymous'
    | 'service'
    | 'account';
  readonly account: string;
  /**
   * The caller's ARN, as GetCallerIdentity returns it. A caller with a provider's token has no ARN, so this
   * is the provider's name.
   */
  readonly arn: string;
  /**
   * `aws:userid`: AIDA…, `AROA…:session` (also of who came with a token, or works on an instance),
   * `111122223333:name` for a federated user, the account id for root.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
   * For a caller with a provider's token, whose call has no such key, it is CloudTrail's name for the caller:
   * `PROVIDER:AUDIENCE:SUBJECT`, `NAMEQUALIFIER:SUBJECT`.
   * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
   */
  readonly userId: string;
  /**
   * The unique id of the caller's row: the user or role, for a federated user the user who called
   * GetFederationToken; null without a row.
   */
  readonly principalId: string | null;
  /** The access key that signed, or null when signed in to the console. */
  readonly accessKeyId: string | null;
  /** The temporary credentials that signed the call, or null. */
  readonly session: SessionRow | null;
  /**
   * For `webIdentity` and `saml`: the provider as trust policies name it (an OIDC or SAML provider's ARN,
   * `cognito-identity.amazonaws.com`), and the condition keys that its token brings.
   */
  readonly federation?: {
    readonly principal: string;
    readonly keys: readonly { readonly name: string; readonly values: readonly string[] }[];
  };
}

/**
 * The outcome of a call. `world = apply(before, changes)`; a failure changes nothing but the clock and the event
 * counter. The decision is the one that was made, with its trace: no reader computes it again.
 */
export interface Outcome<N extends OperationName = OperationName> {
  readonly world: World;
  readonly changes: readonly Change[];
  readonly result: Result<OutputOf<N>>;
  readonly caller: Caller | null;
  readonly decision: Decision | null;
  readonly event: TrailEvent;
}

/** The outcome of a `Try`. `result` is ok when it is allowed, else AWS's own refusal. */
export interface TryOutcome {
  readonly world: World;
  readonly changes: readonly Change[];
  readonly result: Result<null>;
  readonly caller: Caller | null;
  readonly decision: Decision | null;
  readonly event: TrailEvent;
}
