import type { ConditionTrace, StatementTrace } from '../engine/index.ts';
import { names } from '#words/step-names.ts';
import * as words from '#words/steps.ts';
import type { StepWords, StepWordsOf } from '#words/steps.ts';
import { changeWords, grantedWords, additionWords, limitWords } from '#words/steps.ts';
import { conditionWords, obstacleWords } from '#words/steps-obstacles.ts';
import { callerIn, isSameAccount } from './cast.ts';
import type { Cast, Replay, Step, StepId, Obstacle } from './step.ts';

type Of<I extends StepId> = Extract<Step, { id: I }>;

/** The owner of a statement's policy, as a sentence names it: the caller, its group or its role. */
function carrier(cast: Cast, { policy: { owner } }: StatementTrace): string {
  if (owner.kind === 'group') return names.group(owner.name);
  return owner.kind === 'role' ? names.role(owner.name) : callerIn(cast);
}

function signed({ credential: { kind, id } }: Cast): string {
  const how = words.signedWith[kind];
  return typeof how === 'string' ? how : how(id ?? '');
}

/** Says the value that the condition expects and the value that the request has. */
const tellCondition = (condition: ConditionTrace): string =>
  conditionWords(condition, condition.outcome === 'matched');

/** The additions of the request as a sentence, or nothing. */
function brought({ brings: { mfa, tags, policies, sourceIdentity } }: Cast): string {
  const { things, brings } = words.askWords;
  const list = [
    ...(mfa ? [things.mfa] : []),
    ...(tags > 0 ? [things.tags(tags)] : []),
    ...(policies > 0 ? [things.policies(policies)] : []),
    ...(sourceIdentity === null ? [] : [things.sourceIdentity(sourceIdentity)]),
  ];
  return list.length > 0 ? ` ${brings(list)}` : '';
}

function heard(cast: Cast): StepWords {
  const { askWords } = words;
  const [who, role] = [callerIn(cast), cast.role.name];
  if (cast.operation === 'GetCredentialsForIdentity') return askWords.pool(who, role);
  const { provider, operation } = cast;
  return provider === null
    ? askWords.ok(who, role, signed(cast))
    : askWords.federated(who, role, signed(cast), provider, operation);
}

function rest({ cast }: Replay): StepWords {
  const { id, name } = cast.role;
  return words.restWords[id === null ? 'none' : 'there'](callerIn(cast), name);
}

function ask({ cast }: Replay, { status, error }: Of<'ask'>): StepWordsOf {
  if (status === 'notModelled') return words.askWords.notModelled;
  if (status === 'ok') {
    const told = heard(cast);
    return { ...told, text: told.text + brought(cast) };
  }
  if (cast.caller.type === 'unknown')
    return cast.operation === 'AssumeRole' ? words.askWords.stranger : words.askWords.badProof;
  const refusedAsRoot = cast.caller.type === 'root' && error?.code === 'AccessDenied';
  return refusedAsRoot ? words.askWords.root : words.askWords.malformed;
}

/**
 * The action that an addition to the request was refused for, although the role itself might have been lent; else
 * null.
 */
function additionOf({ steps }: Replay): string | null {
  const obstacles = steps.flatMap((step) => (step.id === 'change' ? step.obstacles : []));
  return obstacles.find((one) => one.kind === 'alsoNeeds')?.action ?? null;
}

function untrusted(replay: Replay, statement: StatementTrace | undefined): StepWords {
  const { cast } = replay;
  const who = callerIn(cast);
  const { id, name } = cast.role;
  if (id === null) return words.trustWords.noRole(name, who);
  if (statement?.effect === 'Deny') return words.trustWords.denied(who, name);
  const unmet = statement?.conditions.find((one) => one.outcome === 'notMatched');
  if (statement?.failedOn === 'condition' && unmet) {
    return words.trustWords.condition(who, name, tellCondition(unmet));
  }
  const addition = additionOf(replay);
  if (addition !== null) return additionWords.trust(who, name, addition);
  return words.trustWords.unnamed(who, name);
}

function trust(replay: Replay, { status, statements: [statement] }: Of<'trust'>): StepWordsOf {
  const { cast } = replay;
  if (status === 'notModelled') return words.trustWords.notModelled;
  if (status === 'refused') return untrusted(replay, statement);
  const who = callerIn(cast);
  const match = statement?.principalMatch;
  const reason = words.naming[match ?? 'unsaid'](who, cast.caller.account ?? '');
  const conditions = (statement?.conditions ?? []).map(tellCondition).join(' ');
  const opens = opening(cast, match);
  return words.trustWords.ok(who, cast.role.name, reason, conditions || opens);
}

