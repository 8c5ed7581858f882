/** The operations that end in a session of a role: asked with a signature, with a provider's word, or by Cognito for somebody. */
export type AskingForRole =
  'AssumeRole' | 'AssumeRoleWithWebIdentity' | 'AssumeRoleWithSAML' | 'GetCredentialsForIdentity';

const operations: ReadonlySet<string> = new Set<AskingForRole>([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'AssumeRoleWithSAML',
  'GetCredentialsForIdentity',
]);

/** Whether an operation ends in a session of a role. */
export const asksForRole = ({ operation }: { readonly operation: string }): boolean =>
  operations.has(operation);
