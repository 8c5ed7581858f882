import { isolating } from '../isolate.ts';

/** The menu of the acting identity. */
export const acting = /* @__PURE__ */ isolating({
  label: 'Acting as',
  title: 'Act as somebody',
  root: 'root user',
  withKey: (key: string) => `with ${key}`,
  playgroundSigns: 'without a key; the playground signs',
  through: (endpoint: string) => `through ${endpoint}`,
  expired: 'session expired',
  refused: 'refused',
  inAccount: (name: string) => `in ${name}`,
  inHome: 'in the home account',
} as const);
