import { isolating } from '../isolate.ts';

/** Names of callers in a sentence. */
export const names = /* @__PURE__ */ isolating({
  root: 'the root user',
  account: (id: string) => `account ${id}`,
  unknown: 'somebody unknown',
  group: (name: string) => `the group ${name}`,
  role: (name: string) => `the role ${name}`,
} as const);
