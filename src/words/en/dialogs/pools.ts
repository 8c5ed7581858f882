import { isolating } from '../../isolate.ts';

/** Texts of the forms about Cognito's identity pools and user pools. */
export const titles = /* @__PURE__ */ isolating({
  identityPool: 'New identity pool',
  roles: (pool: string) => `Roles of ${pool}`,
  userPool: 'New user pool',
  client: (pool: string) => `New app of ${pool}`,
  person: (pool: string) => `Somebody new in ${pool}`,
  group: (pool: string) => `New group in ${pool}`,
  members: (group: string) => `Who is in ${group}`,
} as const);

export const leads = {
  identityPool:
    'An app’s people are no IAM users. The pool takes the proof of their sign-in and lends them a role: temporary keys, as with every role.',
  roles: 'Which role people get when they have signed in, and which role guests get.',
  userPool: 'Where an app’s people have their names and passwords. It gives out tokens, not AWS keys.',
  client: 'The app (app client) that people sign in through. Their tokens are for this app.',
  person: 'Somebody who uses the app. Not an IAM user: no policy names them.',
  group: 'Not an IAM group. It can have a role, which its people get instead of the pool’s.',
  members: 'The tokens of its people carry the group’s name and role.',
} as const;

export const fields = {
  name: 'Name',
  guests: 'Guests get a role too',
  guestsHint: 'AllowUnauthenticatedIdentities: people who haven’t signed in get keys of the guests’ role.',
  who: 'Who signs in',
  newPool: 'People of a new user pool',
  newPoolHint: 'You also get a pool, an app and a first person.',
  existing: 'People of an existing user pool',
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
  passwordHint: 'At least 8 characters with a capital letter, a small letter, a digit and a symbol.',
  group: 'Group of theirs',
  groupHint: 'In the user pool. Leave it empty for no group.',
  groupRole: 'Role of the group',
  groupRoleHint:
    'A new role that its people get (cognito:preferred_role). Leave it empty, and they get the same role as everybody.',
  role: 'Role of people who signed in',
  guestRole: 'Role of guests',
  roleHint: 'A new role. Its trust policy lets in this pool’s people and nobody else.',
  policies: 'What it may do',
  classic: 'Allow the basic flow',
  classicHint: 'The app then assumes a role by itself (AllowClassicFlow), and the pool doesn’t choose it.',
  authenticated: 'People who signed in',
  unauthenticated: 'Guests',
  mapping: 'Which role people of a user pool get',
  byPool: 'The pool’s',
  byPoolHint: 'Everybody who signs in gets the same role.',
  byToken: 'The one in their token',
  byTokenHint: 'Their group’s role, or else the pool’s.',
  minimum: 'Shortest password',
  email: 'E-mail',
  description: 'Description',
  precedence: 'Precedence',
  precedenceHint: 'Of several groups, the one with the lowest number gives its role.',
  existingRole: 'Role',
  members: 'People',
} as const;

export const submits = {
  pool: 'Build it',
  apply: 'Apply',
  create: 'Create',
} as const;

export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `Created ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
} as const);
