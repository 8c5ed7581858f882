import { clockTime, count as digits, listOf, plural, shortKey } from '../index.ts';
import { span } from './steps-format.ts';

/** What a card says, in a few words, and what stands below the cards: a headline and its explanation. */
export interface StepWords {
  readonly card: string;
  readonly headline: string;
  readonly text: string;
}

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

/** Who has no name in AWS. */
export const people = { guest: 'a guest', cognito: 'the Cognito identity pool' } as const;

/** How callers are called in a sentence. */
export const names = {
  root: 'the root user',
  account: (id: string) => `account ${id}`,
  nobody: 'nobody',
  group: (name: string) => `the group ${name}`,
  role: (name: string) => `the role ${name}`,
} as const;

export const signedWith = {
  accessKey: (id: string) => `with the key ${shortKey(id)}`,
  temporaryKey: (id: string) => `with the temporary key ${shortKey(id)}`,
  console: 'signed in at the console',
  service: 'as an AWS service, for the code that runs on it',
  otherAccount: 'with credentials of its own account',
  token: 'with a token of a sign-in provider in place of a signature',
  assertion: 'with an assertion of a sign-in provider in place of a signature',
  guest: 'with nothing at all, as a guest',
  none: 'without any credentials',
} as const;

export const unknown = {
  headline: 'No answer, rather than a guess.',
  text: 'Something that isn’t modelled here might decide. The playground doesn’t guess.',
} as const;

/** Before anybody asks. */
export const restWords = (who: string, role: string): StepWords => ({
  card: `${role} hangs on its peg`,
  headline: `${role} belongs to nobody, and it has no key.`,
  text: `A role is like a hat on a peg: STS lends it to those whom its trust policy names. ${who} asks for it next.`,
});

export const askWords = {
  ok: (who: string, role: string, how: string): StepWords => ({
    card: `${who} asks STS for ${role}`,
    headline: `STS hears ${who} ask for the role ${role}.`,
    text: `STS is the Security Token Service, and sts:AssumeRole is a call like any other. It comes ${how}, and that tells STS who is asking.`,
  }),
  /** Who has signed in elsewhere: the provider's word stands for a signature. */
  federated: (who: string, role: string, how: string, provider: string, operation: string): StepWords => ({
    card: `${who} asks for ${role}`,
    headline: `STS takes ${provider}’s word for ${who}.`,
    text: `sts:${operation} is a call that nobody signs. It comes ${how}; STS checks who made it, whom it is for and how old it is.`,
  }),
  /** Cognito asks on somebody's behalf. */
  pool: (who: string, role: string): StepWords => ({
    card: `The pool asks for ${role}`,
    headline: `The identity pool asks STS for ${role}, on behalf of ${who}.`,
    text: 'The app calls only Cognito. Cognito chooses the role by the pool’s settings, makes a token of its own and asks STS with it (sts:AssumeRoleWithWebIdentity).',
  }),
  /** What the request brings along, after what it is. */
  brings: (things: readonly string[]) => `It brings along ${listOf(things)}.`,
  things: {
    mfa: 'a code of an MFA device',
    tags: (count: number) => plural(count, { one: 'a session tag', other: `${digits(count)} session tags` }),
    policies: (count: number) =>
      plural(count, { one: 'a session policy', other: `${digits(count)} session policies` }),
    sourceIdentity: (name: string) => `the source identity ${name}`,
  },
  badProof: {
    card: 'Not taken as proof',
    headline: 'What was brought as proof isn’t taken.',
    text: 'It didn’t come to any policy: the provider’s word is checked first, and this isn’t good.',
  },
  root: {
    card: 'The root user may not',
    headline: 'The root user can’t put on a role.',
    text: 'AWS refuses it whatever any policy says. Roles are for everyone but the account’s root user.',
  },
  malformed: {
    card: 'Refused as it stands',
    headline: 'STS refuses the request as it stands.',
    text: 'It didn’t come to any policy: a request is checked for its form first.',
  },
  stranger: {
    card: 'STS can’t tell who asks',
    headline: 'STS can’t tell who is asking.',
    text: 'It didn’t come to any policy: the credentials are checked first, and these aren’t good.',
  },
  notModelled: { card: 'Not modelled here', ...unknown },
} as const;

/** What a trust policy's statement does about the caller. */
export const naming = {
  exact: (who: string) => `names ${who}`,
  role: (who: string) => `names the role that ${who} is wearing`,
  account: (_who: string, account: string) => `trusts the account ${account}`,
  anyone: () => 'trusts anyone at all',
  service: (who: string) => `names the service ${who}`,
  federated: (who: string) => `names the identity provider of ${who}`,
  everyoneElse: () => 'spares only those it names',
  unsaid: (who: string) => `lets ${who} in`,
} as const;

export const trustWords = {
  ok: (who: string, role: string, reason: string, more: string): StepWords => ({
    card: `${role} ${reason}`,
    headline: `${role} lets ${who} in.`,
    text: `Its trust policy (trust relationship) says who may put it on, and one statement ${reason}. ${more}`,
  }),
  leavesToAccount: 'That leaves it to the account’s own policies who in it may ask.',
  enoughByItself: 'Within one account, being named is as good as a permission.',
  halfOfIt: 'Across accounts that is one half: the caller’s own account must allow the asking, too.',
  takesTheWord: 'Whom the provider vouches for needs no user here.',
  noRole: (role: string): StepWords => ({
    card: 'No such role',
    headline: `There is no role called ${role}.`,
    text: 'AWS doesn’t say so. It answers as it does for a role that one may not put on, so that nobody can find out names by guessing.',
  }),
  denied: (who: string, role: string): StepWords => ({
    card: `${role} forbids it`,
    headline: `${role} shuts ${who} out.`,
    text: 'A Deny in its trust policy matches, and a Deny outweighs every Allow.',
  }),
  condition: (who: string, role: string, condition: string): StepWords => ({
    card: 'A condition isn’t met',
    headline: `${role} would let ${who} in, on a condition.`,
    text: condition,
  }),
  unnamed: (who: string, role: string): StepWords => ({
    card: `${role} doesn’t name ${who}`,
    headline: `${role} doesn’t let ${who} in.`,
    text: `No statement of its trust policy names ${who}, neither by name nor by account.`,
  }),
  notModelled: { card: 'Not modelled here', ...unknown },
} as const;

