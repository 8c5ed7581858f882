import { nextCall } from '../../src/engine/stacks.ts';
import { execute } from '../../src/engine/calls.ts';
import type { Account } from './account.ts';

/** Carries out what an account's stacks wait for, one call after the other; at most `most` of them. @returns how many */
export function carryOn(account: Account, most = Infinity): number {
  let done = 0;
  for (const row of [...account.world.tables.stacks.values()]) {
    for (; row.kind === 'stack' && done < most; done++) {
      const next = nextCall(account.world, row.id);
      if (!next) break;
      account.now += 1000;
      account.world = execute(account.world, next, account.now).world;
    }
  }
  return done;
}
