import { isolating } from '../isolate.ts';
import { rootUser } from './decision.ts';

/** The list of identities that the user can act as, in the open menu. */
export const actingList = /* @__PURE__ */ isolating({
  lead: 'Every call on this page is signed with the credentials that you pick here.',
  filter: 'Find a user, a program, a session or a service',
  none: (query: string) => `Nobody here is called “${query}”.`,
  more: (count: string) => `and ${count} more: type to narrow the list`,
  current: 'acting now',
  rootDetail: rootUser.may,
  withRole: 'with a role, if it has one',
  signedIn: 'signed in at the console',
  playgroundSigns: 'no key of their own; the playground signs',
  session: (left: string) => `session, ${left} left`,
  userSession: (left: string) => `temporary keys, ${left} left`,
  service: 'a service of AWS',
  account: 'another account',
  from: 'Calls come',
  internet: 'over the internet',
  through: (endpoint: string) => `through ${endpoint}`,
  groups: {
    root: 'The account',
    user: 'Users',
    session: 'Sessions',
    workload: 'Workloads',
    outside: 'From outside',
  },
} as const);
