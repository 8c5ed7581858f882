/** What the forms about Cognito's identity pools and user pools say. */
export const titles = {
  identityPool: 'New identity pool',
  roles: (pool: string) => `Roles of ${pool}`,
  userPool: 'New user pool',
  client: (pool: string) => `New app of ${pool}`,
  person: (pool: string) => `Somebody new in ${pool}`,
  group: (pool: string) => `New group in ${pool}`,
  members: (group: string) => `Who is in ${group}`,
} as const;

export const leads = {
  identityPool:
    'An app’s people are no IAM users. The pool takes the proof of their sign-in and lends them a role: temporary keys, as with every role.',
  roles: 'Which role people get, once they have signed in and as guests.',
  userPool: 'Where an app’s people have their names and passwords. It gives out tokens, and no keys of AWS.',
  client: 'The app (app client) that people sign in through. Tokens are for it.',
  person: 'Somebody who uses the app. Not an IAM user: no policy names them.',
  group: 'Not an IAM group. It can carry a role, which its people get in place of the pool’s.',
  members: 'The group’s name, and its role, stand in the tokens of its people.',
} as const;

export const fields = {
  name: 'Name',
  guests: 'Guests get a role too',
  guestsHint: 'AllowUnauthenticatedIdentities: whoever hasn’t signed in gets keys of the guests’ role.',
  who: 'Who signs in',
  newPool: 'People of a new user pool',
  newPoolHint: 'A pool, an app and a first person are made along with it.',
  existing: 'People of a user pool that is there',
  existingHint: 'Through one of its apps.',
  provider: 'People of a sign-in provider',
  providerHint: 'An OpenID Connect provider of this account.',
  nobody: 'Nobody, only guests',
  nobodyHint: 'An app without sign-in.',
  userPool: 'Name of the user pool',
  client: 'Name of the app',
  clients: 'App',
  providers: 'Providers',
  person: 'Name of a first person',
  password: 'Their password',
  passwordHint: 'At least 8 characters with a capital and a small letter, a digit and a sign.',
  group: 'Group of theirs',
  groupHint: 'In the user pool. Left empty, there is none.',
  groupRole: 'Role of the group',
  groupRoleHint:
    'A new role that its people get (cognito:preferred_role). Left empty, they get the role of everybody.',
  role: 'Role of who has signed in',
  guestRole: 'Role of guests',
  roleHint: 'A new one, whose trust policy lets in this pool’s people and nobody else’s.',
  policies: 'What it may do',
  classic: 'Allow the basic flow',
  classicHint: 'The app then puts a role on by itself (AllowClassicFlow), and the pool doesn’t choose it.',
  authenticated: 'Who has signed in',
  unauthenticated: 'Guests',
  mapping: 'Which role people of a user pool get',
  byPool: 'The pool’s',
  byPoolHint: 'Everybody who has signed in gets the same.',
  byToken: 'The one in their token',
  byTokenHint: 'Their group’s role, else the pool’s.',
  minimum: 'Shortest password',
  email: 'E-mail',
  description: 'Description',
  precedence: 'Precedence',
  precedenceHint: 'Of several groups the one with the lowest number gives its role.',
  existingRole: 'Role',
  members: 'People',
} as const;

export const submits = {
  pool: 'Build it',
  apply: 'Apply',
  create: 'Create',
} as const;

export const done = {
  created: (name: string) => `${name} is there.`,
  saved: (name: string) => `${name} is saved.`,
} as const;
