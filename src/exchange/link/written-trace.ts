import type { Change, PolicyRef } from '../../engine/index.ts';
import { numberedRows } from './row-numbers.ts';
import type { AsSent, TracedStatement, Vouched } from './trace.ts';

const writtenVouched = ({ type, account, principal, keys, session }: Vouched): object => ({
  type,
  account,
  principal,
  keys: keys.map(({ name, values }) => [name, values]),
  ...(session && { session: [session.name, session.seconds] }),
});

/** How a call was answered, as a link has it: rows by their numbers, and nothing that says nothing. */
export function writtenAsSent({ trace, session, vouched }: AsSent, rows: readonly Change[]): object {
  const numbers = new Map(numberedRows(rows).map((key, number) => [key, number]));
  const named = (id: string): number | string => numbers.get(id) ?? id;
  const owner = ({ kind, id, name }: PolicyRef['owner']): readonly unknown[] => [kind, named(id), name];
  const statement = (one: TracedStatement): object => ({
    kind: one.kind,
    ...(one.policy !== null && { policy: named(one.policy) }),
    owner: owner(one.owner),
    index: one.index,
    outcome: one.outcome,
    ...(one.failedOn && { failedOn: one.failedOn }),
    ...(one.principalMatch && { match: one.principalMatch }),
    ...(one.conditions.length > 0 && {
      conditions: one.conditions.map(({ operator, key, expected, actual, outcome, reason }) => [
        operator,
        key,
        expected,
        actual,
        outcome,
        reason,
      ]),
    }),
  });
  return {
    ...(trace && {
      trace: {
        verdict: trace.verdict,
        by: trace.decidedBy,
        action: trace.action,
        resource: trace.resource,
        who: trace.principalArn,
        ...(trace.notModelled && { open: [trace.notModelled.feature, trace.notModelled.page] }),
        gates: trace.gates.map(({ layer, verdict, rule, level, statements }) => ({
          layer,
          verdict,
          rule,
          ...(level && { level: owner(level) }),
          ...(statements.length > 0 && { statements: statements.map(statement) }),
        })),
      },
    }),
    ...(session !== null && { session }),
    ...(vouched && { vouched: writtenVouched(vouched) }),
  };
}
