/**
 * The questions that measure what the course has taught. The same three ideas are asked before the first lesson, after
 * the last one and a week later, each time with other names. Times are the device's, ms since the epoch.
 */
export const rounds = ['before', 'after', 'later'] as const;
export type RoundName = (typeof rounds)[number];

/**
 * The subject of each question: a role that trusts its account, the permissions of a session, the end of a leaked
 * session.
 */
export const measured = ['root-trust', 'session-rights', 'leaked-session'] as const;
type Measured = (typeof measured)[number];

interface MeasureAnswer {
  readonly question: Measured;
  readonly isRight: boolean;
  readonly isSure: boolean;
}

/** A round that was answered, or skipped: then it has no answers. */
export interface Round {
  readonly at: number;
  readonly answers: readonly MeasureAnswer[];
}

export type Measures = Readonly<Partial<Record<RoundName, Round>>>;

/** Returns the earlier of two answered rounds, since later answers may have been influenced. */
export function betterMeasures(a: Measures, b: Measures): Measures {
  const merged: Partial<Record<RoundName, Round>> = {};
  for (const name of rounds) {
    const found = [a[name], b[name]].filter((round) => round !== undefined);
    const answered = found.filter(({ answers }) => answers.length > 0);
    const [first] = (answered.length > 0 ? answered : found).sort((one, other) => one.at - other.at);
    if (first) merged[name] = first;
  }
  return merged;
}
