/** A policy as a page, pinned where it serves. */
export interface Page {
  /** The drawn node's id: a policy that serves at two places is two pages. */
  readonly id: string;
  /** The key of the managed policy or inline policy that it shows. */
  readonly policyId: string;
  readonly name: string;
  /** What it says first: `may: read s3 reports`. */
  readonly line: string;
  /** A permissions boundary: it limits, and gives nothing. */
  readonly limits: boolean;
}

/** What the picture needs of policies' texts, which the graph doesn't read. */
export interface PolicyTexts {
  /** The pages of a user, group or role, in the order in which they hang. */
  readonly pagesOf: (ownerId: string) => readonly Page[];
  /** A managed policy that serves nobody. */
  readonly pageOf: (policyId: string) => Page | null;
  /** Whom a role trusts, in a line. */
  readonly trustOf: (roleId: string) => string;
}
