import type { Json, JsonObject } from './json.ts';
import type { DeletionPolicy } from './template.ts';

/** All that a template's functions may read, apart from its resources. */
export interface StackScope {
  /**
   * The values given for parameters, as texts (lists with commas), those kept from before among them. Defaults stand in
   * for what is missing.
   */
  readonly parameters: ReadonlyMap<string, string>;
  /** The values in Parameter Store of the parameters that name one there; undefined where there is no Parameter Store. */
  readonly stored?: ReadonlyMap<string, string> | undefined;
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
  /** The stack's ARN. */
  readonly stackId: string;
  readonly notificationArns: readonly string[];
  /** The value that this account and region export under a name; null if there is none. */
  readonly exportOf: (name: string) => string | null;
}

/**
 * A template with its parameters, mappings and conditions evaluated. Of its functions only those are left that need a
 * resource which isn't made yet: `{Ref}`, `{Fn::GetAtt: [id, name]}` and what is around them. `settle` evaluates these.
 */
export interface ResolvedTemplate {
  readonly parameters: ReadonlyMap<string, ResolvedParameter>;
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Resources whose condition holds, in the order in which they are made: each after all that it depends on. */
  readonly resources: ReadonlyMap<string, ResolvedResource>;
  readonly outputs: ReadonlyMap<string, ResolvedOutput>;
  /** Names that Fn::ImportValue read. */
  readonly imports: readonly string[];
}

export interface ResolvedParameter {
  /** A text, for lists a list of texts. */
  readonly value: string | readonly string[];
  /** Its value is shown as `****`. */
  readonly noEcho: boolean;
}

export interface ResolvedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Empty for a type that isn't modelled. */
  readonly properties: JsonObject;
  /** Logical ids of all that must be made before it: what DependsOn names and what its properties refer to. */
  readonly after: readonly string[];
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
  readonly metadata: JsonObject | null;
}

export interface ResolvedOutput {
  readonly value: Json;
  readonly description: string | null;
  readonly exportName: Json | null;
}
