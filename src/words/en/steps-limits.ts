import { clause } from '../index.ts';
import { type StepWords, unknown } from './steps.ts';
import { isolating } from '../isolate.ts';

const inside = (what: string, who: string) => ({
  card: 'Within the limit',
  headline: `${what} allows it.`,
  why: `it gives nothing, and another policy must also allow ${who} to ask`,
  text: 'It gives nothing, it only limits. Another policy must also allow the call.',
});
const lifted = (what: string, who: string) => ({
  card: 'Not asked here',
  headline: `${what} has no say here.`,
  why: `the resource’s own policy names ${who} directly`,
  text: 'The resource’s own policy names the caller directly, and this doesn’t limit that.',
});
const outside = (what: string, why: string, who: string) => ({
  card: 'Not within the limit',
  headline: `${what} doesn’t allow it.`,
  why: `${who} asks, and ${clause(why.split('. ').at(0) ?? why)}`,
  text: why,
});
const forbidden = (policy: string, who: string) => ({
  card: `${policy} forbids it`,
  headline: `${policy} forbids it.`,
  why: `a Deny in it matches what ${who} asks`,
  text: 'A Deny in it matches, and a Deny outweighs every Allow (explicit deny).',
});

/** The gates that can only limit: the texts for a gate that lets pass, doesn't apply, or refuses. */
export const limitWords = /* @__PURE__ */ isolating({
  scp: {
    name: 'The organization’s ceiling for accounts (service control policies)',
    why: (level: string) =>
      `A policy must allow it at every level from the root to the account. At ${level} none does. The account’s own policies can’t change that.`,
  },
  rcp: {
    name: 'The organization’s ceiling for resources (resource control policies)',
    why: (level: string) => `At ${level} no policy for resources allows it, for any caller.`,
  },
  boundary: {
    name: 'The permissions boundary',
    why: () => 'No other policy can allow what the boundary leaves out.',
  },
  limit: {
    name: 'The session’s own limit (session policies)',
    why: () => 'The session that asks has session policies, and none of them allows this.',
  },
  somewhere: 'one level',
  inside,
  lifted,
  outside,
  forbidden,
  notModelled: { card: 'Not modelled here', ...unknown },
} as const);

/** What a request brings along, such as session tags, must be allowed on both sides. */
export const additionWords = /* @__PURE__ */ isolating({
  trust: (who: string, role: string, action: string): StepWords => ({
    card: `It doesn’t allow ${action}`,
    headline: `${role} doesn’t let ${who} in with what the request brings along.`,
    why: `no statement of its trust policy allows ${who} ${action}`,
    text: `What the request brings along needs ${action}. No statement of its trust policy allows ${who} that.`,
  }),
  permission: (who: string, action: string): StepWords => ({
    card: `No policy allows ${action}`,
    headline: `No policy of ${who} allows what the request brings along.`,
    why: `it needs ${action}, and AWS denies what no policy allows`,
    text: `What the request brings along needs ${action}. No policy of ${who} allows that on this role. AWS denies what no policy allows (implicit deny).`,
  }),
});
