/** What a script that is copied out of a workspace says in its comments. */
export const scriptWords = {
  head: (account: string): string =>
    `Makes the account ${account} of IAM Playground again, in an account that is empty. ARNs in it name the account ${account}.`,
  journalHead: 'Commands from the log of IAM Playground, as they were run.',
  password: 'Passwords are not copied. Set PASSWORD before, or this one is used for everybody.',
  mfaDevice: (user: string, device: string): string =>
    `${user} has the MFA device ${device}. Enabling one takes two codes: aws iam create-virtual-mfa-device, then aws iam enable-mfa-device`,
  objects: (count: number): string => `${count} object(s) in buckets are not copied.`,
  functionPolicy: (name: string): string =>
    `The policy of the function ${name} has a statement that add-permission can’t write.`,
  missing: (where: string, who: string): string =>
    `${where} names ${who}, who isn’t there when this runs, and is written without.`,
  member: (name: string): string => `What is in the account ${name} is a script of its own.`,
  secretValue: (name: string): string => `The secret ${name} is made without its value.`,
  disabledKey: (id: string): string => `The key ${id} is disabled: aws kms disable-key`,
  rootKeys: (count: number): string => `The root user has ${count} access key(s). They are not copied.`,
  leftOut: (what: string, count: number): string => `${what} (${count}) are not copied.`,
  sessions: 'Temporary sessions',
  workloads: 'Workloads',
  accounts: 'Accounts outside of the organization',
  rootDevices: 'MFA devices of the root user',
  unusedDevices: 'MFA devices that nobody uses yet',
  unconfirmed: (pool: string): string => `People who signed up in ${pool} and haven’t confirmed it`,
  identities: (pool: string): string => `Identities that ${pool} knows`,
} as const;
