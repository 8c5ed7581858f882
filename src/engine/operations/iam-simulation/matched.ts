import type { Decision, StatementTrace } from '../../policy/decision.ts';
import { listOf, memberOf, readJson } from '../../policy/json-text.ts';
import type { MatchedStatement, Source } from './sources.ts';

/** Line and column from 1, as an editor counts them. */
function positionOf(text: string, at: number): { readonly Line: number; readonly Column: number } {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { Line: before.split('\n').length, Column: at - lineStart + 1 };
}

function told(source: Source, index: number): MatchedStatement {
  const reading = readJson(source.text);
  const node = reading.ok ? listOf(memberOf(reading.node, 'Statement'))[index] : undefined;
  return {
    SourcePolicyId: source.id,
    SourcePolicyType: source.type as NonNullable<MatchedStatement['SourcePolicyType']>,
    ...(node
      ? { StartPosition: positionOf(source.text, node.start), EndPosition: positionOf(source.text, node.end) }
      : {}),
  };
}

const decides = (trace: StatementTrace, effect: StatementTrace['effect']): boolean =>
  trace.outcome === 'matched' && trace.effect === effect;

/**
 * The statements that made the result: those that deny, or of what is allowed those that allow; of what nothing
 * allows none.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function matchedStatements(decision: Decision, sources: readonly Source[]): MatchedStatement[] {
  if (decision.verdict !== 'allow' && decision.verdict !== 'explicitDeny') return [];
  const effect = decision.verdict === 'allow' ? 'Allow' : 'Deny';
  return decision.steps
    .flatMap(({ statements }) => statements.filter((trace) => decides(trace, effect)))
    .flatMap((trace) => {
      const source = sources.find(({ attached }) => attached.ref === trace.policy);
      return source ? [told(source, trace.index)] : [];
    });
}
