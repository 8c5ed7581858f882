import { expect, test } from 'vitest';
import { firstRole, roleChoices } from '../../../../../src/ui/panels/use/steps/role-choice.ts';
import { nowOf } from '../../../../../src/engine/index.ts';
import { home, partner, wholeWorld } from '../../../../fixtures/whole-world.ts';

const names = (account: string): string[] => roleChoices(wholeWorld, account).map(({ name }) => name);

test('the roles of the caller’s account are offered first, and in it those last that only a service puts on', () => {
  const offered = names(home);
  const own = roleChoices(wholeWorld, home).filter(({ account }) => account === home);
  expect(offered.slice(0, own.length)).toEqual(own.map(({ name }) => name));
  expect(own.at(-1)?.name).toBe('AWSServiceRoleForSupport');
  const others = own.slice(0, -1).map(({ name }) => name);
  expect(others).toEqual([...others].sort());
  expect(roleChoices(wholeWorld, partner)[0]?.account).toBe(partner);
});

test('somebody who can put on no role is not led to a role of a service first', () => {
  expect(firstRole(wholeWorld, null, nowOf(wholeWorld))?.name).toBe(names(home)[0]);
  expect(names(home)[0]).not.toMatch(/^AWSServiceRoleFor/);
});
