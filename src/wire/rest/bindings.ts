import type { PartName } from '../../engine/index.ts';

export type RestService = 'lambda' | 's3';

/** How an operation is bound to HTTP. `scripts/trim-models.mjs` takes it from AWS's model. */
export interface OperationBinding {
  readonly method: string;
  /** `/{Bucket}/{Key+}`. A question mark separates what tells it from similar addresses: `/{Bucket}?policy`. */
  readonly uri: string;
  /** The status of a success. 200 if missing. */
  readonly status?: number;
}

/** The place of a member, unless it is in the body under its own name. */
interface MemberBinding {
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';
  readonly name?: string;
  /** The name of an XML body that is this member. */
  readonly namespace?: string;
}

export interface ShapeBinding {
  /** The member that makes up the whole body. */
  readonly payload?: string;
  readonly members?: Readonly<Record<string, MemberBinding>>;
  /** The name of a list's items in XML. */
  readonly item?: string;
  /** A list whose items have no element around them. */
  readonly flattened?: boolean;
  readonly timestamp?: 'rfc822' | 'iso8601';
}

/** https://smithy.io/2.0/spec/http-bindings.html */
export interface HttpBindings {
  readonly operations: Readonly<Record<string, OperationBinding>>;
  readonly shapes: Readonly<Record<string, ShapeBinding>>;
}

const loaders: Readonly<Record<RestService & PartName, () => Promise<{ default: unknown }>>> = {
  lambda: () => import('./data/lambda.json'),
  s3: () => import('./data/s3.json'),
};

const loaded = new Map<RestService, HttpBindings>();

export const isRest = (service: string): service is RestService => Object.hasOwn(loaders, service);

/** A service's bindings. They are loaded at the first request for the service. */
export async function httpBindings(service: RestService): Promise<HttpBindings> {
  const known = loaded.get(service);
  if (known) return known;
  const { default: data } = await loaders[service]();
  const bindings = data as HttpBindings;
  loaded.set(service, bindings);
  return bindings;
}

/** The place of a structure's member in the request or answer. */
export function memberBinding(bindings: HttpBindings, shape: string, member: string): MemberBinding {
  return bindings.shapes[shape]?.members?.[member] ?? {};
}
