import type { FileProblem } from '../file-problem.ts';

/** Why a link was not opened. From the link it holds only names of places, so it can be shown and copied. */
export type LinkProblem =
  /** Its end is missing. */
  | { readonly kind: 'cut' }
  /** A letter was lost or changed on the way. */
  | { readonly kind: 'altered' }
  /** A newer page made it: the version of its form, or a start that this page doesn't have. */
  | { readonly kind: 'newer'; readonly what: string }
  /** More characters than a link may have, or more bytes than it may unpack to. */
  | { readonly kind: 'tooBig'; readonly limit: number }
  /** The link arrived whole, but its content isn't that of a link. */
  | { readonly kind: 'wrong'; readonly problem: FileProblem };

/** Carries a `LinkProblem` out of nested readers. `readLink` turns it into a value. */
export class LinkError extends Error {
  override readonly name = 'LinkError';

  constructor(readonly problem: LinkProblem) {
    super(problem.kind);
  }
}
