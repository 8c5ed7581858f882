import type { ServiceName } from '../../model/operation-types.ts';
import type { Json, JsonObject } from '../json.ts';

/** One call of a service that carries a part of a resource out. It is run and decided like any other call. */
export interface ResourceCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: JsonObject;
  /** Error codes that count as success: the thing to be removed is gone already. */
  readonly tolerates?: readonly string[];
  /** Reads the call's output: the physical resource as it is known from now on. */
  readonly learns?: (output: Json) => PhysicalResource;
}

/** A step of a resource's work: the next call, by what is known of the resource so far (null: nothing yet). */
export type ResourceStep = (made: PhysicalResource | null) => ResourceCall;

/** A resource that was made. `Ref` gives its physical id, `Fn::GetAtt` its attributes (`Arn`, `Endpoint.Address`). */
export interface PhysicalResource {
  readonly physicalId: string;
  readonly attributes: JsonObject;
  /** It stands for a resource of a type that isn't modelled, whose attributes are made up as they are asked for. */
  readonly standsIn?: true;
}

/** A resource as a stack wants it. The same request gives the same steps, so that a step's number is enough to go on. */
export interface ResourceRequest {
  readonly logicalId: string;
  /** Its properties without any function. */
  readonly properties: JsonObject;
  readonly stack: {
    readonly name: string;
    readonly id: string;
    readonly accountId: string;
    readonly region: string;
    /** Tags of the stack, which go on to every resource that can be tagged. */
    readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  };
  /** Twelve letters and digits that end a generated name, drawn once for each making of the resource. */
  readonly suffix: string;
}

/**
 * How a property is treated. `decides`: it is carried out, and decisions follow it. `carried`: it is kept with the stack
 * and shown, and changes no decision. `refused`: it could decide, and isn't modelled.
 */
export type PropertyTreatment = 'decides' | 'carried' | 'refused';

/**
 * One type of resource: which calls make, change and remove it. A call of an operation that isn't modelled is named all
 * the same: the engine's answer says so.
 */
export interface ResourceType {
  /** Such as `AWS::IAM::Role`. */
  readonly name: string;
  /**
   * The resource where it is known before a call has answered: it is made of its properties. An update gives it anew.
   */
  readonly identity?: (request: ResourceRequest) => PhysicalResource;
  readonly create: (request: ResourceRequest) => readonly ResourceStep[];
  /** From `before` to the request's properties; called only where no property asks for a replacement. */
  readonly update: (
    request: ResourceRequest,
    before: { readonly properties: JsonObject; readonly made: PhysicalResource },
  ) => readonly ResourceStep[];
  /** `request` is as it was made. */
  readonly remove: (request: ResourceRequest, made: PhysicalResource) => readonly ResourceStep[];
  readonly treatmentOf: (property: string, value: Json) => PropertyTreatment;
}
