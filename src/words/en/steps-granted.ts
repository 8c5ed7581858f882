import { clockTime } from '../index.ts';
import { isolating } from '../isolate.ts';
import { type StepWords, unknown } from './steps.ts';

/** What STS hands out, and what comes of it. */
export const grantedWords = /* @__PURE__ */ isolating({
  credentials: (who: string, until: number): StepWords => ({
    card: 'A key, a secret and a token',
    headline: `STS gave ${who} keys that expire by themselves.`,
    why: `a session token goes with them, and they stop working at ${clockTime(until)}`,
    text: `The id starts with ASIA, and a session token must go with it. Both stop working at ${clockTime(until)}. The role itself still has no key.`,
  }),
  /** `who`: null for callers without own policies in this account. */
  session: (who: string | null, name: string, answer: string): StepWords => ({
    card: answer === '' ? `${name} is ready` : `${name} acts`,
    headline: `${name} may do what the role may, and nothing more.`,
    why: 'the session has the role’s policies, and not the caller’s own',
    text: `The session has the role’s policies.${who === null ? '' : ` While ${who} wears the hat, the caller’s own policies don’t count.`}${answer && ` ${answer}`}`,
  }),
  /** A session that may do less than its role. */
  limited: 'The session has session policies. It may do only what both they and the role’s policies allow.',
  guest: 'Cognito adds a session policy for guests. The session may use only a short list of services.',
  firstCall: {
    allowed: (action: string) => `Its first call, ${action}, is allowed.`,
    refused: (action: string) => `Its first call, ${action}, is refused.`,
    notModelled: (action: string) => `The playground doesn’t model its first call, ${action}.`,
  },
  waiting: (until: number, who: string): StepWords => ({
    card: `${clockTime(until)}, by itself`,
    headline: `The hat comes off at ${clockTime(until)}, by itself.`,
    why: `until then nobody can take the credentials of ${who} back`,
    text: 'Until then nobody can take the credentials back. But you can change at any time what the role may do.',
  }),
  expired: (until: number, who: string): StepWords => ({
    card: `Over since ${clockTime(until)}`,
    headline: 'The credentials have expired.',
    why: `AWS now refuses every call that ${who} makes with them`,
    text: 'AWS now refuses every call with them (ExpiredToken). Put the role on again to get new ones.',
  }),
} as const);

export const changeWords = /* @__PURE__ */ isolating({
  refused: {
    card: 'What must change',
    headline: 'What must change.',
    why: (who: string) => `the page lists what stopped ${who}`,
    text: '',
  },
  notModelled: { card: 'What isn’t modelled', ...unknown },
} as const);
