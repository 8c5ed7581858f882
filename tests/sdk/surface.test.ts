import { expect, test } from 'vitest';
import * as sdk from '../../src/sdk/index.ts';
import surface from '../fixtures/earlier/surface.json' with { type: 'json' };

test('what version 0.1 of iam-playground/sdk exported is still exported', () => {
  expect(Object.keys(sdk)).toEqual(expect.arrayContaining(surface.sdk.values));
  const aws = new sdk.SimulatedAws(sdk.createWorld('111122223333', 0), () => 0);
  for (const name of surface.sdk.instance) expect(name in aws, name).toBe(true);
});
