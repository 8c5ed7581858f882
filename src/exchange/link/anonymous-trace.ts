import type { ConditionTrace, PolicyRef } from '../../engine/index.ts';
import { plainOperator } from './anonymous-document.ts';
import { anonymousKey, anonymousText } from './anonymous-text.ts';
import type { MadeUpWords } from './made-up-words.ts';
import type { AsSent, TracedGate, TracedStatement, Vouched } from './trace.ts';

/** The words of Cognito for guests and members stay. */
const isMethods = (key: string): boolean => key.endsWith(':amr');

function anonymousVouched(vouched: Vouched, made: MadeUpWords): Vouched {
  const { account, principal, keys, session } = vouched;
  return {
    ...vouched,
    account: made.account(account),
    principal: anonymousText(principal, made),
    keys: keys.map(({ name, values }) => ({
      name: anonymousKey(name, made),
      values: isMethods(name) ? values : values.map((one) => anonymousText(one, made)),
    })),
    ...(session && { session: { ...session, name: anonymousText(session.name, made) } }),
  };
}

/** How a call was answered, with the same made-up words as its account. */
export function anonymousAsSent({ trace, session, vouched }: AsSent, made: MadeUpWords): AsSent {
  const text = (one: string): string => anonymousText(one, made);
  const owner = ({ kind, id, name }: PolicyRef['owner']): PolicyRef['owner'] => ({
    kind,
    id: text(id),
    name: kind === 'organizationRoot' ? name : text(name),
  });
  const condition = (one: ConditionTrace): ConditionTrace => {
    const key = anonymousKey(one.key, made);
    if (plainOperator.test(one.operator)) return { ...one, key };
    return { ...one, key, expected: one.expected.map(text), actual: one.actual && one.actual.map(text) };
  };
  const statement = (one: TracedStatement): TracedStatement => ({
    ...one,
    policy: one.policy === null ? null : text(one.policy),
    owner: owner(one.owner),
    conditions: one.conditions.map(condition),
  });
  const gate = (one: TracedGate): TracedGate => ({
    ...one,
    ...(one.level && { level: owner(one.level) }),
    statements: one.statements.map(statement),
  });
  return {
    trace: trace && {
      ...trace,
      resource: text(trace.resource),
      principalArn: text(trace.principalArn),
      gates: trace.gates.map(gate),
    },
    session: session === null ? null : text(session),
    ...(vouched && { vouched: anonymousVouched(vouched, made) }),
  };
}
