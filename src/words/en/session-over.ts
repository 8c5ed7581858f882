import { isolating } from '../isolate.ts';

/** Shown when AWS refuses the credentials that sign the calls. */
export const sessionOver = /* @__PURE__ */ isolating({
  over: (name: string) => `The session ${name} is over: AWS refuses its credentials.`,
  refusedText: 'AWS refuses these credentials. The key is off or deleted, or its owner is gone.',
  backTo: (name: string) => `Go on as ${name}`,
  backToRoot: 'Go on as the root user',
} as const);
