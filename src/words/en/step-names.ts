import { isolating } from '../isolate.ts';

/** Callers without a name in AWS. */
export const people = { guest: 'a guest', cognito: 'the Cognito identity pool' } as const;

/** Names of callers in a sentence. */
export const names = /* @__PURE__ */ isolating({
  root: 'the root user',
  account: (id: string) => `account ${id}`,
  unknown: 'somebody unknown',
  group: (name: string) => `the group ${name}`,
  role: (name: string) => `the role ${name}`,
} as const);
