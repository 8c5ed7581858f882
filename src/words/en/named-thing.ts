/** The inspector's texts about something that is in the picture because policies name it. */

import { isolating } from '../isolate.ts';

export const namedThing = /* @__PURE__ */ isolating({
  absent: 'Named by policies only',
  stands: 'Stands for what policies name',
  noSuch:
    'It isn’t in this account: no list shows it. Policies can name things before they exist, and AWS doesn’t check that.',
  many: 'A policy’s text names all of these at once.',
  policies: 'Policies that name it',
  allows: 'allows something on it',
  denies: 'denies something on it',
  both: 'allows and denies something on it',
  create: (name: string): string => `Create ${name}`,
} as const);
