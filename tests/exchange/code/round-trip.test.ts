import { beforeAll, describe, expect, it } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { writeTemplates } from '../../../src/exchange/code/cloudformation.ts';
import { everything } from '../../clients/worlds.ts';
import { Account } from '../../engine/account.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { deployed, told } from './deployed.ts';
import { planFor } from './plans.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

describe('an account’s template makes the same account, apart from what the page lists:', () => {
  it.each(['yaml', 'json'] as const)('the sample, as %s', (format) => {
    expect(told(deployed(sampleWorld, format))).toEqual(told(sampleWorld));
  });

  it('an account with everything', () => {
    expect(told(deployed(everything, 'yaml'))).toEqual(told(everything));
  });
});

it.each([
  ['the sample', sampleWorld],
  ['an account with everything', everything],
] as const)('each template of %s is valid to CloudFormation', (_name, world) => {
  for (const { name, text } of writeTemplates(planFor(world), 'json').files) {
    const { result } = new Account().call('cloudformation:ValidateTemplate', {
      // On one line, since a longer one has to lie in a bucket.
      TemplateBody: JSON.stringify(JSON.parse(text)),
    });
    expect(result, name).toMatchObject({ ok: true });
  }
});
