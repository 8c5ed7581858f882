import { isolating } from '../isolate.ts';

/** The menu of who acts. */
export const acting = /* @__PURE__ */ isolating({
  label: 'Acting as',
  title: 'Act as somebody',
  root: 'root user',
  rootDetail: 'may do everything in the account',
  withRole: 'with a role, if it has one',
  signedIn: 'signed in, no access key',
  withKey: (key: string) => `with ${key}`,
  session: (left: string) => `session, ${left} left`,
  userSession: (left: string) => `temporary keys, ${left} left`,
  service: 'a service of AWS',
  account: 'another account',
  expired: 'session expired',
  refused: 'refused',
  inAccount: (name: string) => `in ${name}`,
  inHome: 'in the home account',
  over: (name: string) => `The session ${name} is over: AWS refuses its credentials.`,
  refusedText: 'AWS refuses these credentials. The key is off or deleted, or its owner is gone.',
  backTo: (name: string) => `Go on as ${name}`,
  backToRoot: 'Go on as the root user',
} as const);
