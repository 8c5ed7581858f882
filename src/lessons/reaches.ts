import type { GoalState } from './check-goals.ts';
import type { Finding } from './finding.ts';
import type { CallPattern, Condition, Probe } from './goal.ts';
import { type Party, partyOf, type Place, targetOf } from './parties.ts';

/** One line to draw for a lesson's goals: somebody shall reach something, or shall not. */
export interface Reach {
  readonly who: Party;
  readonly target: Party;
  /** The action on the target: `s3:GetObject`. */
  readonly action: string;
  /** The value that tells this call from others of the same action: an ExternalId, a boundary. */
  readonly more: string;
  readonly wants: 'allow' | 'refused';
  readonly isMet: boolean;
}

type Wanted = Omit<Reach, 'isMet'>;

function ofProbe({ who, action, resource }: Probe, is: string, place: Place): Wanted {
  const wants = is === 'allow' ? 'allow' : 'refused';
  return { who: partyOf(who, place), target: targetOf(resource, action), action, more: '', wants };
}

/** Members of an input in which calls that reach the same thing differ. */
const telling = ['ExternalId', 'PermissionsBoundary', 'DurationSeconds'];

function ofCall({ as, call, input, gets }: CallPattern, place: Place): Wanted {
  const arn = input['RoleArn'] ?? input['PolicyArn'];
  const bucket = input['Bucket'];
  const resource =
    typeof arn === 'string' ? arn : typeof bucket === 'string' ? `arn:aws:s3:::${bucket}` : '*';
  const told = telling.map((name) => input[name]).find((value) => value !== undefined);
  const session = input['RoleSessionName'];
  // Nobody signs a call with a provider's token: only the session's name tells who has the token.
  const isVouchedFor = call.endsWith('WithWebIdentity') && typeof session === 'string';
  return {
    who: isVouchedFor ? { kind: 'identity', name: session, isFresh: false } : partyOf(as, place),
    target: targetOf(resource, call),
    action: call,
    more: typeof told === 'string' || typeof told === 'number' ? String(told) : '',
    wants: gets === 'ok' ? 'allow' : 'refused',
  };
}

/** Returns the reaches of one condition, each with whether it is as wanted. */
function reachesIn(condition: Condition, isMet: boolean, unmet: Finding | undefined, place: Place): Reach[] {
  switch (condition.type) {
    case 'can':
      return [{ ...ofProbe(condition.probe, condition.is, place), isMet }];
    case 'would':
      return [{ ...ofCall(condition.call, place), isMet }];
    case 'diff':
      return [
        ...condition.gained.map((probe) => ({ ...ofProbe(probe, 'allow', place), isMet })),
        ...condition.lost.map((probe) => ({ ...ofProbe(probe, 'refused', place), isMet })),
      ];
    case 'after': {
      // They are checked in their order, up to the first that isn't met.
      const at = unmet ? condition.conditions.indexOf(unmet.condition) : condition.conditions.length;
      return condition.conditions.flatMap((one, i) =>
        reachesIn(one, isMet || i < at, i === at ? unmet?.within : undefined, place),
      );
    }
    default:
      return [];
  }
}

/** Returns the calls that a lesson only wants to be tried, for a lesson that has no other reaches. */
const triedIn = ({ condition, state }: Finding, place: Place): Reach[] =>
  condition.type === 'tried' ? [{ ...ofCall(condition.call, place), isMet: state === 'met' }] : [];

const verdicts: Readonly<Record<string, Reach['wants']>> = {
  ok: 'allow',
  allow: 'allow',
  AccessDenied: 'refused',
  AccessDeniedException: 'refused',
  implicitDeny: 'refused',
  explicitDeny: 'refused',
};

function verdictOf({ condition, got = '' }: Finding, place: Place): Reach[] {
  const wants = verdicts[got];
  if (wants === undefined) return [];
  if (condition.type === 'can') return [{ ...ofProbe(condition.probe, '', place), wants, isMet: true }];
  if (condition.type === 'would') return [{ ...ofCall(condition.call, place), wants, isMet: true }];
  return [];
}

/** Returns AWS's present answers to the calls that the goals ask about. Calls without an answer are left out. */
export const verdictsOf = (states: readonly GoalState[], place: Place): readonly Reach[] =>
  states.flatMap(({ findings }) => findings.flatMap((finding) => verdictOf(finding, place)));

/** Returns the reaches that the goals want, in their order, and whether each is met. */
export function reachesOf(states: readonly GoalState[], place: Place): readonly Reach[] {
  const findings = states.flatMap((state) => state.findings);
  const wanted = findings.flatMap(({ condition, state, within }) =>
    reachesIn(condition, state === 'met', within, place),
  );
  return wanted.length > 0 ? wanted : findings.flatMap((finding) => triedIn(finding, place));
}
