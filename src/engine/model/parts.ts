import { parts } from './generated/parts.ts';
import type { Operations } from './generated/operations.ts';
import type { OperationName, ServiceName } from './operation-types.ts';

/** A part loads as one: a file of API model data and a directory of operations. */
export type PartName = keyof typeof parts;

type Parts = typeof parts;
type IdOf<S extends string, N extends string> = S extends 'iam' | 'sts' ? N : `${S}:${N}`;

/** The ids of a part's operations. */
export type PartOperation<P extends PartName> = Extract<
  IdOf<Parts[P]['service'], Parts[P]['operations'][number]>,
  OperationName
>;

export const partNames = Object.keys(parts) as readonly PartName[];

/**
 * Parts by service, then by operation. Every call looks here several times, so the key isn't put together as
 * one text.
 */
const partsOfService = new Map<string, Map<string, PartName>>();
for (const part of partNames) {
  const { service, operations } = parts[part];
  const known = partsOfService.get(service) ?? new Map<string, PartName>();
  partsOfService.set(service, known);
  for (const name of operations) known.set(name, part);
}

export const partService = (part: PartName): ServiceName => parts[part].service;

/** Every service that has operations here. */
export const serviceNames: readonly ServiceName[] = [
  ...new Set(partNames.map((part) => parts[part].service)),
];

/** The part that holds an operation, or null if it isn't modelled. Names may come from outside. */
export function partOf(service: string, operation: string): PartName | null {
  return partsOfService.get(service)?.get(operation) ?? null;
}

/** Whether a name is one of the services that have operations here. */
export function isService(name: string): name is ServiceName {
  return (serviceNames as readonly string[]).includes(name);
}

/** The operation's id: bare for IAM and STS, else with the service before it. */
export function operationId(service: ServiceName, name: string): OperationName {
  return (service === 'iam' || service === 'sts' ? name : `${service}:${name}`) as OperationName;
}

/** Service and name of an operation's id. */
export function splitId<N extends OperationName>(
  id: N,
): { readonly service: Operations[N]['service']; readonly name: Operations[N]['name'] } {
  const colon = id.indexOf(':');
  const service = colon < 0 ? (partOf('iam', id) ? 'iam' : 'sts') : id.slice(0, colon);
  return { service, name: id.slice(colon + 1) } as never;
}

/** Every operation that is modelled, by its id. */
export const operationNames: readonly OperationName[] = partNames.flatMap((part) =>
  parts[part].operations.map((name) => operationId(parts[part].service, name)),
);
