/**
 * How the AWS CLI names operations and their options: words are parted before a capital that follows a small
 * letter, and before the last capital of a row. `ListMFADevices` → `list-mfa-devices`.
 */
const oddNames: ReadonlyMap<string, string> = new Map([
  // Names that the rule would part wrongly; the CLI has its own list of them.
  ['CreateOpenIDConnectProvider', 'create-open-id-connect-provider'],
]);

/** A member or operation name in the CLI's kebab-case. */
export function cliName(name: string): string {
  const odd = oddNames.get(name);
  if (odd !== undefined) return odd;
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The CLI's command for an operation: `CreateUser` → `create-user`. */
export function cliCommandName(operation: string): string {
  return cliName(operation);
}
