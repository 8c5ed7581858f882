/** The number of things that were read, by kind. */
export interface Counts {
  users: number;
  groups: number;
  roles: number;
  /** Customer managed. */
  policies: number;
  awsManagedPolicies: number;
  inlinePolicies: number;
  memberships: number;
  attachments: number;
  instanceProfiles: number;
}

export const noCounts: Readonly<Counts> = {
  users: 0,
  groups: 0,
  roles: 0,
  policies: 0,
  awsManagedPolicies: 0,
  inlinePolicies: 0,
  memberships: 0,
  attachments: 0,
  instanceProfiles: 0,
};

/**
 * Something about the file that the learner should know:
 * - `truncated`: pages that say there is more, with none after them.
 * - `duplicate`: entries that the file has twice; read once.
 * - `unknownGroup`, `unknownPolicy`: named, but not in the file; kept, with unknown permissions.
 * - `madeId`: unique ids that AWS wouldn't give, replaced. `noDate`: dates that were absent.
 * - `otherAccount`: entries whose ARN names another account; read as this account's.
 * - Of a directory: `nestedGroup`, groups in groups, flattened; `otherEntry`, entries that are neither people nor
 *   groups; `changedName`, names that IAM wouldn't take; `unknownMember`, members who aren't in the file.
 */
export type WarningKind =
  | 'truncated'
  | 'duplicate'
  | 'unknownGroup'
  | 'unknownPolicy'
  | 'madeId'
  | 'noDate'
  | 'otherAccount'
  | 'nestedGroup'
  | 'otherEntry'
  | 'changedName'
  | 'unknownMember';

export interface ImportWarning {
  readonly kind: WarningKind;
  readonly count: number;
  /** The file and the place of the first one. */
  readonly file: string;
  readonly place: string;
}

/** Parts of an account that `get-account-authorization-details` never holds. */
export const neverInTheFile = [
  'accessKeys',
  'passwords',
  'mfa',
  'sessionDurations',
  'roleDescriptions',
  'lastUsedOfKeys',
  'resourcePolicies',
  'organizationPolicies',
  'identityCenter',
] as const;
export type NeverInTheFile = (typeof neverInTheFile)[number];

export interface ImportReport {
  readonly counts: Readonly<Counts>;
  /** Nothing for a directory: it holds people and groups alone. */
  readonly missing: readonly NeverInTheFile[];
  readonly warnings: readonly ImportWarning[];
}

/** Gathers warnings: for each kind their number, and the place of the first one. */
export class Warnings {
  readonly #found = new Map<WarningKind, { count: number; file: string; place: string }>();

  add(kind: WarningKind, { file, place }: { readonly file: string; readonly place: string }): void {
    const known = this.#found.get(kind);
    if (known) known.count++;
    else this.#found.set(kind, { count: 1, file, place });
  }

  get list(): ImportWarning[] {
    return [...this.#found].map(([kind, rest]) => ({ kind, ...rest }));
  }
}
