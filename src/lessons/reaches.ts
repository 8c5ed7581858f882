import type { Decision } from '../engine/index.ts';
import type { LessonAttempt } from './attempt-state.ts';
import type { GoalState } from './attempt/check-goals.ts';
import type { Finding } from './attempt/finding.ts';
import type { CallPattern, Condition, Probe } from './goal.ts';
import { type Party, partyOf, type Place, targetOf } from './parties.ts';

type Wish = 'allow' | 'refused';

/** Members of an input in which calls that reach the same thing differ, and the service that is handed a role. */
const tellingMembers = ['ExternalId', 'PermissionsBoundary', 'DurationSeconds', 'PassedToService'] as const;

/** A member of a call's input with its value: an external id, a boundary, a time. Null if the call leaves it out. */
export interface Telling {
  readonly member: (typeof tellingMembers)[number];
  readonly value: string | null;
}

/** Calls for which it matters that they leave a member out. */
const leftOut: ReadonlyMap<string, Telling['member']> = new Map([
  ['sts:AssumeRole', 'ExternalId'],
  ['iam:CreateRole', 'PermissionsBoundary'],
]);

/** Somebody has to reach something, or must not, and AWS's present answer to that. */
export interface Reach {
  /** The same in every world. */
  readonly id: string;
  readonly goal: string;
  readonly who: Party;
  readonly target: Party;
  /** The action on the target: `s3:GetObject`. */
  readonly action: string;
  /** Tells this call from others of the same action. */
  readonly telling: Telling | null;
  /** The object that is named, if the target holds objects. */
  readonly object: string | null;
  readonly wants: Wish;
  /** The way that the goal wants it to be decided, such as through a group or by the bucket's own policy. */
  readonly through: Pick<Extract<Condition, { type: 'can' }>, 'is' | 'by' | 'holder'> | null;
  /** Null if nobody can be asked, or if it isn't modelled. */
  readonly is: Wish | null;
  readonly decision: Decision | null;
  readonly isMet: boolean;
  /** Whether a what-if makes the thing, only to see that it isn't reached. */
  readonly isBeside?: boolean;
}

type Asked = Omit<Reach, 'goal' | 'id'>;

/** Something that the learner has to do or try. */
interface Deed {
  readonly goal: string;
  readonly who: Party;
  readonly target: Party;
  /** The object's key, if the call names one. */
  readonly object: string;
  readonly action: string;
  /** Whether AWS has to answer with success. */
  readonly wants: Wish;
  readonly isMet: boolean;
  /** It was answered as it should be, at a moment at which that doesn't count. */
  readonly isEarly: boolean;
}

/** An entity or a number that a goal is about. */
export interface Fact {
  readonly goal: string;
  /** `user ben`, `password of ana`, `attachment P on ana`, `keys of ana`. */
  readonly about: string;
  readonly type: 'exists' | 'absent' | 'same' | 'count' | 'session';
  /** For a `count`: the number now, and the one that is wanted. */
  readonly got: string;
  readonly wanted: number | null;
  readonly isMet: boolean;
}

/** All that a lesson's goals are about, as it is in one world. */
export interface Told {
  readonly reaches: readonly Reach[];
  /** The requests that break goals over all requests, of goals of which nothing else that is unmet tells. */
  readonly breaches: readonly Reach[];
  readonly deeds: readonly Deed[];
  readonly facts: readonly Fact[];
}

const wishes: Readonly<Record<string, Wish>> = {
  ok: 'allow',
  allow: 'allow',
  AccessDenied: 'refused',
  AccessDeniedException: 'refused',
  implicitDeny: 'refused',
  explicitDeny: 'refused',
  refused: 'refused',
};

const isFresh = (text: string): boolean => text.includes('%');

/** The key of the object that a bucket's ARN names, unless nobody knows its name. */
function objectOf(resource: string): string | null {
  const [, , service = '', , , ...rest] = resource.split(':');
  const [, ...key] = rest.join(':').split('/');
  const name = key.join('/');
  return service !== 's3' || name === '' || /[%@]/.test(name) || name === '*' ? null : name;
}

/** The services' domain. */
const ofServices = /(?<=.)\.amazonaws\.com$/;

