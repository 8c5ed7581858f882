import { unknown } from './steps.ts';

const inside = (what: string) => ({
  card: 'Leaves room for it',
  headline: `${what} leaves room for it.`,
  text: 'It gives nothing, it only limits: what others allow is left as far as this allows it too.',
});
const lifted = (what: string) => ({
  card: 'Not asked here',
  headline: `${what} has no say here.`,
  text: 'The resource’s own policy names the caller itself, and that this doesn’t limit.',
});
const outside = (what: string, why: string) => ({
  card: 'Not within the limit',
  headline: `${what} doesn’t leave it open.`,
  text: why,
});
const forbidden = (policy: string) => ({
  card: `${policy} forbids it`,
  headline: `${policy} forbids it.`,
  text: 'A Deny in it matches, and a Deny outweighs every Allow (explicit deny).',
});

/** The gates that give nothing and only limit: what each says when it lets pass, has no say, or doesn't. */
export const limitWords = {
  scp: {
    name: 'The organization’s ceiling for accounts (service control policies)',
    why: (level: string) =>
      `At every level from the root to the account a policy must allow it, and at ${level} none does. It doesn’t matter what the account’s own policies say.`,
  },
  rcp: {
    name: 'The organization’s ceiling for resources (resource control policies)',
    why: (level: string) => `At ${level} no policy for resources leaves it open, whoever asks.`,
  },
  boundary: {
    name: 'The permissions boundary',
    why: () => 'What lies outside of the boundary no other policy gives.',
  },
  limit: {
    name: 'The session’s own limit (session policies)',
    why: () => 'The session that asks was given session policies, and none of them allows this.',
  },
  somewhere: 'one level',
  inside,
  lifted,
  outside,
  forbidden,
  notModelled: { card: 'Not modelled here', ...unknown },
} as const;
