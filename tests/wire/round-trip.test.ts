import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiModel, OperationName } from '../../src/engine/index.ts';
import { apiModel, operationNames, partNames, preparePart, splitId } from '../../src/engine/index.ts';
import { inputFromJson, jsonFromInput } from '../../src/wire/json-messages.ts';
import { inputFromQuery, queryFromInput } from '../../src/wire/query-input.ts';
import { validInput } from '../engine/valid-input.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

/** There and back through the service's protocol. */
function carried(id: OperationName, input: object): object | null {
  const { service, name } = splitId(id);
  const model = apiModel(service) as ApiModel;
  const shape = model.operations[name]?.input;
  if (model.protocol === 'query') {
    const form = new URLSearchParams(
      queryFromInput(model, shape, input).map(([key, value]) => [key, value]),
    ).toString();
    return inputFromQuery(model, shape, [...new URLSearchParams(form)]);
  }
  return inputFromJson(model, shape, jsonFromInput(model, shape, input));
}

describe('an input that crosses the wire', () => {
  it.each([...operationNames])('arrives as it left: %s', (id) => {
    const { service, name } = splitId(id);
    const model = apiModel(service) as ApiModel;
    fc.assert(
      fc.property(validInput(model, model.operations[name]?.input), (input) => {
        expect(carried(id, input)).toEqual(input);
      }),
      { numRuns: 20 },
    );
  });
});
