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

describe('a map against the API model', () => {
  const logins = (Logins: unknown) =>
    validate('cognito-identity', 'GetId', { IdentityPoolId: 'us-east-1:0', Logins })?.message ?? null;

  it('is fine with keys and values that are', () => {
    expect(logins({ 'graph.facebook.com': 'token', __proto__: 'x' })).toBeNull();
  });

  it('is refused as a whole for a value', () => {
    expect(logins({ 'graph.facebook.com': '' })).toBe(
      "1 validation error detected: Value at 'logins' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length greater than or equal to 1]",
    );
  });

  it('is refused as a whole for a key', () => {
    expect(logins({ '': 'token' })).toBe(
      "1 validation error detected: Value at 'logins' failed to satisfy constraint: Map key must satisfy constraint: [Member must have length greater than or equal to 1]",
    );
  });

  it('never reaches AWS with a number in it', () => {
    expect(logins({ a: 5 })).toBe(
      'Parameter validation failed:\nInvalid type for parameter Logins.A, value: 5, valid types: string',
    );
  });

  it('has a size', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`p${i}`, 'token']));
    expect(logins(many)).toBe(
      "1 validation error detected: Value at 'logins' failed to satisfy constraint: Member must have length less than or equal to 10",
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
