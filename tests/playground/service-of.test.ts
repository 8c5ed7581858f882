import { expect, test } from 'vitest';
import { parts } from '../../src/engine/model/generated/parts.ts';
import { idOf, serviceOf } from '../../src/playground/service-of.ts';

test('every operation of the model belongs to the service that the model says', () => {
  const all = Object.values(parts).flatMap(({ service, operations }) =>
    operations.map((name) => ({ service, name })),
  );
  const wrong = all.filter(({ service, name }) => serviceOf(idOf(service, name)) !== service);
  expect(wrong).toEqual([]);
});
