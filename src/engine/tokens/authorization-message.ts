import type { Caller } from '../call/call.ts';
import type { Decision, StatementTrace } from '../policy/decision.ts';
import { fnv } from '../fnv.ts';
import { toBase64Url } from './base64.ts';

/** Characters of UTF-8, one byte each. */
function bytesOf(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(escaped, (unit) => unit.charCodeAt(0));
}

/**
 * A checksum that shows whether a message was cut or changed. It is no secret: nothing in a simulation is.
 */
export function checksum(text: string): string {
  return fnv(text).toString(36).padStart(7, '0');
}

const items = <T>(values: readonly T[]): { items: readonly T[] } => ({ items: values });
const valued = (values: readonly string[]): { items: readonly { value: string }[] } =>
  items(values.map((value) => ({ value })));

function texts(statement: unknown, name: string): readonly string[] {
  const given: unknown =
    typeof statement === 'object' && statement ? Reflect.get(statement, name) : undefined;
  return (Array.isArray(given) ? given : [given]).filter((one): one is string => typeof one === 'string');
}

const matchedStatement = (trace: StatementTrace) => ({
  statementId: trace.sid ?? '',
  effect: trace.effect.toUpperCase(),
  principals: valued([trace.policy.owner.id]),
  principalGroups: items([]),
  actions: valued(texts(trace.statement, 'Action')),
  resources: valued(texts(trace.statement, 'Resource')),
  conditions: items(trace.conditions.map(({ key, actual }) => ({ key, values: valued(actual ?? []) }))),
});

/** The JSON text about a refusal that AWS gives to callers who may read it. */
function contentOf(decision: Decision, caller: Caller): string {
  const matched = decision.steps.flatMap(({ statements }) =>
    statements.filter(({ outcome, effect }) => outcome === 'matched' && effect === 'Deny'),
  );
  return JSON.stringify({
    allowed: decision.verdict === 'allow',
    explicitDeny: decision.verdict === 'explicitDeny',
    matchedStatements: items(matched.map(matchedStatement)),
    failures: items([]),
    context: {
      principal: { id: caller.userId, arn: caller.arn },
      action: decision.action,
      resource: decision.resource,
      conditions: items([]),
    },
  });
}

/**
 * The encoded message that EC2 adds to a refusal. AWS encrypts it; here it is only encoded, with the account that
 * may have it decoded. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function encodeAuthorizationMessage(decision: Decision, caller: Caller): string {
  const sealed = JSON.stringify([caller.account, contentOf(decision, caller)]);
  return toBase64Url(bytesOf(checksum(sealed) + sealed));
}
