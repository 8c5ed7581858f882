import { parts } from './generated/parts.ts';
import type { PartName } from './parts.ts';
import { partOf } from './parts.ts';
import type { ServiceName } from './operation-types.ts';

/** One shape of an AWS API model, as `scripts/trim-models.mjs` keeps it. Names in it are names of shapes. */
export interface Shape {
  readonly type:
    | 'string'
    | 'integer'
    | 'long'
    | 'float'
    | 'double'
    | 'boolean'
    | 'timestamp'
    | 'blob'
    | 'structure'
    | 'list'
    | 'map';
  readonly required?: readonly string[];
  /** Member name → shape, in the order in which AWS documents them. */
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  /** The least and the most: characters of a string, items of a list, the value of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
}

export interface OperationModel {
  readonly input?: string;
  readonly output?: string;
  /** Error codes as they stand on the wire, such as `NoSuchEntity`. */
  readonly errors: readonly string[];
}

export interface ApiModel {
  readonly service: ServiceName;
  readonly apiVersion: string;
  /** `query` (IAM, STS), `json`, `rest-json` or `rest-xml`. */
  readonly protocol: string;
  readonly jsonVersion?: string;
  readonly targetPrefix?: string;
  readonly xmlNamespace?: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** Error code → HTTP status. */
  readonly errors: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const loaders: Readonly<Record<PartName, () => Promise<{ default: unknown }>>> = {
  iam: () => import('./data/iam.json'),
  'iam-account': () => import('./data/iam-account.json'),
  'iam-sign-in': () => import('./data/iam-sign-in.json'),
  'iam-providers': () => import('./data/iam-providers.json'),
  'iam-simulation': () => import('./data/iam-simulation.json'),
  'iam-root-access': () => import('./data/iam-root-access.json'),
  'iam-last-accessed': () => import('./data/iam-last-accessed.json'),
  'iam-policy-versions': () => import('./data/iam-policy-versions.json'),
  sts: () => import('./data/sts.json'),
  'sts-root': () => import('./data/sts-root.json'),
  'sts-scoped': () => import('./data/sts-scoped.json'),
  'sts-session-tokens': () => import('./data/sts-session-tokens.json'),
  'sts-federation': () => import('./data/sts-federation.json'),
  'cognito-identity': () => import('./data/cognito-identity.json'),
  'cognito-idp': () => import('./data/cognito-idp.json'),
  organizations: () => import('./data/organizations.json'),
  s3: () => import('./data/s3.json'),
  kms: () => import('./data/kms.json'),
  sqs: () => import('./data/sqs.json'),
  lambda: () => import('./data/lambda.json'),
  dynamodb: () => import('./data/dynamodb.json'),
  secretsmanager: () => import('./data/secretsmanager.json'),
  ssm: () => import('./data/ssm.json'),
  'sso-admin': () => import('./data/sso-admin.json'),
  identitystore: () => import('./data/identitystore.json'),
  cloudformation: () => import('./data/cloudformation.json'),
  playground: () => import('./data/playground.json'),
};

const loadedParts = new Set<PartName>();
/** A service's model, as far as its parts are loaded. */
const loaded = new Map<ServiceName, ApiModel>();

/** Loads one part of a service's model, once. A second call costs nothing. */
export async function loadModelPart(part: PartName): Promise<void> {
  if (loadedParts.has(part)) return;
  const load = loaders[part];
  const { default: model } = await load();
  if (loadedParts.has(part)) return;
  loadedParts.add(part);
  const { service } = parts[part];
  loaded.set(service, merged(loaded.get(service), model as ApiModel));
}

function merged(known: ApiModel | undefined, more: ApiModel): ApiModel {
  if (!known) return more;
  return {
    ...known,
    operations: { ...known.operations, ...more.operations },
    errors: { ...known.errors, ...more.errors },
    shapes: { ...known.shapes, ...more.shapes },
  };
}

/** The model that holds an operation, which `prepare` must have loaded: anything else is a bug of the caller. */
export function modelOf(service: ServiceName, operation: string): ApiModel {
  const part = partOf(service, operation);
  const model = loaded.get(service);
  if (!model || !part || !loadedParts.has(part))
    throw new Error(`The API model of ${service}:${operation} is not loaded: await prepare(call) first`);
  return model;
}

/** A service's model as far as it is loaded; null if none of it is. */
export function apiModel(service: string): ApiModel | null {
  return loaded.get(service as ServiceName) ?? null;
}

/** The shape of that name; models are closed, so a missing one is a bug of the trimming script. */
export function shapeOf(model: ApiModel, name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`The API model of ${model.service} has no shape ${name}`);
  return shape;
}

/** The operation of that name, or undefined. Names come from outside: own properties only. */
export function operationOf(model: ApiModel, name: string): OperationModel | undefined {
  return Object.hasOwn(model.operations, name) ? model.operations[name] : undefined;
}
