import type { ConditionTrace, StatementTrace } from '../engine/index.ts';

/** The gates that give nothing and only limit. */
export type LimitLayer = 'rcp' | 'scp' | 'boundary' | 'session';

/** One thing that stood in the way, and so would have to change. Words are made from it in `words/`. */
export type Obstacle =
  | { readonly kind: 'badCredentials'; readonly code: string; readonly message: string }
  /** What a provider said isn't taken. */
  | { readonly kind: 'badProof'; readonly code: string; readonly message: string }
  | { readonly kind: 'badRequest'; readonly code: string; readonly message: string }
  | { readonly kind: 'rootMayNot' }
  | { readonly kind: 'noSuchRole'; readonly arn: string }
  /** No statement of the trust policy names the caller. */
  | { readonly kind: 'trustNamesOthers'; readonly sameAccount: boolean; readonly permissionToo: boolean }
  /** No statement of the trust policy names the provider that vouches for the caller. */
  | { readonly kind: 'trustNamesNoProvider'; readonly action: string }
  /** Asking is allowed, but not what the request brings along: session tags, a source identity. */
  | { readonly kind: 'alsoNeeds'; readonly action: string; readonly where: 'trust' | 'permission' }
  /** Something that only limits doesn't leave it open. `level`: where in the organization. */
  | { readonly kind: 'outsideLimit'; readonly layer: LimitLayer; readonly level: string | null }
  /** A trust statement names the caller, but one of its conditions isn't met. */
  | {
      readonly kind: 'trustCondition';
      readonly about: 'externalId' | 'mfa' | 'other';
      readonly condition: ConditionTrace;
      readonly statement: StatementTrace;
    }
  | {
      readonly kind: 'explicitDeny';
      readonly where: 'trust' | 'permission' | LimitLayer;
      readonly statement: StatementTrace;
    }
  /** Nothing of the caller's own allows the asking. */
  | { readonly kind: 'noPermission' }
  /** A statement of the caller's own allows the asking, but for other roles. */
  | { readonly kind: 'permissionElsewhere'; readonly statement: StatementTrace }
  | {
      readonly kind: 'permissionCondition';
      readonly condition: ConditionTrace;
      readonly statement: StatementTrace;
    }
  | {
      readonly kind: 'durationTooLong';
      readonly seconds: number;
      readonly max: number;
      readonly limit: 'role' | 'chained' | 'none';
    }
  | { readonly kind: 'notModelled'; readonly feature: string; readonly page: string };
