import { beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../../src/engine/index.ts';
import { accountOf, partNames, preparePart } from '../../../src/engine/index.ts';
import { writeTemplates } from '../../../src/exchange/code/cloudformation.ts';
import { choosable } from '../../../src/exchange/code/needs.ts';
import { toldAccount } from '../../clients/told-account.ts';
import { everything } from '../../clients/worlds.ts';
import { Account } from '../../engine/account.ts';
import { TestStack } from '../../engine/cloudformation/stack.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { planFor } from './plans.ts';

/** What the page lists as left out, by table. An organization is switched on by hand. */
const lost =
  /^(?:accessKeys|loginProfiles|accountSettings|accounts|organizations|units|organizationPolicies|organizationAttachments) /;
const organization: ReadonlySet<string> = new Set([
  'organization',
  'unit',
  'heldAccount',
  'organizationPolicy',
]);

const told = (world: World): string[] =>
  toldAccount(world, accountOf(world))
    .filter((line) => !lost.test(line))
    .map((line) =>
      line
        .replace('<accounts Reports>', '444455556666')
        // AWS looks a thumbprint up, Cognito gives first passwords, and CloudFormation names statements.
        .replace(/"thumbprints":\[[^\]]*\]/, '"thumbprints":[]')
        .replace('"status":"CONFIRMED"', '"status":"FORCE_CHANGE_PASSWORD"')
        .replace(/("kind":"function".*"Sid":)"[^"]*"/, '$1""'),
    )
    .sort();

function deployed(world: World, format: 'yaml' | 'json'): World {
  const things = choosable(world, accountOf(world)).filter(({ kind }) => !organization.has(kind));
  const plan = planFor(world, new Set(things.map(({ id }) => id)));
  const stack = new TestStack(new Account());
  for (const { text } of writeTemplates(plan, format).files) stack.deploy(text);
  return stack.account.world;
}

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

describe('an account’s template makes the same account, apart from what the page lists:', () => {
  it.each(['yaml', 'json'] as const)('the sample, as %s', (format) => {
    expect(told(deployed(sampleWorld, format))).toEqual(told(sampleWorld));
  });

  it('an account with everything', () => {
    expect(told(deployed(everything, 'yaml'))).toEqual(told(everything));
  });
});
