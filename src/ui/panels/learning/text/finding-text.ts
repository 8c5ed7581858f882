import { decidingStatements, refusingStatements, tellingCondition } from '../../../../assume/deciding.ts';
import { type Decision, decisionOn, type StatementTrace, type World } from '../../../../engine/index.ts';
import type { LessonAttempt } from '../../../../lessons/attempt-state.ts';
import type { Finding } from '../../../../lessons/attempt/finding.ts';
import type { CallPattern, Condition, Probe } from '../../../../lessons/goal.ts';
import { tieOf, usersWithPolicies } from '../../../../lessons/attempt/entities.ts';
import { fits, isSet } from '../../../../lessons/goal.ts';
import { sessionsOf } from '../../../../lessons/attempt/sessions.ts';
import { findingWords as words } from '#words/findings.ts';
import { ruleWords, statementWords } from '#words/decision.ts';
import { credentialsBy } from '../../../kinds/who-signs.ts';
import type { Question } from '../../../view/questions.ts';
import { entityText, plainText } from './plain-text.ts';

/** Why a goal isn't met, in lines; absent lines don't apply. */
interface FindingText {
  readonly tried?: string;
  readonly got?: string;
  readonly decided?: string;
  /** A sentence for a condition that AWS wasn't asked about. */
  readonly note?: string;
}

const resourceOf = ({ input }: CallPattern): string => {
  const named = Object.values(input).find((value) => typeof value === 'string');
  return typeof named === 'string' ? named : '';
};

/** A verdict in words; an error's code stays as it is. */
const verdicts: Readonly<Record<string, string>> = words.verdicts;
const gotText = (got: string): string => (Object.hasOwn(verdicts, got) ? (verdicts[got] ?? got) : got);

/** The statement that decided, or else the rule. */
function decidedText(decision: Decision): string | undefined {
  const layer = decision.steps.find((step) => step.layer === decision.decidedBy);
  const [statement] = decision.verdict === 'implicitDeny' ? [] : decidingStatements(decision);
  if (statement)
    return statementWords.of(statement.policy.name, statementWords.place(statement.sid, statement.index + 1));
  return layer && ruleWords[layer.rule];
}

const ofProbe = ({ action, resource, who }: Probe): string => words.tried(action, plainText(resource), who);

/** A request with the condition keys that it has. */
const withKeys = (asked: string, keys: Probe['keys']): string =>
  [asked, ...Object.entries(keys).map(([key, values]) => words.key(key, values))].join(', ');

/** Returns the same as one text, for authors. */
export function findingLine(finding: Finding): string {
  const { tried, got, decided, note } = findingText(finding);
  return [tried, got, decided, note].filter(Boolean).join(' · ');
}

type Of<K extends Condition['type']> = Extract<Condition, { readonly type: K }>;

/** The verdict on a request, and the statement or the error that decided. */
function verdictText({ probe, got, decision, error, missing }: Finding, condition: Of<'can'>): FindingText {
  if (missing !== undefined) return { note: words.missingWho(missing) };
  const decided = decision ? decidedText(decision) : error?.message;
  return {
    tried: ofProbe(probe ?? condition.probe),
    got: gotText(got ?? ''),
    ...(decided !== undefined && { decided }),
  };
}

/** The answer to a call, or that it wasn't made. */
function callText({ got, decision, missing }: Finding, { call }: Of<'tried' | 'would'>): FindingText {
  const tried = words.tried(call.call, plainText(resourceOf(call)), call.as);
  if (got === undefined)
    return { note: missing === undefined ? words.notTried(tried) : words.missingWho(missing) };
  const decided = decision ? decidedText(decision) : undefined;
  return { tried, got: gotText(got), ...(decided !== undefined && { decided }) };
}

