import type { AssumeOperation, Assumption } from '../../../assume/step.ts';
import type { Commit } from '../../../playground/command.ts';

/** The calls that end in a role's session. */
const askingForRoles: ReadonlySet<string> = new Set<AssumeOperation>([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'AssumeRoleWithSAML',
  'GetCredentialsForIdentity',
]);

/** The commit as one in which a role was asked for, or null. */
export function assumptionOf(commit: Commit | null): Assumption | null {
  const { command, outcome } = commit ?? {};
  if (commit === null || command?.type !== 'call' || !outcome) return null;
  if (!askingForRoles.has(command.operation)) return null;
  return { rev: commit.rev, command, outcome: outcome as Assumption['outcome'] };
}
