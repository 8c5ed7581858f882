import fc, { draws } from '../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiModel, OperationName } from '../../src/engine/index.ts';
import { apiModel, operationNames, partNames, preparePart, splitId } from '../../src/engine/index.ts';
import { inputFromJson, jsonFromInput } from '../../src/wire/json-messages.ts';
import { inputFromQuery, queryFromInput } from '../../src/wire/query-input.ts';
import { pathWithin } from '../../src/wire/rest/address.ts';
import type { HttpBindings, RestService } from '../../src/wire/rest/bindings.ts';
import { httpBindings, isRest } from '../../src/wire/rest/bindings.ts';
import { matchOperation } from '../../src/wire/rest/match.ts';
import { inputFromRest, queryNamesOf } from '../../src/wire/rest/rest-input.ts';
import { restFromInput } from '../../src/wire/rest/rest-request.ts';
import { validInput } from '../engine/valid-input.ts';
import { fitForHttp, saysItsLists } from './rest-fit.ts';

const bindings = new Map<RestService, HttpBindings>();

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
  for (const service of ['lambda', 's3'] as const) bindings.set(service, await httpBindings(service));
});

const modelsOf = (service: RestService) => ({
  model: apiModel(service) as ApiModel,
  bindings: bindings.get(service) as HttpBindings,
});

/** There and back as a whole HTTP request: its method and address must lead to the same operation. */
function carriedByHttp(service: RestService, operation: string, input: object): object | null {
  const models = modelsOf(service);
  const request = restFromInput(models, operation, input as Record<string, unknown>);
  const query = new URLSearchParams(request.query);
  const path = pathWithin(service, request);
  const copies = request.headers.has('x-amz-copy-source');
  const match = matchOperation(models.bindings, { method: request.method, path, query, copies }, (name) =>
    queryNamesOf(models, name),
  );
  expect(match?.operation).toBe(operation);
  return (
    match &&
    inputFromRest(models, operation, { ...match, query, headers: request.headers, body: request.body })
  );
}

/** There and back through the service's protocol. */
function carried(id: OperationName, input: object): object | null {
  const { service, name } = splitId(id);
  const model = apiModel(service) as ApiModel;
  const shape = model.operations[name]?.input;
  if (isRest(service)) return carriedByHttp(service, name, input);
  if (model.protocol === 'query') {
    const form = new URLSearchParams(
      queryFromInput(model, shape, input).map(([key, value]) => [key, value]),
    ).toString();
    return inputFromQuery(model, shape, [...new URLSearchParams(form)]);
  }
  return inputFromJson(model, shape, jsonFromInput(model, shape, input));
}

/** A form has no field for an object or a map without members: nobody can send one. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, one]) => [name, withoutEmpty(one)] as const);
  const isEmpty = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && !Array.isArray(one) && Object.keys(one).length === 0;
  return Object.fromEntries(members.filter(([, one]) => !isEmpty(one)));
}

describe('an input that crosses the wire', () => {
  it.each([...operationNames])('arrives as it left: %s', (id) => {
    const { service, name } = splitId(id);
    const model = apiModel(service) as ApiModel;
    const shape = model.operations[name]?.input;
    const inputs = validInput(model, shape);
    const sayable =
      isRest(service) && shape !== undefined
        ? inputs
            .map((input) => fitForHttp(modelsOf(service), shape, input as Record<string, unknown>))
            .filter((input) => saysItsLists(modelsOf(service), shape, input))
        : model.protocol === 'query'
          ? inputs.map((input) => withoutEmpty(input) as object)
          : inputs;
    fc.assert(
      fc.property(sayable, (input) => {
        expect(carried(id, input)).toEqual(input);
      }),
      draws(20, 400),
    );
  });
});
