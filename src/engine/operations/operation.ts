import type { ApiError, Call, Caller, NotModelled, Result } from '../call/call.ts';
import type { Ids } from '../world/ids.ts';
import type { InputOf, OperationName, OutputOf } from '../model/operation-types.ts';
import type { PartName, PartOperation } from '../model/parts.ts';
import type { Change, World } from '../world/world.ts';
import type { LedgerId } from './ledger.ts';

/** Everything that an operation may read. It writes nothing: it returns its effect as changes. */
export interface OperationContext {
  readonly world: World;
  readonly caller: Caller;
  /** The account in which the call acts, 12 digits: the caller's, if it is held here. */
  readonly account: string;
  /** The region that is called, such as `us-east-1`. */
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly ids: Ids;
}

/** Condition keys of a request as pairs, not an object: tag keys (`aws:RequestTag/__proto__`) come from outside. */
export type ContextKeys = readonly (readonly [key: string, values: readonly string[]])[];

/** One permission that a call needs. */
export interface PermissionRequest {
  /** Such as `iam:CreateUser`. */
  readonly action: string;
  /** The ARN that policies are matched against, or `*`. */
  readonly resource: string;
  /** The resource as AWS prints it in a refusal: `user ana` for what exists, the ARN for what would be made. */
  readonly label: string;
  /** Condition keys that this operation adds to the request's. */
  readonly keys?: ContextKeys;
  /** The service's own answer if access is denied, in place of AccessDenied. */
  readonly refusal?: ApiError;
}

interface Done<T> {
  readonly ok: true;
  readonly value: T;
  readonly changes: readonly Change[];
}
export type Failure =
  | { readonly ok: false; readonly error: ApiError }
  | { readonly ok: false; readonly notModelled: NotModelled };
export type RunResult<T> = Done<T> | Failure;

/**
 * One AWS operation. In AWS's order: the model checks the input, `check` adds what the model can't say,
 * `authorize` names the permissions that the call needs, and only then does `run` look for the entity. So a
 * caller without the permission learns nothing: AccessDenied comes before NoSuchEntity. (AWS documents no
 * order; this one is what its answers show.)
 */
export interface Operation<N extends OperationName> {
  readonly check?: (input: InputOf<N>, context: OperationContext) => Failure | null;
  /**
   * Reads the caller of an unsigned call from its input, such as a provider's token. The call's credentials aren't
   * looked at. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
   */
  readonly identify?: (input: InputOf<N>, context: Omit<OperationContext, 'caller'>) => Result<Caller>;
  /** `public`: no permission is needed and none can be withheld. */
  readonly authorize: (
    input: InputOf<N>,
    context: OperationContext,
  ) => readonly PermissionRequest[] | 'public';
  readonly run: (input: InputOf<N>, context: OperationContext) => RunResult<OutputOf<N>>;
  /** Entries of the ledger: limits of this operation, and choices that it makes without AWS's word. */
  readonly ledger?: readonly LedgerId[];
}

export type OperationTable = { readonly [N in OperationName]: Operation<N> };

/** The operations of one part, all of them. */
export type PartTable<P extends PartName> = Pick<OperationTable, PartOperation<P>>;

/** Success, with what changes. */
export function done<T>(value: T, changes: readonly Change[] = []): Done<T> {
  return { ok: true, value, changes };
}

/** A refusal, if there is an error: `refuse(a ?? b) ?? done(…)`. */
export function refuse(error: ApiError): Failure;
export function refuse(error: ApiError | null | undefined | false): Failure | null;
export function refuse(error: ApiError | null | undefined | false): Failure | null {
  return error ? { ok: false, error } : null;
}

/** The third answer: neither yes nor no, and nothing changes. */
export function unknown(notModelled: NotModelled): Failure {
  return { ok: false, notModelled };
}

/**
 * How CloudFormation follows the calls that it makes for its stacks: a failure if the stack doesn't wait for this call
 * (somebody else has carried it out, or the stack is gone), else how the stack goes on with the answer. The `world` of
 * `carryOn` has the call's own changes.
 */
export type StackFollower = (
  before: World,
  call: Call,
) =>
  | Failure
  | {
      readonly carryOn: (
        world: World,
        result: Result<unknown>,
        moment: Pick<OperationContext, 'now' | 'ids'>,
      ) => readonly Change[];
    };
