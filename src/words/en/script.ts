import { count as digits } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The comments of a script that the user copies from a workspace. */
export const scriptWords = /* @__PURE__ */ isolating({
  head: (account: string): string =>
    `Makes the account ${account} of IAM Playground again, in an empty account. Its ARNs name the account ${account}.`,
  journalHead: 'Commands from the log of IAM Playground.',
  password: 'Passwords are not copied. Set PASSWORD first, or every user gets this one.',
  mfaDevice: (user: string, device: string): string =>
    `${user} has the MFA device ${device}. Enabling one takes two codes: aws iam create-virtual-mfa-device, then aws iam enable-mfa-device`,
  objects: (count: number): string => `Objects in buckets are not copied: ${digits(count)}.`,
  functionPolicy: (name: string): string =>
    `The policy of the function ${name} has a statement that add-permission can’t write.`,
  missing: (where: string, who: string): string =>
    `${where} names ${who}, who doesn’t exist when this runs. The script leaves that out.`,
  member: (name: string): string => `The account ${name} has a script of its own.`,
  secretValue: (name: string): string => `The secret ${name} is made without its value.`,
  rootKeys: (count: number): string => `Access keys of the root user are not copied: ${digits(count)}.`,
  leftOut: (what: string, count: number): string => `${what} are not copied: ${digits(count)}.`,
  sessions: 'Temporary sessions',
  workloads: 'Workloads',
  directoryUsers: 'People of the company’s directory',
  permissionSets: 'Permission sets',
  reservedRoles: 'Roles of permission sets',
  accounts: 'Accounts outside of the organization',
  rootDevices: 'MFA devices of the root user',
  unusedDevices: 'MFA devices that nobody uses yet',
  unconfirmed: (pool: string): string => `People who signed up in ${pool} and haven’t confirmed it`,
  identities: (pool: string): string => `Identities that ${pool} knows`,
} as const);