/** Tells to which service a role is handed; null for other requests. Without a service's name it is any other one. */
function handedTo({ action, keys }: Probe): Telling | null {
  if (action !== 'iam:PassRole') return null;
  const [service = ''] = keys['iam:PassedToService'] ?? [];
  return {
    member: 'PassedToService',
    value: ofServices.test(service) ? service.replace(ofServices, '') : null,
  };
}

function ofProbe(
  asked: Probe,
  is: Reach['through'] & {},
  { got = '', decision = null, state, probe }: Finding,
  place: Place,
): Asked {
  const { who, action, resource } = asked;
  return {
    who: partyOf(who, place, probe?.who),
    target: targetOf(resource, action, place.world),
    action,
    telling: handedTo(asked),
    object: objectOf(resource),
    wants: is.is === 'allow' ? 'allow' : 'refused',
    through: is,
    is: wishes[got] ?? null,
    decision,
    isMet: state === 'met',
  };
}

function tellingOf({ call, input }: CallPattern): Telling | null {
  for (const member of tellingMembers) {
    const value = input[member];
    if (typeof value === 'string' || typeof value === 'number') return { member, value: String(value) };
  }
  const member = leftOut.get(call);
  return member === undefined ? null : { member, value: null };
}

/** Returns the ends of a call: who makes it, and what it is made on. */
function endsOf({ as, call, input }: CallPattern, place: Place, found = as) {
  const target = input['TargetPrincipal'];
  const arn =
    typeof target === 'string' ? `arn:aws:iam::${target}:root` : (input['RoleArn'] ?? input['PolicyArn']);
  const [bucket, role, user] = [input['Bucket'], input['RoleName'], input['UserName']];
  const named = (kind: string, name: string): string =>
    `arn:aws:iam::${place.lesson.account}:${kind}/${name}`;
  const resource =
    typeof arn === 'string'
      ? arn
      : typeof bucket === 'string'
        ? `arn:aws:s3:::${bucket}`
        : typeof role === 'string' && !isFresh(role)
          ? named('role', role)
          : typeof user === 'string' && !isFresh(user)
            ? named('user', user)
            : '*';
  const session = input['RoleSessionName'];
  // Nobody signs a call with a provider's token: only the session's name tells who has the token.
  const isVouchedFor = call.endsWith('WithWebIdentity') && typeof session === 'string';
  return {
    who: isVouchedFor
      ? ({ kind: 'identity', name: session, id: null, isFresh: false } as const)
      : partyOf(as, place, found),
    target: targetOf(resource, call, place.world),
  };
}

function ofCall(pattern: CallPattern, finding: Finding, place: Place): Asked {
  return {
    ...endsOf(pattern, place, finding.call?.as),
    action: pattern.call,
    telling: tellingOf(pattern),
    object: null,
    wants: pattern.gets === 'ok' ? 'allow' : 'refused',
    through: null,
    is: wishes[finding.got ?? ''] ?? null,
    decision: finding.decision ?? null,
    isMet: finding.state === 'met',
  };
}

function reachesIn(finding: Finding, place: Place): Asked[] {
  const { condition, rows = [], inner = [] } = finding;
  switch (condition.type) {
    case 'can':
      return [ofProbe(condition.probe, condition, finding, place)];
    case 'would':
      return [ofCall(condition.call, finding, place)];
    case 'diff':
      return rows.flatMap((row) => reachesIn(row, place));
    case 'after':
      return inner
        .flatMap((one) => reachesIn(one, place))
        .map((one) => ({ ...one, isBeside: one.wants === 'refused' && one.target.isFresh }));
    case 'never':
      // It must not hold at any moment: the picture shows the present one.
      return inner.flatMap((one) => reachesIn(one, place)).map((one) => turned(one));
    default:
      return [];
  }
}

/** The opposite wish. */
function turned(reach: Asked): Asked {
  const wants = reach.wants === 'allow' ? 'refused' : 'allow';
  return { ...reach, wants, through: null, isMet: reach.is === wants };
}