/** Says which other policies must allow the call once trust has. */
function opening(cast: Cast, match: StatementTrace['principalMatch']): string {
  const { takesTheWord, leavesToAccount, halfOfIt, enoughByItself, enoughForService } = words.trustWords;
  if (cast.provider !== null) return takesTheWord;
  if (match === 'account' || match === 'anyone') return leavesToAccount;
  if (cast.caller.type === 'service') return enoughForService;
  return isSameAccount(cast) ? enoughByItself : halfOfIt;
}

function notNeeded({ cast }: Replay): StepWords {
  const who = callerIn(cast);
  if (cast.provider !== null) return words.permissionWords.federated(who);
  return cast.caller.type === 'service'
    ? words.permissionWords.service(who)
    : words.permissionWords.namedByTrust(who);
}

function permission(
  replay: Replay,
  { status, rule, statements: [statement] }: Of<'permission'>,
): StepWordsOf {
  const { cast } = replay;
  const who = callerIn(cast);
  if (status === 'notModelled') {
    return rule === 'other-account-decides'
      ? words.permissionWords.otherAccount(cast.caller.account ?? '', who)
      : words.permissionWords.notModelled;
  }
  if (status === 'notNeeded' || (status === 'ok' && !statement)) return notNeeded(replay);
  const addition = additionOf(replay);
  if (status === 'refused' && addition !== null) return additionWords.permission(who, addition);
  if (!statement) return words.permissionWords.silent(who);
  const by = carrier(cast, statement);
  if (status === 'ok') return words.permissionWords.ok(who, by, statement.policy.name);
  return statement.effect === 'Deny'
    ? words.permissionWords.denied(by, statement.policy.name, who)
    : words.permissionWords.silent(who);
}

function limit({ cast }: Replay, step: Of<'rcp' | 'scp' | 'boundary' | 'limit'>): StepWordsOf {
  const who = callerIn(cast);
  const { name, why } = limitWords[step.id];
  if (step.status === 'ok') return limitWords.inside(name, who);
  if (step.status === 'notNeeded') return limitWords.lifted(name, who);
  if (step.status === 'notModelled') return limitWords.notModelled;
  const denying = step.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched');
  if (denying) return limitWords.forbidden(denying.policy.name, who);
  const level = 'level' in step ? step.level?.name : undefined;
  return limitWords.outside(name, why(level ?? limitWords.somewhere), who);
}

function duration({ cast }: Replay, { status }: Of<'duration'>): StepWordsOf {
  const { seconds, asked, max, limit: kind } = cast.duration;
  const limit = words.durationWords.limits[kind](cast.role.name, max);
  const who = callerIn(cast);
  if (status === 'ok') return words.durationWords.ok(seconds, asked, limit, who);
  if (status === 'notModelled') return words.durationWords.notModelled;
  return seconds > max ? words.durationWords.tooLong(seconds, limit, who) : words.durationWords.other;
}

function session({ cast }: Replay, { firstCall }: Of<'session'>): StepWords {
  const { firstCall: answers, session: tell } = grantedWords;
  let answer = '';
  if (firstCall) {
    const { result } = firstCall.outcome;
    const kind = result.ok ? 'allowed' : 'notModelled' in result ? 'notModelled' : 'refused';
    answer = answers[kind](firstCall.action);
  }
  const { limited, guest } = grantedWords;
  const less = cast.brings.policies > 0 ? limited : cast.credential.kind === 'guest' ? guest : '';
  const isOfHere = cast.provider === null && cast.caller.type !== 'service';
  const who = isOfHere ? callerIn(cast) : null;
  const name = `${cast.role.name}/${cast.sessionName}`;
  const told = tell(who, name, answer);
  return less === '' ? told : { ...told, headline: grantedWords.atMost(name), text: `${told.text} ${less}` };
}

/** A step in words. `expired`: whether the session is over by the clock of now. */
export function tellStep(replay: Replay, step: Step, expired: boolean): StepWords {
  const { why, ...told } = wordsOf(replay, step, expired);
  return why === undefined
    ? told
    : { ...told, why: typeof why === 'string' ? why : why(callerIn(replay.cast)) };
}

