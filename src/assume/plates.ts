import type { StageLock } from '../graph/stage/stage.ts';
import { accountName } from '../engine/index.ts';
import { stage as words } from '#words/stage.ts';
import { stageCall as callWords } from '#words/stage-call.ts';
import { names } from '#words/step-names.ts';
import type { Replay, Step, StepId } from './step.ts';
import { callerIn } from './cast.ts';
import { principalName, principalsIn } from './trust-lines.ts';

export const stepIn = <I extends StepId>({ steps }: Replay, id: I): Extract<Step, { id: I }> | undefined =>
  steps.find((step): step is Extract<Step, { id: I }> => step.id === id);

/** The text on the plate of the trust policy's lock. */
export function trustPlate(replay: Replay): string {
  const step = stepIn(replay, 'trust');
  const { plates } = callWords;
  const { cast } = replay;
  if (!step) return plates.closed;
  if (cast.role.id === null) return plates.noRole;
  const [statement] = step.statements;
  if (step.status === 'notModelled') return plates.unknown;
  if (step.status === 'refused') {
    if (statement?.effect === 'Deny') return plates.denies(words.locks.trust);
    if (stepIn(replay, 'change')?.obstacles.some(({ kind }) => kind === 'alsoNeeds'))
      return plates.nothing(askedAction(replay));
    return statement?.failedOn === 'condition' ? plates.condition : plates.notNamed(callerIn(cast));
  }
  const [named] = statement ? principalsIn(statement.statement) : [];
  return plates.trusts(named === undefined ? callerIn(cast) : spoken(replay, named));
}

/** Returns whom the trust policy's deciding statement names, as a sentence does; null if none let somebody in. */
export function trustedIn(replay: Replay): string | null {
  const step = stepIn(replay, 'trust');
  const [named] =
    step?.status === 'ok' && step.statements[0] ? principalsIn(step.statements[0].statement) : [];
  return named === undefined ? null : spoken(replay, named);
}

/** `account Partner`, `ci-bot`, `ec2.amazonaws.com`. */
function spoken({ assumption: { outcome } }: Replay, principal: string): string {
  const { world } = outcome;
  const [, , , , account = ''] = principal.split(':');
  const row = world.tables.users.get(principal) ?? world.tables.roles.get(principal);
  if (row) return row.name;
  if (principal.endsWith(':root')) return names.account(accountName(world, account));
  return principalName(world, principal, '');
}

export const askedAction = (replay: Replay): string =>
  replay.assumption.outcome.decision?.action ?? `sts:${replay.cast.operation}`;

function permissionPlate(replay: Replay): string {
  const step = stepIn(replay, 'permission');
  const { plates } = callWords;
  const { cast } = replay;
  if (!step) return plates.closed;
  const [statement] = step.statements;
  switch (step.status) {
    case 'notNeeded':
      return plates.namedByTrust(callerIn(cast));
    case 'notModelled':
      return step.rule === 'other-account-decides'
        ? plates.elsewhere(cast.caller.account ?? '')
        : plates.unknown;
    case 'ok':
      return plates.allows(askedAction(replay), cast.role.name);
    default:
      return statement?.effect === 'Deny' && statement.outcome === 'matched'
        ? plates.denies(statement.policy.name)
        : plates.nothing(askedAction(replay));
  }
}

/** A service, or a person with a provider's word, has no policies in this account: its side of the door has no lock. */
export function permissionLock(replay: Replay): StageLock | null {
  const { cast } = replay;
  if (cast.operation !== 'AssumeRole' || cast.caller.type === 'service') return null;
  return { title: words.locks.permission, text: permissionPlate(replay) };
}
