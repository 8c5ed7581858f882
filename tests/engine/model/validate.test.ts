import { beforeAll, describe, expect, it } from 'vitest';
import { apiModel, loadModelPart, operationOf } from '../../../src/engine/model/api-model.ts';
import { compilePattern, validate } from '../../../src/engine/model/validate.ts';
import { operationId, operationNames, partNames, serviceNames } from '../../../src/engine/index.ts';
import cases from './validate.json' with { type: 'json' };

interface Case {
  title: string;
  operation: string;
  input: unknown;
  code?: string;
  message?: string;
}

beforeAll(async () => {
  await Promise.all(partNames.map(loadModelPart));
});

describe('an input against the API model', () => {
  it.each((cases as Case[]).map((test): [string, Case] => [test.title, test]))('%s', (_title, test) => {
    const error = validate('iam', test.operation, test.input);
    expect(error && { code: error.code, message: error.message }).toEqual(
      test.code === undefined ? null : { code: test.code, message: test.message },
    );
  });
});

const models = () => serviceNames.map((service) => [service, apiModel(service)] as const);

describe('the trimmed models', () => {
  it('know every operation of the table, and nothing else', () => {
    const known = models().flatMap(([service, model]) =>
      Object.keys(model?.operations ?? {}).map((name) => operationId(service, name)),
    );
    expect([...known].sort()).toEqual([...operationNames].sort());
  });

  it('hold every shape that they name', () => {
    for (const [, model] of models()) {
      const shapes = model?.shapes ?? {};
      const named = Object.values(shapes).flatMap(({ members = {}, member, key, value }) => [
        ...Object.values(members),
        ...[member, key, value].filter((name) => name !== undefined),
      ]);
      expect(named.filter((name) => !Object.hasOwn(shapes, name))).toEqual([]);
    }
  });

  it('have patterns that can be read, Java’s own flags among them', () => {
    const patterns = models().flatMap(([, model]) =>
      Object.values(model?.shapes ?? {}).flatMap(({ pattern = '' }) => pattern),
    );
    for (const pattern of new Set(patterns)) expect(() => compilePattern(pattern), pattern).not.toThrow();
    expect(compilePattern('(?s).*').test('two\nlines')).toBe(true);
  });

  it('take names of objects’ own members for unknown operations', () => {
    for (const [, model] of models()) expect(model && operationOf(model, 'constructor')).toBeUndefined();
  });
});
