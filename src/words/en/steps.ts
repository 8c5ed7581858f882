import { clause, count as digits, first, listOf, plural, shortKey, clockTime } from '../index.ts';
import { span } from './steps-format.ts';
import { isolating } from '../isolate.ts';

/** The few words on a card, and the headline and explanation below the cards. */
export interface StepWords {
  readonly card: string;
  readonly headline: string;
  /** The reason, as the end of the headline for people who only hear the step; absent if the headline gives it. */
  readonly why?: string;
  readonly text: string;
}

/** A step in words that don't name the caller, except for people who only hear it. */
export type StepWordsOf = Omit<StepWords, 'why'> & {
  readonly why?: string | ((who: string) => string);
};

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Short texts on the picture's lines while a role is being put on. */
export const labels = {
  ask: 'AssumeRole',
  trust: {
    ok: 'trust ✓',
    notNeeded: 'trust ✓',
    waiting: 'trust ?',
    refused: 'trust ✗',
    notModelled: 'trust: not modelled',
  },
  permission: {
    ok: 'allow ✓',
    notNeeded: 'not needed: named by trust',
    waiting: 'allow ?',
    refused: 'no permission ✗',
    denied: 'deny ✗',
    notModelled: 'not modelled',
  },
  limit: {
    ok: 'within the limit ✓',
    notNeeded: 'not asked',
    waiting: 'limit ?',
    refused: 'outside the limit ✗',
    notModelled: 'not modelled',
  },
  credentials: 'temporary credentials',
  firstCall: { allow: 'allow ✓', deny: 'deny ✗' },
} as const;

export const titles = {
  rest: 'At rest',
  ask: 'Ask',
  rcp: 'Organization: resources',
  scp: 'Organization: accounts',
  boundary: 'Boundary',
  limit: 'Session’s limit',
  trust: 'Trust',
  permission: 'Permission',
  duration: 'Duration',
  credentials: 'Credentials',
  session: 'Session',
  expiry: 'Expiry',
  change: 'To change',
} as const;

export const signedWith = /* @__PURE__ */ isolating({
  accessKey: (id: string) => `with the key ${shortKey(id)}`,
  temporaryKey: (id: string) => `with the temporary key ${shortKey(id)}`,
  console: 'signed in at the console',
  playground: 'without a key, so the playground signs it',
  service: 'as an AWS service, for the code that runs on it',
  otherAccount: 'with credentials of its own account',
  token: 'with a token of a sign-in provider in place of a signature',
  assertion: 'with an assertion of a sign-in provider in place of a signature',
  guest: 'without any proof, as a guest',
  none: 'without any credentials',
} as const);

export const unknown = /* @__PURE__ */ isolating({
  headline: 'No answer, rather than a guess.',
  why: (who: string) => `something that the playground doesn’t model might decide what ${who} gets`,
  text: 'Something that the playground doesn’t model might decide.',
} as const);

/** Shown before anybody has asked. */
export const restWords = /* @__PURE__ */ isolating({
  there: (who: string, role: string): StepWords => ({
    card: `${role} hangs on its peg`,
    headline: `${role} belongs to nobody, and it has no key.`,
    why: `STS lends it to those whom its trust policy names, and ${who} asks for it next`,
    text: `A role is like a hat on a peg: STS lends it to those whom its trust policy names. ${first(who)} asks for it next.`,
  }),
  /** No role has the ARN that the call names. */
  none: (who: string, role: string): StepWords => ({
    card: `No hat is called ${role}`,
    headline: `No role has the ARN of ${role}.`,
    why: `${who} asks for it all the same`,
    text: `No role hangs there under this name. ${first(who)} asks for it next all the same, and STS answers.`,
  }),
});

