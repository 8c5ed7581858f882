/** What the forms about passwords, MFA devices and the account's name say. */
export const titles = {
  givePassword: (user: string) => `A console password for ${user}`,
  changePassword: (user: string) => `${user}’s console password`,
  ownPassword: 'Change my own password',
  passwordPolicy: 'What passwords must be like',
  createMfa: 'New MFA device',
  mfa: (name: string) => `The MFA device ${name}`,
  alias: 'A name for the account',
} as const;

export const leads = {
  givePassword:
    'With a password (login profile) a user signs in to the console. Access keys are for programs; a user may have both, or neither.',
  changePassword:
    'Whoever sets it can read it once. The user can be made to choose another at the next sign-in.',
  ownPassword: 'Whoever acts changes their own, if the password policy or a policy of theirs lets them.',
  passwordPolicy:
    'One password policy holds for all users of the account. Without one AWS asks for 8 characters of 3 kinds.',
  createMfa:
    'A second factor: an app on a phone that shows a new code every 30 seconds. The device is made first, then it is switched on for somebody.',
  mfa: 'The seed is the secret that AWS and the app share. From it and the time both work out the same code.',
  alias: 'The sign-in page’s address carries the alias in place of the account id. One for each account.',
} as const;

export const fields = {
  password: 'Password',
  oldPassword: 'The password now',
  newPassword: 'The new password',
  reset: 'Must be changed at the next sign-in',
  minimum: 'At least so many characters',
  minimumHint: '6 to 128.',
  upper: 'Must hold a capital letter',
  lower: 'Must hold a small letter',
  number: 'Must hold a digit',
  symbol: 'Must hold a sign such as ! or #',
  own: 'Users may change their own',
  age: 'Runs out after so many days',
  ageHint: '1 to 1095. Left empty, passwords don’t run out.',
  reuse: 'The last so many can’t be used again',
  reuseHint: '1 to 24.',
  hard: 'Who lets it run out must ask an administrator',
  device: 'Name of the device',
  deviceHint: 'Often the user’s own name.',
  alias: 'Alias',
  aliasHint: 'Small letters, digits and hyphens, 3 to 63.',
} as const;

export const submits = {
  give: 'Give the password',
  change: 'Change the password',
  policy: 'Set the password policy',
  create: 'Make the device',
  alias: 'Use this alias',
} as const;

export const others = {
  takePassword: 'Take the password away',
  dropPolicy: 'Go back to AWS’s own rules',
  dropAlias: (alias: string) => `Give up ${alias}`,
} as const;

export const done = {
  gave: (user: string) => `${user} can sign in to the console.`,
  changed: 'The password is changed.',
  took: (user: string) => `${user} has no password any more.`,
  policy: 'The password policy is set.',
  noPolicy: 'AWS’s own rules hold again.',
  made: (name: string) => `The device ${name} is there. Nobody uses it yet.`,
  alias: (name: string) => `The account is called ${name}.`,
  noAlias: 'The account has no alias any more.',
} as const;

export const mfa = {
  seed: 'The seed, as the app reads it from the QR code',
  code: 'The code that the app shows now',
  left: (seconds: number) => `a new one in ${String(seconds)} s`,
  enabledFor: (who: string) => `Switched on for ${who}.`,
  nobody: 'Not switched on for anybody yet.',
  root: 'the root user',
  who: 'Whose it becomes',
  why: 'AWS wants two codes in a row: that proves that the app has the right seed and the right time.',
  first: 'First code',
  second: 'Second code',
  fill: 'Read both codes from the app',
  filled: 'The two codes that the app showed last.',
  enable: (who: string) => `Switch it on for ${who}`,
  deactivate: 'Switch it off',
  enabled: (who: string) => `Switched on: ${who} now has a second factor.`,
  deactivated: (who: string) => `Switched off: ${who} no longer has this second factor.`,
  next: 'Some policies ask for aws:MultiFactorAuthPresent. A session token that was asked for with a code carries it.',
  session: 'Get a session token with it',
} as const;
