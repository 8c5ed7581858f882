import type { AttachedPolicy } from './attached-policy.ts';
import type { CeilingLevel } from './organization.ts';
import type { PrincipalNames } from './principals.ts';

/** The resource's side: a role's trust policy, or the policy of any other resource. */
export interface ResourceLayer {
  readonly layer: 'trust' | 'resource';
  /** Null where there is none: then it lets nobody in. */
  readonly policy: AttachedPolicy | null;
  /** Whether the resource's account is here, so that its policies are known. */
  readonly isHeld: boolean;
  /** Trust policies and key policies must allow; others only may. */
  readonly mustAllow: boolean;
  /** A role session that asks for its own role. */
  readonly isSelf: boolean;
}

/** Every policy that has a say in a request. */
export interface PolicyLayers {
  /** The caller's own policies; null where they aren't held here (another account) or where it has none. */
  readonly identity: readonly AttachedPolicy[] | null;
  /** The root user, or a session of it: it needs no policy of its own. */
  readonly asRoot: boolean;
  /** Null: no permissions boundary limits the caller. */
  readonly boundary: readonly AttachedPolicy[] | null;
  /** Null: no session policy limits the caller. */
  readonly session: readonly AttachedPolicy[] | null;
  readonly scp: readonly CeilingLevel[] | null;
  readonly rcp: readonly CeilingLevel[] | null;
  /** Null where no resource-based policy is asked, or there is none in the caller's own account. */
  readonly resource: ResourceLayer | null;
  /** The resource belongs to another account than the caller's: both must allow. */
  readonly isElsewhere: boolean;
  readonly names: PrincipalNames;
}
