import { findingOfCan, answerTo, verdictOf } from './decisions.ts';
import { countOf, entityNamed } from './entities.ts';
import type { Finding } from './finding.ts';
import { firstUnmet } from './finding.ts';
import { forked, would } from './fork.ts';
import type { Memory } from '../attempt-state.ts';
import type { Condition, Probe } from '../goal.ts';
import { isSet } from '../goal.ts';
import { rightOf } from './questions.ts';
import { resolved } from './references.ts';
import type { CheckContext } from './check-context.ts';
import { filledIn, sessionIn } from './check-context.ts';
import type { World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import { mostPrincipals } from './cost.ts';
import { accountAndName } from './who.ts';

/** Everybody in a world who can make a request, the home account's first, and a stranger. */
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

/** Compares who may do what now with the start, and finds the first row that isn't as it should be. */
function diff(context: CheckContext, condition: Extract<Condition, { type: 'diff' }>): Finding {
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

/** Asks for each row that has to be gained or lost whether it is so now. */
function rowsOf(context: CheckContext, { gained, lost }: Extract<Condition, { type: 'diff' }>): Finding[] {
  const asked = (probe: Probe, is: 'allow' | 'refused'): Finding =>
    findingOfCan(context.world, { type: 'can', probe, is }, filledIn(context, probe), (name) =>
      sessionIn(context, name),
    );
  return [...gained.map((probe) => asked(probe, 'allow')), ...lost.map((probe) => asked(probe, 'refused'))];
}

const met = (condition: Condition, holds: boolean, more: Partial<Finding> = {}): Finding => ({
  condition,
  state: holds ? 'met' : 'notYet',
  ...more,
});

/** Whether a call was tried; by the session that is meant, if the condition names one. */
function tried(
  context: CheckContext,
  condition: Extract<Condition, { type: 'tried' }>,
  known: Memory['tried'][string] | undefined,
): Finding {
  const [kind, name = ''] = condition.call.as.split(' ');
  const session = kind === 'session' ? sessionIn(context, name) : null;
  const isTheirs = kind !== 'session' || (session !== null && known?.by?.includes(session.id) === true);
  return met(condition, known?.met === true && isTheirs, known ? { got: known.got } : {});
}

/** Checks a condition in a world. `key` says where its lesson has it: its history is what `memory` holds under that. */
export function check(context: CheckContext, condition: Condition, key = ''): Finding {
  const { world, start, memory, known } = context;
  if (isSet(condition)) return context.sets(context, condition, key);
  switch (condition.type) {
    case 'exists':
    case 'absent': {
      const entity = resolved(world, condition.entity, known);
      const isThere = entityNamed(world, entity) !== null;
      return met(condition, isThere === (condition.type === 'exists'), isThere ? {} : { missing: entity });
    }
    case 'same': {
      const [now, then] = [entityNamed(world, condition.entity), entityNamed(start, condition.entity)];
      return met(condition, now !== null && now.id === then?.id, now ? {} : { missing: condition.entity });
    }
    case 'count': {
      const count = countOf(world, condition.of, start);
      return met(condition, count === condition.is, { got: String(count ?? 'none') });
    }
    case 'can':
      return findingOfCan(world, condition, filledIn(context, condition.probe), (name) =>
        sessionIn(context, name),
      );
    case 'session':
      return met(condition, sessionIn(context, condition.name) !== null);
    case 'diff':
      return { ...diff(context, condition), rows: rowsOf(context, condition) };
    case 'once': {
      const seen = memory.moments[key] ?? 0;
      return met(condition, seen >= condition.moments.length, { got: String(seen) });
    }
    case 'tried':
      return tried(context, condition, memory.tried[key]);
    case 'changedBy': {
      const breachedAt = memory.breaches[key];
      return met(condition, breachedAt === undefined, breachedAt === undefined ? {} : { breachedAt });
    }
    case 'never': {
      const breachedAt = memory.breaches[key];
      const inner = condition.conditions.map((one) => check(context, one));
      return met(condition, breachedAt === undefined, {
        inner,
        ...(breachedAt !== undefined && { breachedAt }),
      });
    }
    case 'would':
      return would(context, condition);
    case 'after': {
      const fork = forked(context, condition.steps, 'root');
      const inner = condition.conditions.map((one, index) => check(fork, one, `${key}>${String(index)}`));
      const unmet = firstUnmet(inner);
      return unmet
        ? { condition, state: unmet.state, inner, within: unmet }
        : { condition, state: 'met', inner };
    }
    case 'answered':
      return met(condition, Object.hasOwn(memory.answers, condition.question));
    case 'right': {
      const right = rightOf(context, condition.questions);
      return met(condition, (right ?? 0) >= condition.least, right === null ? {} : { got: String(right) });
    }
  }
}
