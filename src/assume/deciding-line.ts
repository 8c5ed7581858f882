import { isoDate } from '../engine/index.ts';
import { lineWords as words } from '#words/steps-panel.ts';
import { shortKey } from '../words/index.ts';
import { askedAction } from './plates.ts';
import type { Replay, Step } from './step.ts';

/** The line that decided a step: its text, its place, and whether it allowed. */
interface DecidingLine {
  readonly verdict: 'allow' | 'deny' | 'none';
  readonly code: string;
  readonly where: string;
}

const first = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length > 1 ? `${String(value[0])} …` : String(value[0] ?? '');
  if (typeof value !== 'object' || value === null) return '';
  return first(Object.values(value)[0]);
};

/** The deciding line of a step, or null if no text decided. */
export function decidingLine(replay: Replay, step: Step): DecidingLine | null {
  const { cast, error } = replay;
  if (step.id === 'credentials')
    return {
      verdict: 'none',
      code: words.issued(shortKey(step.issued.accessKeyId)),
      where: words.until(isoDate(step.issued.expiresAt)),
    };
  const [statement] = step.statements;
  const isTrust =
    (statement?.statement as Readonly<Record<string, unknown>> | undefined)?.['Principal'] !== undefined;
  const where = statement
    ? words.where(
        isTrust ? words.inTrust(cast.role.name) : words.inPolicy(statement.policy.name),
        statement.sid,
      )
    : '';
  if (step.status === 'refused' && error) {
    // AWS's sentence about a refusal is long, and repeats the caller.
    const isLong = error.code === 'AccessDenied' && step.id !== 'ask';
    const said = isLong ? words.notAuthorized(askedAction(replay)) : error.message;
    return { verdict: 'deny', code: `${error.code}  ${said}`, where };
  }
  if (!statement || step.id === 'session') return null;
  const { Effect, Action, Resource, Principal } = statement.statement as Readonly<Record<string, unknown>>;
  const code = isTrust
    ? `${String(Effect)}  Principal  ${first(Principal)}`
    : `${String(Effect)}  ${first(Action)}  ${first(Resource)}`;
  // A statement whose condition wasn't met let nobody in.
  const met = statement.effect === 'Deny' ? 'deny' : 'allow';
  return { verdict: statement.outcome === 'matched' ? met : 'none', code, where };
}
