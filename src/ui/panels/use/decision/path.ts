import type { AnyKind, PolicyOwnerKind, StatementTrace } from '../../../../engine/index.ts';

/** A stop on the way from the caller to the policy that decided. */
interface Stop {
  readonly id: string | null;
  readonly icon: AnyKind;
  readonly name: string;
}

/** The caller, as the first stop of the way. */
export interface Asker extends Stop {
  /** The user or role whose policies were read; for a session its role. */
  readonly principalId: string | null;
}

const icons: Readonly<Record<PolicyOwnerKind, AnyKind>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  resource: 'policy',
  session: 'session',
  organizationRoot: 'account',
  unit: 'account',
  account: 'account',
};

/** Returns the way to a statement: the caller, a session's role, the group that has the policy, the policy. */
export function pathTo(asker: Asker, { policy }: StatementTrace): Stop[] {
  const { owner } = policy;
  const stops: Stop[] = [asker];
  if (owner.id !== asker.id) stops.push({ id: owner.id, icon: icons[owner.kind], name: owner.name });
  if (policy.kind !== 'trust') {
    stops.push({ id: policy.policyId ?? owner.id, icon: 'policy', name: policy.name });
  }
  return stops;
}