export const askWords = /* @__PURE__ */ isolating({
  ok: (who: string, role: string, how: string): StepWords => ({
    card: `${first(who)} asks STS for ${role}`,
    headline: `STS hears ${who} ask for the role ${role}.`,
    why: `the call comes ${how}`,
    text: `STS is the Security Token Service, and sts:AssumeRole is a call like any other. It comes ${how}. That tells STS who is asking.`,
  }),
  /** A caller who signed in elsewhere: the provider's word replaces a signature. */
  federated: (who: string, role: string, how: string, provider: string, operation: string): StepWords => ({
    card: `${first(who)} asks for ${role}`,
    headline: `STS takes ${provider}’s word for ${who}.`,
    why: `nobody signs the call, and it comes ${how}`,
    text: `Nobody signs the call sts:${operation}. It comes ${how}. STS checks who issued that, whom it is for and how old it is.`,
  }),
  /** Cognito calls STS for somebody. */
  pool: (who: string, role: string): StepWords => ({
    card: `The pool asks for ${role}`,
    headline: `The identity pool asks STS for ${role}, on behalf of ${who}.`,
    why: 'it chooses the role by its settings',
    text: 'The app calls only Cognito. Cognito chooses the role by the pool’s settings, makes a token of its own and asks STS with it (sts:AssumeRoleWithWebIdentity).',
  }),
  /** The additions to a request. */
  brings: (things: readonly string[]) => `The request brings along ${listOf(things)}.`,
  things: {
    mfa: 'a code of an MFA device',
    tags: (count: number) => plural(count, { one: 'a session tag', other: `${digits(count)} session tags` }),
    policies: (count: number) =>
      plural(count, { one: 'a session policy', other: `${digits(count)} session policies` }),
    sourceIdentity: (name: string) => `the source identity ${name}`,
  },
  badProof: {
    card: 'The proof isn’t valid',
    headline: 'STS doesn’t accept the proof.',
    why: (who: string) =>
      `it checks the provider’s word for ${who} before any policy, and this one isn’t valid`,
    text: 'STS read no policy. It checks the provider’s word first, and this one isn’t valid.',
  },
  root: {
    card: 'The root user may not',
    headline: 'The root user can’t put on a role.',
    why: 'AWS refuses it, and no policy can change that',
    text: 'AWS refuses it, and no policy can change that. Anyone but the account’s root user can assume a role.',
  },
  malformed: {
    card: 'The request isn’t valid',
    headline: 'STS refuses a request that isn’t valid.',
    why: (who: string) => `it checks the form of what ${who} sends before any policy`,
    text: 'STS read no policy. It checks the form of a request first.',
  },
  stranger: {
    card: 'STS can’t tell who asks',
    headline: 'STS can’t tell who is asking.',
    why: (who: string) => `${who} sent no credentials that are valid`,
    text: 'STS read no policy. It checks the credentials first, and these aren’t valid.',
  },
  notModelled: { card: 'Not modelled here', ...unknown },
} as const);

/** The effect of a trust policy's statement on the caller. */
export const naming = /* @__PURE__ */ isolating({
  exact: (who: string) => `names ${who}`,
  role: (who: string) => `names the role that ${who} is wearing`,
  account: (_who: string, account: string) => `trusts the account ${account}`,
  anyone: () => 'trusts anyone at all',
  service: (who: string) => `names the service ${who}`,
  federated: (who: string) => `names the identity provider of ${who}`,
  everyoneElse: () => 'exempts only those it names',
  unsaid: (who: string) => `lets ${who} in`,
} as const);

export const trustWords = /* @__PURE__ */ isolating({
  ok: (who: string, role: string, reason: string, more: string): StepWords => ({
    card: `${role} ${reason}`,
    headline: `${role} lets ${who} in.`,
    why: `its trust policy ${reason}`,
    text: `Its trust policy (trust relationship) says who may put it on (assume it). One statement ${reason}. ${more}`,
  }),
  leavesToAccount: 'The account’s own policies then say who in it may ask.',
  enoughForService: 'A service needs no more than that.',
  enoughByItself: 'Within one account, that is as good as a permission.',
  halfOfIt: 'Across accounts that is one half. The caller’s own account must allow the call, too.',
  takesTheWord: 'Somebody the provider vouches for needs no user here.',
  noRole: (role: string, who: string): StepWords => ({
    card: 'No such role',
    headline: `There is no role called ${role}.`,
    why: `AWS answers ${who} as for a role that is there and can’t be assumed`,
    text: 'AWS doesn’t say so. It gives the same answer as for a role that you may not assume, so that nobody can guess names.',
  }),
  denied: (who: string, role: string): StepWords => ({
    card: `${role} forbids it`,
    headline: `${role} keeps ${who} out.`,
    why: 'a Deny in its trust policy matches',
    text: 'A Deny in its trust policy matches, and a Deny outweighs every Allow.',
  }),
  condition: (who: string, role: string, condition: string): StepWords => ({
    card: 'A condition isn’t met',
    headline: `${role} would let ${who} in, but a condition isn’t met.`,
    why: condition.replace(/\.$/, ''),
    text: condition,
  }),
  unnamed: (who: string, role: string): StepWords => ({
    card: `${role} doesn’t name ${who}`,
    headline: `${role} doesn’t let ${who} in.`,
    why: `no statement of its trust policy names ${who} or the caller’s account`,
    text: `No statement of its trust policy names ${who} or the caller’s account.`,
  }),
  notModelled: { card: 'Not modelled here', ...unknown },
} as const);