function wordsOf(replay: Replay, step: Step, expired: boolean): StepWordsOf {
  switch (step.id) {
    case 'rest':
      return rest(replay);
    case 'ask':
      return ask(replay, step);
    case 'trust':
      return trust(replay, step);
    case 'permission':
      return permission(replay, step);
    case 'rcp':
    case 'scp':
    case 'boundary':
    case 'limit':
      return limit(replay, step);
    case 'duration':
      return duration(replay, step);
    case 'credentials':
      return grantedWords.credentials(callerIn(replay.cast), step.issued.expiresAt);
    case 'session':
      return session(replay, step);
    case 'expiry':
      return grantedWords[expired ? 'expired' : 'waiting'](step.issued.expiresAt, callerIn(replay.cast));
    case 'change':
      return changeWords[replay.end === 'notModelled' ? 'notModelled' : 'refused'];
  }
}

function tellTrust(
  { role, caller }: Cast,
  who: string,
  sameAccount: boolean,
  permissionToo: boolean,
): string {
  const { trustNamesOthers } = obstacleWords;
  if (caller.type === 'service') return trustNamesOthers.service(role.name, who);
  return sameAccount
    ? trustNamesOthers.sameAccount(role.name, who, permissionToo)
    : trustNamesOthers.otherAccount(role.name, who, caller.account ?? '');
}

function tellTrustCondition({ about, condition }: Extract<Obstacle, { kind: 'trustCondition' }>): string {
  if (about === 'mfa') return obstacleWords.mfa();
  if (about === 'other') return obstacleWords.trustCondition(tellCondition(condition));
  const { missing, wrong } = obstacleWords.externalId;
  return condition.actual === null
    ? missing(condition.expected)
    : wrong(condition.expected, condition.actual);
}

function tellLimit({ layer, level }: Extract<Obstacle, { kind: 'outsideLimit' }>, who: string): string {
  const { outsideLimit } = obstacleWords;
  return layer === 'scp' || layer === 'rcp'
    ? outsideLimit[layer](level ?? limitWords.somewhere)
    : outsideLimit[layer](who);
}

function tellDeny(cast: Cast, { where, statement }: Extract<Obstacle, { kind: 'explicitDeny' }>): string {
  const { policy, sid, index } = statement;
  const { trust: byTrust, permission: byPolicy, limit: byLimit } = obstacleWords.explicitDeny;
  if (where === 'trust') return byTrust(cast.role.name, sid, index + 1);
  if (where !== 'permission') return byLimit(policy.name, sid, index + 1);
  return byPolicy(policy.name, carrier(cast, statement), sid, index + 1);
}

/** One or two sentences on what would have to change about an obstacle. */
export function tellObstacle(cast: Cast, obstacle: Obstacle): string {
  const who = callerIn(cast);
  const { role } = cast;
  switch (obstacle.kind) {
    case 'badCredentials':
    case 'badProof':
    case 'badRequest':
      return obstacleWords[obstacle.kind](obstacle.message);
    case 'rootMayNot':
      return obstacleWords.rootMayNot();
    case 'noSuchRole':
      return obstacleWords.noSuchRole(obstacle.arn);
    case 'trustNamesOthers':
      return tellTrust(cast, who, obstacle.sameAccount, obstacle.permissionToo);
    case 'trustNamesNoProvider':
      return obstacleWords.trustNamesNoProvider(role.name, cast.provider ?? '', obstacle.action);
    case 'alsoNeeds':
      return obstacle.where === 'trust'
        ? obstacleWords.alsoNeeds.trust(role.name, obstacle.action)
        : obstacleWords.alsoNeeds.permission(who, obstacle.action);
    case 'outsideLimit':
      return tellLimit(obstacle, who);
    case 'trustCondition':
      return tellTrustCondition(obstacle);
    case 'explicitDeny':
      return tellDeny(cast, obstacle);
    case 'noPermission':
      return obstacleWords.noPermission(who, role.arn, cast.caller.groups);
    case 'permissionElsewhere':
      return obstacleWords.permissionElsewhere(obstacle.statement.policy.name, role.arn);
    case 'permissionCondition':
      return obstacleWords.permissionCondition(
        obstacle.statement.policy.name,
        tellCondition(obstacle.condition),
      );
    case 'durationTooLong':
      return obstacle.limit === 'chained'
        ? obstacleWords.durationTooLong.chained(obstacle.max)
        : obstacleWords.durationTooLong.role(role.name, obstacle.max);
    case 'notModelled':
      return obstacleWords.notModelled(obstacle.feature);
  }
}
