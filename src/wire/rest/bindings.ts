import type { PartName } from '../../engine/index.ts';

/** The services that speak REST. */
export type RestService = 'lambda' | 's3';

/** How an operation stands in HTTP, as `scripts/trim-models.mjs` keeps it of AWS's own model. */
export interface OperationBinding {
  readonly method: string;
  /** `/{Bucket}/{Key+}`, with what tells it from its neighbours behind a question mark: `/{Bucket}?policy`. */
  readonly uri: string;
  /** Of an answer that worked; 200 where there is none. */
  readonly status?: number;
}

/** Where a member stands, unless it is in the body under its own name. */
interface MemberBinding {
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';
  readonly name?: string;
  /** Of an XML body that is this member. */
  readonly namespace?: string;
}

export interface ShapeBinding {
  /** The member that is the whole body. */
  readonly payload?: string;
  readonly members?: Readonly<Record<string, MemberBinding>>;
  /** What an item of the list is called in XML. */
  readonly item?: string;
  /** A list whose items stand where the list would. */
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

/** A service's bindings, fetched when the first request for it comes. */
export async function httpBindings(service: RestService): Promise<HttpBindings> {
  const known = loaded.get(service);
  if (known) return known;
  const { default: data } = await loaders[service]();
  const bindings = data as HttpBindings;
  loaded.set(service, bindings);
  return bindings;
}

/** Where a member of a structure stands. */
export function memberBinding(bindings: HttpBindings, shape: string, member: string): MemberBinding {
  return bindings.shapes[shape]?.members?.[member] ?? {};
}
