import type { ConditionTrace, StatementTrace } from '../engine/index.ts';

/** The gates that can only limit. */
export type LimitLayer = 'rcp' | 'scp' | 'boundary' | 'session';

/** One reason for the refusal, which somebody would have to change. `words/` makes a sentence from it. */
export type Obstacle =
  | { readonly kind: 'badCredentials'; readonly code: string; readonly message: string }
  /** STS doesn't accept the provider's proof. */
  | { readonly kind: 'badProof'; readonly code: string; readonly message: string }
  | { readonly kind: 'badRequest'; readonly code: string; readonly message: string }
  | { readonly kind: 'rootMayNot' }
  | { readonly kind: 'noSuchRole'; readonly arn: string }
  /** No statement of the trust policy names the caller. */
  | { readonly kind: 'trustNamesOthers'; readonly sameAccount: boolean; readonly permissionToo: boolean }
  /** No statement of the trust policy names the provider that vouches for the caller. */
  | { readonly kind: 'trustNamesNoProvider'; readonly action: string }
  /** The caller may assume the role, but not with session tags or a source identity. */
  | { readonly kind: 'alsoNeeds'; readonly action: string; readonly where: 'trust' | 'permission' }
  /** A policy that can only limit doesn't allow it. `level`: the place in the organization. */
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
  /** No policy of the caller allows sts:AssumeRole. */
  | { readonly kind: 'noPermission' }
  /** A policy of the caller allows sts:AssumeRole, but for other roles. */
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
