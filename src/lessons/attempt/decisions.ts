import type { Decision, LayerTrace, Rows, StatementTrace, TryOutcome, World } from '../../engine/index.ts';
import { attempt as ask } from '../../engine/calls.ts';
import { nowOf } from '../../engine/index.ts';
import type { Condition, Probe } from '../goal.ts';
import { fits } from '../goal.ts';
import type { Finding } from './finding.ts';
import { askerOf } from './who.ts';

type Can = Extract<Condition, { type: 'can' }>;
type SessionOf = (name: string) => Rows['sessions'] | null;

/** Returns the engine's answer to a probe, or null if nobody has that name. */
export function answerTo(
  world: World,
  { who, action, resource, keys }: Probe,
  sessionOf?: SessionOf,
): TryOutcome | null {
  const asker = askerOf(world, who, sessionOf);
  if (!asker) return null;
  const question = {
    type: 'try',
    action,
    resource,
    credentials: asker.credentials,
    context: { keys: { ...asker.keys, ...keys } },
  } as const;
  return ask(asker.world, question, nowOf(asker.world));
}

/** Whether the resource's side lets a stranger in, whose own policies aren't known. */
const isLetIn = ({ steps }: Decision): boolean =>
  steps.some(({ rule, verdict }) => rule === 'other-account-decides' && verdict === 'notModelled');

/** The verdict that goals compare: credentials that AWS doesn't accept are a refusal. */
export function verdictOf(probe: Probe, { decision, result }: TryOutcome): string {
  if (!decision) return result.ok ? 'allow' : 'notModelled' in result ? 'notModelled' : 'refused';
  if (probe.who === 'stranger' && decision.verdict === 'notModelled' && isLetIn(decision)) return 'allow';
  return decision.verdict;
}

const isOf = (holder: string, { policy, sid }: StatementTrace): boolean => {
  const { kind, name } = policy.owner;
  return (
    holder === `${kind} ${name}` ||
    holder === `policy ${policy.name}` ||
    (sid !== null && holder === `statement ${sid}`)
  );
};

/** Whether a policy of that holder decided the deciding layer. */
function isHeldBy({ verdict, decidedBy, steps }: Decision, holder: string): boolean {
  const effect = verdict === 'explicitDeny' ? 'Deny' : 'Allow';
  const layer = verdict === 'allow' ? 'identity' : decidedBy;
  const read = steps.find((step: LayerTrace) => step.layer === layer)?.statements ?? [];
  return read.some((one) => one.outcome === 'matched' && one.effect === effect && isOf(holder, one));
}

export function findingOfCan(world: World, condition: Can, probe: Probe, sessionOf: SessionOf): Finding {
  const outcome = answerTo(world, probe, sessionOf);
  if (!outcome) return { condition, state: 'notYet', probe, missing: probe.who };
  const { decision, result } = outcome;
  const got = verdictOf(probe, outcome);
  const error = !result.ok && 'error' in result ? { error: result.error } : {};
  const found = { condition, probe, got, decision, ...error };
  if (got === 'notModelled') {
    const why = decision?.notModelled ?? ('notModelled' in result ? result.notModelled : null);
    return { ...found, state: 'notModelled', ...(why ? { notModelled: why } : {}) };
  }
  const isExpected =
    got === 'refused' ? condition.is === 'refused' : fits(got as Decision['verdict'], condition.is);
  const isDecidedSo =
    (condition.by === undefined || decision?.decidedBy === condition.by) &&
    (condition.holder === undefined || (decision !== null && isHeldBy(decision, condition.holder)));
  return { ...found, state: isExpected && isDecidedSo ? 'met' : 'notYet' };
}