export const permissionWords = {
  ok: (who: string, by: string, policy: string): StepWords => {
    const giver = by === who ? policy : upper(by);
    return {
      card: `${giver} allows it`,
      headline: `${giver} lets ${who} ask.`,
      text: `The caller’s own side must allow sts:AssumeRole on this role. The policy ${policy}, on ${by}, does.`,
    };
  },
  namedByTrust: (who: string): StepWords => ({
    card: `Not needed: trust names ${who}`,
    headline: `Not needed: the trust policy names ${who}.`,
    text: 'Within one account, a role’s trust policy that names the caller is enough. No policy of the caller’s own has to allow sts:AssumeRole, as long as none denies it.',
  }),
  service: (who: string): StepWords => ({
    card: 'Not needed: a service asks',
    headline: 'A service needs no permission of its own.',
    text: `${who} has no policies. Being named in the trust policy is enough.`,
  }),
  federated: (who: string): StepWords => ({
    card: 'Not needed: no user here',
    headline: `${who} has no policies of its own here.`,
    text: 'Who comes with a provider’s word is no user and no role, so nothing on that side has to allow the asking. The trust policy alone decides.',
  }),
  otherAccount: (account: string): StepWords => ({
    card: 'Decided over there',
    headline: `Account ${account} decides this for itself.`,
    text: 'Across accounts both sides must say yes. This side does. The other account’s policies aren’t here, so there is no answer rather than a guess.',
  }),
  silent: (who: string): StepWords => ({
    card: `Nothing allows ${who} to ask`,
    headline: `Nothing of ${who}’s own allows the asking.`,
    text: 'The trust policy leaves it to the account’s policies, and no policy of the caller’s allows sts:AssumeRole on this role. What isn’t allowed is denied (implicit deny).',
  }),
  denied: (by: string, policy: string): StepWords => ({
    card: `${policy} forbids it`,
    headline: `${policy} forbids the asking.`,
    text: `A Deny on ${by} matches, and a Deny outweighs every Allow (explicit deny).`,
  }),
  notModelled: { card: 'Not modelled here', ...unknown },
} as const;

export const durationWords = {
  limits: {
    role: (role: string, max: number) =>
      `${role} can be worn for at most ${span(max)} at a time (MaxSessionDuration).`,
    chained: (_role: string, max: number) =>
      `Who already wears a role can put on the next for at most ${span(max)} (role chaining).`,
    none: () => 'A role’s MaxSessionDuration doesn’t limit AWS services.',
  },
  ok: (seconds: number, asked: boolean, limit: string): StepWords => ({
    card: span(seconds),
    headline: `For ${span(seconds)}.`,
    text: `${asked ? 'As asked for.' : 'Nothing was asked for, so it is AWS’s default.'} ${limit}`,
  }),
  tooLong: (seconds: number, limit: string): StepWords => ({
    card: `${span(seconds)}: too long`,
    headline: `${span(seconds)} is too long.`,
    text: limit,
  }),
  other: {
    card: 'Refused after all',
    headline: 'STS refuses the request after all.',
    text: 'Every policy said yes; something else in the request stops it.',
  },
  notModelled: { card: 'Not modelled here', ...unknown },
} as const;

export const grantedWords = {
  credentials: (who: string, until: number): StepWords => ({
    card: 'A key, a secret and a token',
    headline: `STS gave ${who} keys that nobody has to take back.`,
    text: `The id starts with ASIA, a session token must go with it, and all of it stops working at ${clockTime(until)}. The role itself still has no key.`,
  }),
  session: (who: string, name: string, answer: string): StepWords => ({
    card: answer === '' ? `${name} stands ready` : `${name} acts`,
    headline: `${name} may do what the role may, and nothing more.`,
    text: `The session has the role’s policies. Those of ${who} don’t count while the hat is on.${answer && ` ${answer}`}`,
  }),
  /** A session that may do less than its role. */
  limited: 'Session policies came along: of what the role may do, only what they allow too is left.',
  guest:
    'Cognito adds a session policy for guests: of what the role may do, only a short list of services is left.',
  firstCall: {
    allowed: (action: string) => `Its first call, ${action}, is allowed.`,
    refused: (action: string) => `Its first call, ${action}, is refused.`,
    notModelled: (action: string) => `Whether its first call, ${action}, is allowed isn’t modelled here.`,
  },
  waiting: (until: number): StepWords => ({
    card: `${clockTime(until)}, by itself`,
    headline: `The hat comes off at ${clockTime(until)}, by itself.`,
    text: 'Until then the credentials can’t be taken back. What can be changed at any moment is what the role may do.',
  }),
  expired: (until: number): StepWords => ({
    card: `Over since ${clockTime(until)}`,
    headline: 'The credentials have run out.',
    text: 'Every call with them is refused now (ExpiredToken). Putting the role on again gives new ones.',
  }),
} as const;

export const changeWords = {
  refused: {
    card: 'What would have to change',
    headline: 'What would have to change.',
    text: '',
  },
  notModelled: { card: 'What isn’t modelled', ...unknown },
} as const;
