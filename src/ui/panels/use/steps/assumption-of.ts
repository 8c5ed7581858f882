import type { AssumeOperation, Assumption } from '../../../../assume/step.ts';
import type { Call } from '../../../../engine/index.ts';
import type { Commit } from '../../../../playground/command.ts';

/** The calls that end in a role's session. */
const askingForRoles: ReadonlySet<string> = new Set<AssumeOperation>([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'AssumeRoleWithSAML',
  'GetCredentialsForIdentity',
]);

export const asksForRole = ({ operation }: Call): boolean => askingForRoles.has(operation);

/** The commit as one in which a role was asked for, or null. */
export function assumptionOf(commit: Commit | null): Assumption | null {
  const { command, outcome } = commit ?? {};
  if (commit === null || command?.type !== 'call' || !outcome) return null;
  if (!asksForRole(command)) return null;
  return { rev: commit.rev, command, outcome: outcome as Assumption['outcome'] };
}
