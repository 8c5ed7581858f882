import type { Act, ActId, Stage } from './stage.ts';

/** The state of a lock: `open` and `shut` have been decided, `unknown` can't be. */
export type LockPose = 'closed' | 'open' | 'shut' | 'unknown' | 'needless';

/**
 * The stage at one moment. Numbers run from 0 (not yet) to 1 (done), so that a scrubber can be dragged both ways and
 * a still picture is a moment like any other.
 */
export interface Pose {
  /** How far the roles that aren't asked for have stepped back. */
  readonly recede: number;
  readonly slip: { readonly on: number; readonly travel: number; readonly broken: boolean };
  readonly trust: {
    readonly page: number;
    readonly line: number;
    readonly light: number;
    readonly plate: number;
    readonly lock: LockPose;
  };
  readonly permission: {
    /** How far the light has run along caller → group → page → plate. */
    readonly light: number;
    readonly lit: number;
    readonly plate: number;
    readonly lock: LockPose;
  };
  readonly ring: { readonly on: number; readonly wound: number; readonly refused: boolean };
  readonly door: number;
  readonly hat: {
    readonly on: number;
    readonly travel: number;
    readonly worn: number;
    readonly home: number;
  };
  readonly key: { readonly on: number; readonly worn: number; readonly broken: number };
  readonly glass: number;
  readonly rolePage: number;
  readonly you: number;
  readonly slot: number;
  /** A lock that stays shut shakes once: −1 to 1. */
  readonly shake: number;
  /** The small locks of policies that only limit, in order. */
  readonly limits: readonly LockPose[];
  /** How far the page that denies has fallen across its lock. */
  readonly deny: number;
  /** How far the session's first call has come, then how far its answer. */
  readonly call: number;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Roughly `cubic-bezier(.2,0,0,1)`: quick to start, slow to arrive. */
const ease = (t: number): number => 1 - (1 - clamp(t)) ** 3;

/** A move that takes the part of a notch from `start` to `end`. */
const move = (progress: number, start: number, end: number): number =>
  ease((progress - start) / (end - start));

const lockOf = (status: string | undefined, progress: number, at: number): LockPose => {
  if (status === undefined || progress < at) return 'closed';
  if (status === 'ok') return 'open';
  if (status === 'notNeeded') return 'needless';
  return status === 'notModelled' ? 'unknown' : 'shut';
};

const shakeOf = (progress: number): number =>
  progress > 0.72 && progress < 0.88 ? Math.sin(((progress - 0.72) / 0.16) * Math.PI * 4) : 0;

/** Returns the pose of a refusal at `at`: the lock shakes, a page that denies falls, and the empty slot appears. */
function failureOf(stage: Stage, failed: Act | undefined, at: number): Pick<Pose, 'slot' | 'shake' | 'deny'> {
  if (!failed) return { slot: 0, shake: 0, deny: 0 };
  const failing = clamp(at - (stage.acts.indexOf(failed) - 1));
  return {
    slot: move(failing, 0.84, 1),
    shake: shakeOf(failing),
    deny: stage.deny ? move(failing, 0.6, 0.84) : 0,
  };
}

/**
 * The stage at `at`: notch 0 is at rest; between two notches, the moves of the later one are under way. `left` is the
 * part of the session's time that is left, 0 to 1, from its notch on. `called` is how far its first call has come, 0
 * to 1. Pure, so that tests can read any moment.
 */
export function poseOf(stage: Stage, at: number, left = 1, called = 1): Pose {
  const placeOf = (id: ActId): number => stage.acts.findIndex((act) => act.id === id);
  const statusOf = (id: ActId) => stage.acts.find((act) => act.id === id)?.status;
  const progressOf = (id: ActId): number => {
    const place = placeOf(id);
    return place < 0 ? 0 : clamp(at - (place - 1));
  };
  const [ask, trust, permission] = [progressOf('ask'), progressOf('trust'), progressOf('permission')];
  const [duration, credentials, session] = [
    progressOf('duration'),
    progressOf('credentials'),
    progressOf('session'),
  ];
  const expiry = statusOf('expiry') === 'ok' ? progressOf('expiry') : 0;
  const failed = stage.acts.find(({ status }) => status === 'refused' || status === 'notModelled');
  const limits = stage.acts.flatMap(({ id, status }, place) =>
    id === 'limit' ? [lockOf(status, clamp(at - (place - 1)), 0.72)] : [],
  );
  const asked = statusOf('ask');
  const stopsAtAsk = asked === 'refused' || asked === 'notModelled';
  const { slot, shake, deny } = failureOf(stage, failed, at);
  const gone = move(credentials, 0, 0.15);
  return {
    recede: move(ask, 0, 0.35),
    slip: {
      on: move(ask, 0.2, 0.35) * (1 - gone),
      travel: move(ask, 0.3, stopsAtAsk ? 0.8 : 1),
      broken: stopsAtAsk && ask > 0.8,
    },
    trust: {
      page: move(trust, 0, 0.3) * (1 - (failed?.id === 'trust' ? 0 : move(progressOf('permission'), 0, 0.2))),
      line: move(trust, 0.25, 0.4),
      light: move(trust, 0.4, 0.75) * (1 - move(permission, 0, 0.2)),
      plate: move(trust, 0.75, 1) * (1 - gone),
      lock: lockOf(statusOf('trust'), trust, 0.72),
    },
    permission: {
      light: clamp((permission - 0.12) / 0.75),
      lit: (permission > 0.12 ? 1 : 0) * (1 - move(credentials, 0, 0.2)),
      plate: move(permission, 0.82, 1) * (1 - gone),
      lock: lockOf(statusOf('permission'), permission, 0.86),
    },
    ring: {
      on: move(duration, 0, 0.3),
      wound: expiry > 0 ? left * (1 - move(expiry, 0, 0.2)) : session > 0 ? left : move(duration, 0.2, 1),
      refused: statusOf('duration') === 'refused' && duration > 0.8,
    },
    door: move(credentials, 0, 0.2) * (1 - move(session, 0.12, 0.3)),
    hat: {
      on: move(credentials, 0.12, 0.2),
      travel: move(credentials, 0.15, 0.75),
      worn: move(session, 0, 0.25),
      home: move(expiry, 0.45, 0.8),
    },
    key: {
      on: move(credentials, 0.72, 0.88),
      worn: move(session, 0.05, 0.3),
      broken: move(expiry, 0.15, 0.45),
    },
    glass: move(session, 0.3, 0.6) * (1 - move(expiry, 0.75, 0.95)),
    rolePage: move(session, 0.55, 0.9) * (1 - move(expiry, 0.4, 0.6)),
    you: move(session, 0.7, 1) * (1 - move(expiry, 0.85, 1)),
    slot,
    shake,
    limits,
    deny,
    call: stage.firstCall ? called * move(session, 0.9, 1) * (1 - move(expiry, 0, 0.15)) : 0,
  };
}
