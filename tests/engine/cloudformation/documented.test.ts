import { beforeAll, describe, expect, test } from 'vitest';
import { readIncoming } from '../../../src/exchange/incoming/read-incoming.ts';
import { Account } from '../account.ts';
import documented from './documented.json' with { type: 'json' };
import { prepareStacks } from './parts.ts';
import { TestStack } from './stack.ts';

/** Shapes that AWS's documentation shows for identities and policies, in words of this project's own. */

interface Shape {
  readonly title: string;
  readonly template: { readonly Resources: object };
  readonly parameters?: Readonly<Record<string, string>>;
  /** Types that are left out of the stack. */
  readonly without?: readonly string[];
  /** The name of what the template is refused for. */
  readonly refused?: string;
}

const shapes = documented as readonly Shape[];

beforeAll(prepareStacks);

describe.each(shapes)('$title', ({ template, parameters = {}, without = [], refused }) => {
  const text = JSON.stringify(template, null, 2);

  test(refused === undefined ? 'opens' : 'is refused by name where it is looked at', () => {
    const values = new Map(Object.entries(parameters));
    const reading = readIncoming({
      ...{ kind: 'cloudFormation', text, values },
      ...{ account: '111122223333', stackName: 'shop' },
    });
    const read = reading.ok && reading.value.kind === 'cloudFormation' ? reading.value : null;
    if (refused !== undefined) {
      expect(JSON.stringify(read?.refused ?? reading)).toContain(refused);
      return;
    }
    expect(read).toMatchObject({ refused: [], fault: null });
    expect(read?.mayLeaveOut.map(({ type }) => type)).toEqual(without);
  });

  test(refused === undefined ? 'deploys' : 'is refused by name where it is deployed', () => {
    const stack = new TestStack(new Account(), without);
    const deploy = () => stack.deploy(text, parameters);
    if (refused !== undefined) {
      expect(deploy).toThrow(refused);
      return;
    }
    deploy();
    expect([...stack.deployed.keys()].length).toBeGreaterThanOrEqual(Object.keys(template.Resources).length);
    stack.remove();
  });
});
