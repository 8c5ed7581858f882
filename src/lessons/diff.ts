import type { World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import { mostPrincipals } from './cost.ts';
import { answerTo, verdictOf } from './decisions.ts';
import type { Finding } from './finding.ts';
import type { Condition, Probe } from './goal.ts';
import type { CheckContext } from './check-context.ts';
import { filledIn } from './check-context.ts';
import { accountAndName } from './who.ts';

/** Everybody who can ask in a world, home account first, and a stranger. */
function everybody(world: World): readonly string[] {
  const home = accountAndName(world, '').account;
  const name = (row: { account: string; name: string }): string =>
    row.account === home ? row.name : `${row.account}/${row.name}`;
  const accounts = [home, ...[...world.tables.accounts.keys()].filter((id) => id !== home).sort()];
  const users = accounts.flatMap((account) => rowsBy(world, 'usersByAccount', account).map(name));
  const roles = accounts.flatMap((account) =>
    rowsBy(world, 'rolesByAccount', account).map((row) => `role ${name(row)}`),
  );
  return ['stranger', ...users.sort(), ...roles.sort()].slice(0, mostPrincipals);
}

const may = (world: World, probe: Probe): boolean => {
  const outcome = answerTo(world, probe);
  return outcome !== null && verdictOf(probe, outcome) === 'allow';
};

/** Compares who may do what with the start, and finds the first row that isn't as it should be. */
export function diff(context: CheckContext, condition: Extract<Condition, { type: 'diff' }>): Finding {
  const { start, world } = context;
  const isIn = (rows: readonly Probe[], { who, action, resource }: Probe): boolean =>
    rows.some((one) => one.who === who && one.action === action && one.resource === resource);
  for (const who of new Set([...everybody(world), ...everybody(start)]))
    for (const [action, resource] of condition.over) {
      const written: Probe = { who, action, resource, keys: {} };
      const probe = filledIn(context, written);
      const [before, after] = [may(start, probe), may(world, probe)];
      const change = before === after ? 'kept' : after ? 'gained' : 'lost';
      const wanted = isIn(condition.gained, written)
        ? 'gained'
        : isIn(condition.lost, written)
          ? 'lost'
          : 'kept';
      if (change !== wanted) return { condition, state: 'notYet', row: { change, probe } };
    }
  return { condition, state: 'met' };
}