export const permissionWords = /* @__PURE__ */ isolating({
  ok: (who: string, by: string, policy: string): StepWords => {
    const giver = by === who ? policy : upper(by);
    return {
      card: `${giver} allows it`,
      headline: `${giver} lets ${who} ask.`,
      why: `the policy ${policy}, on ${by}, allows sts:AssumeRole`,
      text: `The caller’s own side must allow sts:AssumeRole on this role. The policy ${policy}, on ${by}, does.`,
    };
  },
  namedByTrust: (who: string): StepWords => ({
    card: `Not needed: trust names ${who}`,
    headline: `Not needed: the trust policy names ${who}.`,
    text: 'Within one account, it is enough that the role’s trust policy names the caller. The caller needs no policy that allows sts:AssumeRole, as long as none denies it.',
  }),
  service: (who: string): StepWords => ({
    card: 'Not needed: a service asks',
    headline: 'A service needs no permission of its own.',
    why: `it is enough that the trust policy names ${who}`,
    text: `${first(who)} has no policies. It is enough that the trust policy names it.`,
  }),
  federated: (who: string): StepWords => ({
    card: 'Not needed: no user here',
    headline: `${first(who)} needs no policy here.`,
    why: 'the trust policy alone decides',
    text: 'The caller is no user and no role here, so no policy on that side has to allow the call. The trust policy alone decides.',
  }),
  otherAccount: (account: string, who: string): StepWords => ({
    card: 'Decided over there',
    headline: `Account ${account} decides this for itself.`,
    why: `across accounts both sides must say yes to ${who}`,
    text: 'Across accounts both sides must say yes. This side does. The page doesn’t have the other account’s policies, and it doesn’t guess.',
  }),
  silent: (who: string): StepWords => ({
    card: `No policy lets ${who} ask`,
    headline: `No policy of ${who} allows the call.`,
    why: 'the trust policy leaves it to the caller’s policies, and AWS denies what no policy allows',
    text: 'The trust policy leaves it to the account’s policies. No policy of the caller allows sts:AssumeRole on this role. AWS denies what no policy allows (implicit deny).',
  }),
  denied: (by: string, policy: string, who: string): StepWords => ({
    card: `${policy} forbids it`,
    headline: `${policy} forbids the call.`,
    why: `a Deny on ${by} matches what ${who} asks`,
    text: `A Deny on ${by} matches, and a Deny outweighs every Allow (explicit deny).`,
  }),
  notModelled: { card: 'Not modelled here', ...unknown },
} as const);

export const durationWords = /* @__PURE__ */ isolating({
  limits: {
    role: (role: string, max: number) =>
      `Nobody can wear ${role} for more than ${span(max)} at a time (MaxSessionDuration).`,
    chained: (_role: string, max: number) =>
      `A caller who already wears a role can wear the next for at most ${span(max)} (role chaining).`,
    none: () => 'A role’s MaxSessionDuration doesn’t limit AWS services.',
  },
  ok: (seconds: number, asked: boolean, limit: string, who: string): StepWords => ({
    card: span(seconds),
    headline: `For ${span(seconds)}.`,
    why: asked ? `${who} asked for that` : `${who} asked for no length, so AWS uses its default`,
    text: `${asked ? 'The caller asked for that.' : 'The caller asked for no length, so AWS uses its default.'} ${limit}`,
  }),
  tooLong: (seconds: number, limit: string, who: string): StepWords => ({
    card: `${span(seconds)}: too long`,
    headline: `${span(seconds)} is too long.`,
    why: `${who} asked for that, and ${clause(limit)}`,
    text: limit,
  }),
  other: {
    card: 'Refused in the end',
    headline: 'STS refuses the request in the end.',
    why: (who: string) => `every policy said yes to ${who}, and something else in the request stops it`,
    text: 'Every policy said yes. Something else in the request stops it.',
  },
  notModelled: { card: 'Not modelled here', ...unknown },
} as const);

/** Texts about the credentials that STS issues, and about the session that uses them. */
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
    text: `The session has the role’s policies.${who === null ? '' : ` While ${who} wears the hat, ${who}’s own policies don’t count.`}${answer && ` ${answer}`}`,
  }),
  /** A session that may do less than its role. */
  /** The headline then. */
  atMost: (name: string) => `${name} may do no more than the role may.`,
  limited: 'The session has session policies. It may do only what both they and the role’s policies allow.',
  guest: 'Cognito adds a session policy for guests, so the session may use only a short list of services.',
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

/** Texts about additions to a request, such as session tags, which both sides must allow. */
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
