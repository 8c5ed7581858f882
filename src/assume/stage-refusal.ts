import type { Stage } from '../graph/stage/stage.ts';
import { shortSpan } from '#words/steps-format.ts';
import { stage as words } from '#words/stage.ts';
import { stageCall as callWords } from '#words/stage-call.ts';
import { either } from '../words/index.ts';
import type { Refusal } from './played-stage.ts';
import { askedAction, stepIn } from './plates.ts';
import type { LimitLayer, Obstacle, Replay, StepId } from './step.ts';
import { callerIn } from './cast.ts';

type Said = Pick<NonNullable<Stage['slot']>, 'title' | 'text'>;

const limits: { readonly [L in LimitLayer]: keyof typeof callWords.limitNames } = {
  rcp: 'rcp',
  scp: 'scp',
  boundary: 'boundary',
  session: 'limit',
};

/** Names the missing thing in a few words. The sentence below the picture says the rest. */
function said(obstacle: Obstacle, replay: Replay): Said {
  const { missing } = callWords;
  const { cast, error } = replay;
  const action = askedAction(replay);
  const who = callerIn(cast);
  switch (obstacle.kind) {
    case 'badCredentials':
    case 'badProof':
    case 'badRequest':
      return { title: missing[obstacle.kind], text: error?.code ?? '' };
    case 'rootMayNot':
      return { title: missing.root, text: missing.rootText };
    case 'noSuchRole':
      return { title: missing.what(cast.role.name), text: callWords.plates.noRole };
    case 'trustNamesOthers':
      return { title: missing.what(who), text: missing.unnamed };
    case 'trustNamesNoProvider':
      return { title: missing.what(cast.provider ?? who), text: missing.unnamed };
    case 'alsoNeeds':
      return {
        title: missing.what(obstacle.action),
        text: obstacle.where === 'trust' ? missing.inTrust : callWords.plates.nothing(action),
      };
    case 'outsideLimit':
      return {
        title: missing.what(action),
        text: missing.leftOut(callWords.limitNames[limits[obstacle.layer]]),
      };
    case 'trustCondition':
    case 'permissionCondition':
      return {
        title: missing.unmet(obstacle.condition.key),
        text: missing.wants(either(obstacle.condition.expected)),
      };
    case 'explicitDeny':
      return {
        title:
          obstacle.where === 'trust'
            ? missing.deniedByTrust(cast.role.name)
            : missing.denied(obstacle.statement.policy.name),
        text: missing.outweighs,
      };
    case 'noPermission':
      return { title: missing.what(action), text: callWords.plates.nothing(action) };
    case 'permissionElsewhere':
      return { title: missing.what(cast.role.name), text: missing.elsewhere(obstacle.statement.policy.name) };
    case 'durationTooLong':
      return {
        title: missing.tooLong,
        text: missing.spans(shortSpan(obstacle.seconds), shortSpan(obstacle.max)),
      };
    case 'notModelled':
      return {
        title: missing.unknown,
        text:
          stepIn(replay, 'permission')?.rule === 'other-account-decides'
            ? callWords.plates.elsewhere(cast.caller.account ?? '')
            : missing.unknownText,
      };
  }
}

const sides: Partial<Record<StepId, 'trust' | 'door'>> = {
  trust: 'trust',
  rcp: 'trust',
  ask: 'door',
  duration: 'door',
};

/** The empty slot of a refused request: what is missing, and on which side of the door. */
function slotOf(replay: Replay, offers: boolean): Stage['slot'] {
  const [obstacle] = stepIn(replay, 'change')?.obstacles ?? [];
  const failed = replay.steps.at(-2);
  if (!obstacle || !failed) return null;
  return {
    ...said(obstacle, replay),
    side: sides[failed.id] ?? 'permission',
    isKnown: obstacle.kind !== 'notModelled',
    offers,
  };
}

/** The denying policy, which lies across the lock, or null if no statement denies. */
function denyOf(replay: Replay): Stage['deny'] {
  const failed = replay.steps.at(-2);
  const obstacles = stepIn(replay, 'change')?.obstacles ?? [];
  const deny = obstacles.find((one) => one.kind === 'explicitDeny');
  if (!deny || deny.where !== failed?.id) return null;
  const { policy, sid } = deny.statement;
  return {
    side: deny.where === 'trust' ? 'trust' : 'permission',
    name: deny.where === 'trust' ? (sid ?? words.locks.trust) : policy.name,
    line: words.mayNot(askedAction(replay)),
  };
}

/**
 * Finds what a refused request lacks, or which policy denies it: both null if it wasn't refused. `offers`: whether a
 * remedy takes one press (`remedyOf`), for which the slot has room.
 */
export const refusalOn = (replay: Replay, offers: boolean): Refusal => ({
  slot: slotOf(replay, offers),
  deny: denyOf(replay),
});
