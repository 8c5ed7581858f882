import type { ServiceName } from './operation-types.ts';

/** One shape of an AWS API model, as `scripts/trim-models.mjs` keeps it. Names in it are names of shapes. */
export interface Shape {
  readonly type:
    'string' | 'integer' | 'long' | 'boolean' | 'timestamp' | 'blob' | 'structure' | 'list' | 'map';
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
  readonly xmlNamespace: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** Error code → HTTP status. */
  readonly errors: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const loaders: Readonly<Record<ServiceName, () => Promise<{ default: unknown }>>> = {
  iam: () => import('./data/iam.json'),
  sts: () => import('./data/sts.json'),
};

const loaded = new Map<ServiceName, ApiModel>();

/** Loads a service's model once. A second call costs nothing. */
export async function loadModel(service: ServiceName): Promise<void> {
  if (loaded.has(service)) return;
  const load = loaders[service];
  const { default: model } = await load();
  loaded.set(service, model as ApiModel);
}

/** A service's model, which `prepare` must have loaded: anything else is a bug of the caller. */
export function modelOf(service: ServiceName): ApiModel {
  const model = loaded.get(service);
  if (!model) throw new Error(`The API model of ${service} is not loaded: await prepare(call) first`);
  return model;
}

/** A service's model if it is loaded, for readers who can do without: null where there is none. */
export function apiModel(service: string): ApiModel | null {
  return isService(service) ? (loaded.get(service) ?? null) : null;
}

/** Whether a name is one of the services that have a model here. */
export function isService(name: string): name is ServiceName {
  return name === 'iam' || name === 'sts';
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
