import type { NodeKind } from '../kinds/kinds.ts';

/** The picture of a lesson's goals, in one of its three states, before it has places. All texts are ready to show. */
export interface GoalPicture {
  readonly nodes: readonly GoalNode[];
  readonly pages: readonly GoalPage[];
  readonly lines: readonly GoalLine[];
  /** The ties of belonging: members to groups, owners to pages, things to what stands below them. Drawn quietly. */
  readonly belongings: readonly Belonging[];
  /** Whether all is as it should be: then lines are broad and glow. */
  readonly isSolved: boolean;
}

export type GoalState = 'start' | 'now' | 'goal';

/** A person, a group or a thing. */
export interface GoalNode {
  /** The same in the three states. */
  readonly id: string;
  /** The id of the row that it shows, or null if there is none. */
  readonly entity: string | null;
  readonly kind: NodeKind;
  readonly name: string;
  /** The name in fewer letters, for a place that has no room for it. */
  readonly short?: string;
  readonly column: 'who' | 'groups' | 'what';
  /** It is still to be made: it is drawn dashed. */
  readonly isMissing: boolean;
  /** Nothing in the account is what its name says: it is drawn as the whole account draws what only policies name. */
  readonly isAbsent: boolean;
  /** Lines below its name. */
  readonly notes: readonly string[];
  /** Things that it holds, beside it. */
  readonly beside: readonly Beside[];
  readonly isYou: boolean;
  /** Something about it isn't as it should be. */
  readonly isWrong: boolean;
}

export interface Beside {
  /** A file's name; empty for a mere note. */
  readonly name: string;
  readonly note: string;
  /** The note in fewer letters, for a place that has no room for it. */
  readonly short?: string;
  readonly isDone: boolean;
}

export interface PageLine {
  readonly text: string;
  /** The same in fewer letters. */
  readonly short?: string;
  /** A line as the policy has it, or its meaning in words. */
  readonly look: 'code' | 'words';
  readonly isMarked: boolean;
}

/** A policy, a place for any policy that would do, or a note that there is none. */
export interface GoalPage {
  readonly id: string;
  readonly kind: 'policy' | 'wanted' | 'none';
  readonly name: string;
  /** The same in fewer letters. */
  readonly short?: string;
  /** Its place: `inline, on ana`. */
  readonly place: string;
  readonly lines: readonly PageLine[];
  readonly isWrong: boolean;
  /** No line runs through it. */
  readonly isMinor: boolean;
  /** The learner has made it. */
  readonly isMade: boolean;
}

export type GoalTone = 'allow' | 'deny' | 'warn' | 'open';

/** Somebody's way to a thing: through a group and a policy, or past both. */
export interface GoalWay {
  /** Equal in the three states. */
  readonly id: string;
  readonly who: string;
  readonly group: string | null;
  readonly page: string | null;
  /** It goes through a policy that shouldn't be there. */
  readonly isWrong?: boolean;
}

/** A decision that one or several people share, with its pill. */
export interface GoalLine {
  /** Equal in the three states for the same action on the same thing. */
  readonly id: string;
  readonly target: string;
  readonly ways: readonly GoalWay[];
  readonly verbs: string;
  /** The verdict in a word, if it isn't told by the mark alone: `refused`. */
  readonly verdict: string;
  /** The second line of the pill: `should be refused`. */
  readonly should: string | null;
  /** Both in fewer letters, for a pill that has no room for them, the longest first. */
  readonly short: { readonly verbs: readonly string[]; readonly should: readonly string[] };
  readonly mark: 'tick' | 'cross' | 'none';
  readonly tone: GoalTone;
  /** A policy refuses it: the line ends there. */
  readonly endsAtPage: boolean;
}

export interface Belonging {
  readonly from: string;
  readonly to: string;
  /** The words on a line between two things. */
  readonly label?: string;
  /** It shouldn't be. */
  readonly isWrong?: boolean;
}
