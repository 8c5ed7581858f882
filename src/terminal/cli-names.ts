/**
 * A member or operation name in the AWS CLI's kebab-case. Words are parted before a capital that begins small
 * letters and between a small letter and a capital: `ListMFADevices` → `list-mfa-devices`. Several of what is abbreviated
 * are one word: `NotificationARNs` → `notification-arns`.
 */
export function cliName(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (several) => `-${several.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The CLI's command for an operation: `CreateUser` → `create-user`. */
export const cliCommandName = (operation: string): string => cliName(operation);
