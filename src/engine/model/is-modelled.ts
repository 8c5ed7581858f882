/** The operations that end in a session of a role, with their services. */
export const askingForRoles = {
  AssumeRole: 'sts',
  AssumeRoleWithWebIdentity: 'sts',
  AssumeRoleWithSAML: 'sts',
  GetCredentialsForIdentity: 'cognito-identity',
} as const;

/** Whether the operation of a service is modelled. For those that most links show, the list of all isn't fetched. */
export async function isModelled(service: string, operation: string): Promise<boolean> {
  const asking: Readonly<Record<string, string>> = askingForRoles;
  if (Object.hasOwn(asking, operation) && asking[operation] === service) return true;
  return (await import('./parts.ts')).partOf(service, operation) !== null;
}