/** The request that shows that a goal about all requests isn't met. */
function setText({ state, set, probe, got, decision, missing }: Finding): FindingText {
  if (missing !== undefined) return { note: words.missingWho(missing) };
  if (state === 'checking') return { note: words.checking };
  if (!probe || !set) return { note: words.setUnknown };
  const decided = decision ? decidedText(decision) : undefined;
  const tried = withKeys(ofProbe(probe), probe.keys);
  return { tried, got: gotText(got ?? ''), ...(decided !== undefined && { decided }) };
}

/** The one line that decided, or what is missing: as words, and as the policy has it. */
interface Reason {
  readonly says: string;
  /** `"Resource": "*"`; null if no statement decided. */
  readonly code: string | null;
}

/** A line of the statement that decided: of its condition, or else of its resource. */
function decidingLine(trace: StatementTrace): string | null {
  const condition = tellingCondition(trace, trace.effect === 'Allow');
  if (condition) return `"${condition.key}": ${JSON.stringify(condition.expected)}`;
  const told = trace.statement as Readonly<Record<string, unknown>>;
  const name = ['Resource', 'NotResource', 'Principal', 'Action'].find((one) => told[one] !== undefined);
  return name === undefined ? null : `"${name}": ${JSON.stringify(told[name])}`;
}

/** Whether a decision is on a role that isn't there yet: its id is its ARN, as nobody has made it. */
const isLater = ({ decision, probe }: Finding): boolean =>
  !!decision?.steps.some(({ statements }) =>
    statements.some(({ policy: { owner } }) => owner.kind === 'role' && owner.id === probe?.resource),
  );

/** A request that is told, and that AWS has no such action, or the account no such role yet, if it is so. */
const withDoubt = (told: string, finding: Finding): string =>
  [told, finding.isMadeUp && words.madeUp, isLater(finding) && words.later].filter(Boolean).join(' ');

type Place = Pick<LessonAttempt, 'lesson' | 'start' | 'world'>;

/** Says of an answer that fits what else the goal asks: which policy is to give it, or what is to hold first. */
function otherwise(
  { condition, decision, got, probe }: Finding,
  { lesson, start, world }: Place,
): string | null {
  if (condition.type === 'count')
    return condition.of === 'policies on users' && condition.is === 0
      ? words.ownPolicies(usersWithPolicies(world).map(({ name }) => name))
      : null;
  if (condition.type === 'can') {
    const { holder, is } = condition;
    const { who } = probe ?? condition.probe;
    if (holder === undefined || !decision || !fits(decision.verdict, is)) return null;
    const wanted = holder.slice(holder.indexOf(' ') + 1);
    const policy = decidingStatements(decision)[0]?.policy;
    return policy && is === 'allow'
      ? words.notThrough(who, wanted, policy.name, policy.owner.name)
      : words.notDeniedBy(who, wanted);
  }
  if (condition.type !== 'tried' || got !== condition.call.gets || !condition.call.when) return null;
  const { as, when } = condition.call;
  const named = when.find((one) => one.type === 'session')?.name;
  const pattern = lesson.sessions.find(({ name }) => name === named);
  return pattern?.role === undefined
    ? words.notThen(as)
    : words.tooEarly(as, pattern.role, sessionsOf(world, start, pattern).length > 0);
}

/** The policy that decided, and the line of its statement. */
function ofStatement(decision: Decision, statement: StatementTrace): Reason {
  const { name } = statement.policy;
  const others = refusingStatements(decision).length - 1;
  const says = statement.effect === 'Allow' ? words.allowedBy(name) : words.deniedBy(name, others);
  return { says, code: decidingLine(statement) };
}

/** Says in one line why a goal isn't met. */
export function reasonOf(finding: Finding, place: Place): Reason {
  if (finding.within) return reasonOf(finding.within, place);
  const other = finding.state === 'notYet' ? otherwise(finding, place) : null;
  if (other !== null) return { says: other, code: null };
  const { decision = null, state, set, probe } = finding;
  const [statement] = decision && decision.verdict !== 'implicitDeny' ? decidingStatements(decision) : [];
  if (set && probe) {
    const request = words.set[set](probe.action, plainText(probe.resource), probe.who);
    const says = withDoubt(request, finding);
    return { says, code: statement ? decidingLine(statement) : null };
  }
  if (decision && statement && state === 'notYet') return ofStatement(decision, statement);
  const { note, got = '', decided = got } = findingText(finding);
  return { says: note ?? (decision?.verdict === 'implicitDeny' ? decided : got), code: null };
}

