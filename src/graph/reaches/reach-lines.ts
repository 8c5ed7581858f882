import type { NodeKind } from '../kinds/kinds.ts';

/** Somebody or something that lines begin or end at. */
export interface ReachEnd {
  readonly kind: NodeKind;
  readonly name: string;
}

/** One line of a picture of who reaches what. */
export interface ReachLine {
  readonly who: ReachEnd;
  readonly target: ReachEnd;
  /** What stands on it. */
  readonly label: string;
  readonly wants: 'allow' | 'refused';
  /** Whether it is so; null where that isn't told yet. */
  readonly isMet: boolean | null;
}
