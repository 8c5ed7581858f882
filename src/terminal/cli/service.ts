import type { ApiModel } from '../../engine/index.ts';
import {
  apiModel,
  loadModelPart,
  operationNames,
  partNames,
  partService,
  splitId,
} from '../../engine/index.ts';
import { cliCommandName } from '../cli-names.ts';

/** How the CLI joins an operation's pages into one answer. Names with dots are paths. */
export interface Paginator {
  readonly input_token: string | readonly string[];
  readonly output_token: string | readonly string[];
  readonly more_results?: string;
  readonly limit_key?: string;
  readonly result_key: string | readonly string[];
  readonly non_aggregate_keys?: readonly string[];
}

export interface Acceptor {
  readonly state: 'success' | 'failure' | 'retry';
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error';
  readonly argument?: string;
  readonly expected: unknown;
}

interface Waiter {
  readonly operation: string;
  /** Seconds between two requests. */
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

/** Settings of the CLI for an operation that its model lacks. */
interface Traits {
  /** Members that the CLI fills in by itself. */
  readonly tokens?: readonly string[];
  /** The member of the output that is written into a file. */
  readonly streams?: string;
  /** The member of the input that is a file's content. */
  readonly reads?: string;
  readonly unsigned?: boolean;
}

interface CliData {
  readonly command: string;
  /** The CLI's commands for every operation that AWS has, modelled or not. */
  readonly commands: readonly string[];
  readonly paginators: Readonly<Record<string, Paginator>>;
  readonly waiters: Readonly<Record<string, Waiter>>;
  readonly traits: Readonly<Record<string, Traits>>;
}

type Load = () => Promise<{ default: unknown }>;

const loaders: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['iam', () => import('../data/iam.json')],
  ['sts', () => import('../data/sts.json')],
  ['organizations', () => import('../data/organizations.json')],
  ['cognito-identity', () => import('../data/cognito-identity.json')],
  ['cognito-idp', () => import('../data/cognito-idp.json')],
  ['s3', () => import('../data/s3.json')],
  ['kms', () => import('../data/kms.json')],
  ['sqs', () => import('../data/sqs.json')],
  ['cloudformation', () => import('../data/cloudformation.json')],
  ['lambda', () => import('../data/lambda.json')],
  ['dynamodb', () => import('../data/dynamodb.json')],
  ['secretsmanager', () => import('../data/secretsmanager.json')],
  ['ssm', () => import('../data/ssm.json')],
  ['sso-admin', () => import('../data/sso-admin.json')],
  ['identitystore', () => import('../data/identitystore.json')],
]);

/** The CLI's command of a service: `s3` → `s3api`. */
export const commandOf = (service: string): string => (service === 's3' ? 's3api' : service);

/** The service that a CLI command calls, or null: `s3api` → `s3`. */
export function serviceOf(command: string): string | null {
  const service = command === 's3api' ? 's3' : command;
  return loaders.has(service) && commandOf(service) === command ? service : null;
}

/** The CLI's commands of the services that are modelled, in alphabetical order. */
export const serviceCommands: readonly string[] = [...loaders.keys()].map(commandOf).sort();

const loaded = new Map<string, CliData>();

/**
 * Loads the API models and the CLI's settings for one of its commands. Does nothing for a command that isn't a service.
 */
export async function loadService(command: string): Promise<void> {
  const service = serviceOf(command);
  if (service === null) return;
  const own = partNames.filter((part) => partService(part) === service);
  await Promise.all([loadCliData(service), ...own.map(loadModelPart)]);
}

async function loadCliData(service: string): Promise<CliData> {
  const known = loaded.get(service);
  if (known) return known;
  const load = loaders.get(service);
  if (!load) throw new Error(`There is no service ${service}`);
  const data = (await load()).default as CliData;
  loaded.set(service, data);
  return data;
}

/** A service with all that the command line needs. */
export interface Service {
  readonly name: string;
  readonly command: string;
  readonly model: ApiModel;
  readonly data: CliData;
  /** The CLI's command → the operation, for those that are modelled. */
  readonly operations: ReadonlyMap<string, string>;
}

const operationsOf = new Map<string, ReadonlyMap<string, string>>();

function operationsBehind(service: string): ReadonlyMap<string, string> {
  const known = operationsOf.get(service);
  if (known) return known;
  const names = operationNames.map(splitId).filter((id) => id.service === service);
  const operations = new Map(names.map(({ name }) => [cliCommandName(name), name as string]));
  operationsOf.set(service, operations);
  return operations;
}

/** The loaded service of a CLI command, or null before `loadService`. */
export function loadedService(command: string): Service | null {
  const name = serviceOf(command);
  const [data, model] = name === null ? [] : [loaded.get(name), apiModel(name)];
  return name !== null && data && model
    ? { name, command, model, data, operations: operationsBehind(name) }
    : null;
}

/** The loaded service of a CLI command. @throws for a command that isn't a service: ask `serviceOf` first */
export async function serviceBehind(command: string): Promise<Service> {
  await loadService(command);
  const service = loadedService(command);
  if (!service) throw new Error(`aws ${command} is no service`);
  return service;
}

export const traitsOf = ({ data }: Service, operation: string): Traits =>
  Object.hasOwn(data.traits, operation) ? (data.traits[operation] ?? {}) : {};

export const paginatorOf = ({ data }: Service, operation: string): Paginator | null =>
  Object.hasOwn(data.paginators, operation) ? (data.paginators[operation] ?? null) : null;