/** The name alone of `group Readers`, `role R` or `ana`. */
const nameOf = (holder: string): string => holder.replace(/^(?:group|role) /, '');

/** Says of a thing that it is there or not: somebody in a group, a policy on somebody, or something else. */
function entityNote(entity: string, isThere: boolean): string {
  const tie = tieOf(plainText(entity));
  if (!tie) return (isThere ? words.stillThere : words.missing)(entityText(entity));
  const [what, to] = [tie.what.replace(/^aws\//, ''), nameOf(tie.to)];
  if (tie.kind === 'membership') return (isThere ? words.stillIn : words.notIn)(what, to);
  return (isThere ? words.stillAttached : words.notAttached)(what, to);
}

/** Says how many there are and should be; that nobody has them, if their holder isn't there. */
function countNote({ of, is }: Of<'count'>, got = ''): string {
  const [, what = of, holder = ''] = /^((?:active )?\w+ (?:of|on|in)) (?!users$)(.+)$/.exec(of) ?? [];
  const name = nameOf(plainText(holder));
  return got === 'none' ? words.missing(name) : words.count(what, name, Number(got), is);
}

/** Describes a goal's unmet condition: what was tried, the answer, and the reason. */
export function findingText(finding: Finding): FindingText {
  const { condition, got, missing, row, within, notModelled } = finding;
  if (notModelled) return { got: notModelled.feature };
  if (isSet(condition)) return setText(finding);
  switch (condition.type) {
    case 'can':
      return verdictText(finding, condition);
    case 'tried':
    case 'would':
      return callText(finding, condition);
    case 'exists':
      return { note: entityNote(missing ?? condition.entity, false) };
    case 'absent':
      return { note: entityNote(condition.entity, true) };
    case 'same':
      return {
        note:
          missing === undefined
            ? words.another(entityText(condition.entity))
            : words.missing(entityText(missing)),
      };
    case 'count':
      return { note: countNote(condition, got) };
    case 'session':
      return { note: words.noSession };
    case 'diff':
      return row ? { note: words.row[row.change], tried: ofProbe(row.probe) } : {};
    case 'once':
      return { note: words.moments(Number(got ?? 0), condition.moments.length) };
    case 'answered':
      return { note: words.answer };
    case 'right':
      return {
        note:
          got === undefined
            ? words.answer
            : words.right(Number(got), condition.questions.length, condition.least),
      };
    case 'after':
      return within ? { ...findingText(within), note: words.after } : {};
    case 'changedBy':
      return { note: words.byOthers };
    case 'never':
      return {};
  }
}

/**
 * The request by which an unmet goal was judged, for those who want to ask it themselves. Null where the account as it
 * stands answers otherwise, or nobody can ask there: it was asked on a copy, of a newcomer, or in another way of calling, or
 * AWS has no such action.
 */
export function requestOf(finding: Finding, world: World, now: number): Question | null {
  const { condition, decision, probe, within } = finding;
  if (within) return condition.type === 'after' ? null : requestOf(within, world, now);
  if (!decision || finding.isMadeUp || isLater(finding) || !(isSet(condition) || condition.type === 'can'))
    return null;
  const { principalArn: who, action, resource, verdict } = decision;
  const credentials = credentialsBy(world, who, now);
  if (who === '' || !credentials) return null;
  const { keys = {} } = probe ?? {};
  const asked = decisionOn(world, { type: 'try', action, resource, credentials, context: { keys } }, now);
  return asked?.verdict === verdict ? { who, action, resource, keys } : null;
}