function deedsIn({ condition, state, got }: Finding, place: Place): Omit<Deed, 'goal'>[] {
  if (condition.type !== 'tried') return [];
  const { call } = condition;
  const key = call.input['Key'];
  return [
    {
      ...endsOf(call, place),
      object: typeof key === 'string' && !isFresh(key) ? key : '',
      action: call.call,
      wants: call.gets === 'ok' ? 'allow' : 'refused',
      isMet: state === 'met',
      isEarly: state !== 'met' && got === call.gets && call.when !== undefined,
    },
  ];
}

function factsIn({ condition, state, got = '' }: Finding): Omit<Fact, 'goal'>[] {
  const isMet = state === 'met';
  switch (condition.type) {
    case 'exists':
    case 'absent':
    case 'same':
      return [{ about: condition.entity, type: condition.type, got, wanted: null, isMet }];
    case 'session':
      return [{ about: `session ${condition.name}`, type: 'session', got, wanted: null, isMet }];
    case 'count':
      return [{ about: condition.of, type: 'count', got, wanted: condition.is, isMet }];
    default:
      return [];
  }
}

/** Callers from outside of the account. */
const outside: ReadonlySet<string> = new Set(['account', 'anyone', 'federated', 'service']);

/** Returns the request that breaks a goal over all requests, if it is about a thing that is there. */
function breachIn(finding: Finding, place: Place): Asked[] {
  const { probe, set, isMadeUp } = finding;
  if (!probe || set !== 'beyond' || isMadeUp) return [];
  const asked = ofProbe(probe, { is: 'refused' }, finding, place);
  // Of somebody outside, only this account's side is known: it lets them in.
  return asked.target.id === null ? [] : [{ ...asked, object: null, through: null, is: 'allow' }];
}

const callOf = ({ who, target, action, telling }: Asked): string =>
  JSON.stringify([who.kind, who.name, target.name, action, telling?.value]);

/**
 * Returns the breaches of which a picture can tell: by somebody outside, or by a call of which it speaks. One of another
 * account stands at the picture's stranger, in the place of the line that is refused.
 */
function toldBreaches(breaches: readonly Omit<Reach, 'id'>[], reaches: readonly Reach[]): readonly Reach[] {
  const byCall = new Map(reaches.map((one) => [callOf(one), one]));
  const actions = new Set(reaches.map(({ action }) => action));
  const isStranger = ({ kind, isFresh }: Party): boolean => kind === 'account' && isFresh;
  const stranger = reaches.find(({ who }) => isStranger(who))?.who;
  return breaches
    .filter(({ goal }) => !reaches.some((one) => one.goal === goal && !one.isMet))
    .map((one) => (stranger && one.who.kind === 'account' ? { ...one, who: stranger } : one))
    .flatMap((one, i): readonly Reach[] => {
      const before = byCall.get(callOf(one));
      if (before && (!isStranger(before.who) || before.is !== 'refused')) return [];
      if (!outside.has(one.who.kind) && !actions.has(one.action)) return [];
      return [{ ...one, id: before?.id ?? `breach-${String(i)}`, goal: before?.goal ?? one.goal }];
    });
}

/** Returns what a lesson's goals are about, in their order, as it is in the attempt's world. */
export function toldBy(attempt: LessonAttempt, states: readonly GoalState[]): Told {
  const { lesson, start, world } = attempt;
  const place = { lesson, start, world };
  const all = <T>(of: (finding: Finding) => readonly T[]): (T & { readonly goal: string })[] =>
    states.flatMap(({ goal, findings }) =>
      findings.flatMap((finding) => of(finding).map((one) => ({ ...one, goal: goal.id }))),
    );
  const asked = all((finding) => reachesIn(finding, place)).map((one, i) => ({ ...one, id: String(i) }));
  // A goal that says more is about that, until somebody reaches such a thing.
  const isBeside = ({ goal, isBeside: is }: Reach): boolean =>
    is === true && asked.some((one) => one.goal === goal && !one.isBeside);
  const reaches = asked.filter((one) => !isBeside(one));
  return {
    reaches,
    breaches: [
      ...toldBreaches(
        all((finding) => breachIn(finding, place)),
        reaches,
      ),
      ...asked.filter((one) => isBeside(one) && one.is === 'allow'),
    ],
    deeds: all((finding) => deedsIn(finding, place)),
    facts: all(factsIn),
  };
}
