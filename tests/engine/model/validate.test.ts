import { beforeAll, describe, expect, it } from 'vitest';
import { loadModel, modelOf, operationOf } from '../../../src/engine/model/api-model.ts';
import { validate } from '../../../src/engine/model/validate.ts';
import { operationNames } from '../../../src/engine/index.ts';
import cases from './validate.json' with { type: 'json' };

interface Case {
  title: string;
  operation: string;
  input: unknown;
  code?: string;
  message?: string;
}

beforeAll(async () => {
  await loadModel('iam');
  await loadModel('sts');
});

describe('an input against the API model', () => {
  it.each((cases as Case[]).map((test): [string, Case] => [test.title, test]))('%s', (_title, test) => {
    const error = validate('iam', test.operation, test.input);
    expect(error && { code: error.code, message: error.message }).toEqual(
      test.code === undefined ? null : { code: test.code, message: test.message },
    );
  });
});

describe('the trimmed models', () => {
  it('know every operation of the table, and nothing else', () => {
    const known = [...Object.keys(modelOf('iam').operations), ...Object.keys(modelOf('sts').operations)];
    expect([...known].sort()).toEqual([...operationNames].sort());
  });

  it('hold every shape that they name', () => {
    for (const model of [modelOf('iam'), modelOf('sts')]) {
      const named = Object.values(model.shapes).flatMap(({ members = {}, member, key, value }) => [
        ...Object.values(members),
        ...[member, key, value].filter((name) => name !== undefined),
      ]);
      expect(named.filter((name) => !Object.hasOwn(model.shapes, name))).toEqual([]);
    }
  });

  it('take names of objects’ own members for unknown operations', () => {
    expect(operationOf(modelOf('iam'), 'constructor')).toBeUndefined();
  });
});
