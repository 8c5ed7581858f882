import { beforeAll, describe, expect, it } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { everything } from '../../clients/worlds.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { deployed, told } from './deployed.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

describe('an account’s template makes the same account, apart from what the page lists:', () => {
  it.each(['yaml', 'json'] as const)('the sample, as %s', (format) => {
    expect(told(deployed(sampleWorld, format))).toEqual(told(sampleWorld));
  });

  it('an account with everything', () => {
    expect(told(deployed(everything, 'yaml'))).toEqual(told(everything));
  });
});
