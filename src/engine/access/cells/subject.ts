import type { Caller } from '../../call/call.ts';
import type { ServiceAction } from '../../actions/catalog.ts';
import type { PolicyRef, Verdict, Layer } from '../../policy/decision.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import type { PolicyLayers } from '../../policy/layers.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';

/** The condition keys that a request adds to those of its caller and its resource, names in lower case. */
export type Keys = ReadonlyMap<string, readonly string[]>;

/** One request, with every key that it needs. */
export interface Witness {
  readonly action: string;
  readonly resource: string;
  /** Names as the documents write them. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** The answer to one request, policies and all else. `refused`: no policy decides, the kind of caller does. */
export interface Answer {
  readonly verdict: Verdict;
  readonly decidedBy: Layer | 'refused';
}

/** A request with the keys that caller, resource and moment fix, and the policies that have a say in it. */
export interface Reading {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
}

/** Something that exists and has facts of its own: a policy, tags, an owner. */
export interface Point {
  readonly arn: string;
  /** The facts that decisions about it depend on. Points with the same facts are decided in the same way. */
  readonly facts: string;
}

/** Resources that share the facts of one thing: the objects of a bucket. `patterns` with `*` name them. */
export interface Family {
  readonly patterns: readonly string[];
}

/** Somebody whose access is described: a caller, and all that decides about it. */
export interface Subject {
  readonly caller: Caller;
  /** The accounts whose resources are described. The caller's comes first. */
  readonly accounts: readonly string[];
  /** Every policy that has a say in some request, each document once. */
  readonly policies: readonly AttachedPolicy[];
  readonly families: readonly Family[];
  /** Everything that exists here, for readable witnesses. */
  readonly things: readonly string[];
  /** Whether more exists than is told apart. */
  readonly isBounded: boolean;
  /** The things with facts of their own for an action. */
  points(action: string): readonly Point[];
  /** All that sets an action apart before any policy is read. */
  traits(action: string): string;
  /** Whether policies decide at all. */
  asksPolicies(reading: Reading): boolean;
  read(action: string, resource: string, keys?: Keys): Reading;
  /** Whether a request is free to have a key, or not to have it. */
  isFree(key: string, reading: Reading, action: ServiceAction | undefined, isPoint: boolean): boolean;
  decide(witness: Witness): Answer;
}

/** A statement, by the policy that has it. */
export interface StatementRef {
  readonly policy: PolicyRef;
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid: string | null;
}
