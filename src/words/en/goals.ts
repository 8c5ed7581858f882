import { isWord } from '../called.ts';
import { count as digits } from '../index.ts';
import { isolating } from '../isolate.ts';
import { verbOf } from './verbs.ts';

type Wish = 'allow' | 'refused';

const tellingNouns = {
  ExternalId: 'id',
  PermissionsBoundary: 'boundary',
  DurationSeconds: 'time',
  PassedToService: 'service',
};
type Telling = keyof typeof tellingNouns;

/** The past of what somebody has to have done, and of what they haven't done yet. */
const done: Readonly<Record<string, string>> = { read: 'read', list: 'listed', assume: 'assumed' };

const reach = (people: number, isAllowed: boolean): string =>
  people === 1 ? (isAllowed ? 'reaches' : 'does not reach') : isAllowed ? 'reach' : 'do not reach';

/** A series as a sentence has it: “read, delete or write”. */
const series = (all: readonly string[], word: 'and' | 'or'): string =>
  [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((one) => one !== '').join(` ${word} `);

const firstOf = (all: readonly string[]): string => `${all[0] ?? ''} +${digits(all.length - 1)}`;

/** The picture of a lesson's goals: who reaches what, and through which policy. */
export const goalWords = /* @__PURE__ */ isolating({
  states: 'Picture',
  state: { start: 'Start', now: 'Now', goal: 'Goal' },
  heads: { who: 'Who', groups: 'Groups', policies: 'Policies', what: 'On what' },
  none: (head: string) => `${head}: none`,
  name: 'Picture of the goals',
  text: 'The picture in words',
  selected: (name: string) => `${name}, selected.`,
  help: 'Arrow keys go from thing to thing, Enter selects, Enter again goes to its details. The list below the picture says the same in words.',
  tools: 'Tools of the picture',
  whole: 'Whole account',
  back: 'Goals',
  folded: (count: number) => `+${digits(count)} more`,
  fold: 'Fold again',
  foldedLine: (who: string, verbs: string, target: string) => `${who}, ${verbs} ${target}`,
  verb: verbOf,
  /** A member of the call with its values, as it follows the verb and the thing: “with cust-7 or cust-8”. */
  telling: (member: Telling, values: readonly string[]) =>
    member === 'DurationSeconds'
      ? `for ${series(values, 'or')} s`
      : `${member === 'PassedToService' ? 'to' : 'with'} ${series(values, 'or')}`,
  /** A value that nobody knows yet, and the call without the member. */
  anotherValue: (member: Telling) => `another ${tellingNouns[member]}`,
  noValue: (member: Telling) => `${member === 'PassedToService' ? 'another' : 'no'} ${tellingNouns[member]}`,
  followed: (verb: string, object: string) => `${verb} ${object}`,
  another: 'another',
  anyOther: 'any other',
  part: { allow: 'some', refused: 'the rest' },
  /** A verb that speaks of a part: “read some”. */
  partly: (verb: string, part: string) =>
    verb.endsWith(' in') ? `do ${part === 'some' ? 'some root tasks' : part} in` : `${verb} ${part}`,
  /** The thing as it follows a verb: “read some of offices”. */
  ofPart: (said: string, thing: string) => (/ (?:some|the rest)$/.test(said) ? `of ${thing}` : thing),
  and: (verbs: readonly string[]) => {
    const all = verbs.join(', ');
    return verbs.length < 3 || all.length <= 24 ? all : firstOf(verbs);
  },
  firstOf,
  /** The same in ever fewer letters. */
  fewer: (verbs: readonly string[]) =>
    verbs
      .slice(1)
      .map((_verb, at) => `${verbs.slice(0, verbs.length - 1 - at).join(', ')} +${digits(at + 1)}`),
  all: (verbs: readonly string[]) => series(verbs, 'and'),
  any: (verbs: readonly string[]) => series(verbs, 'or'),
  refused: 'refused',
  open: 'nobody asks yet',
  /** The same as `should` where there is little room. */
  short: { allow: 'goal: allowed', refused: 'goal: refused' },
  should: {
    allow: 'should be allowed',
    refused: 'should be refused',
    denied: 'not by a Deny',
    through: (holder: string) => `not through ${holder}`,
    resource: 'not by the bucket',
    other: 'not by that policy',
  },
  services: {
    s3: 'S3',
    iam: 'IAM',
    sqs: 'SQS',
    kms: 'KMS',
    sts: 'STS',
    cloudtrail: 'CloudTrail',
    lambda: 'Lambda',
    ec2: 'EC2',
    'logging.s3': 'S3',
    config: 'Config',
    billingreports: 'AWS billing',
  },
  /** A caller with the thing for which a service calls, or with the VPC endpoint; one without a name is any other. */
  calls: {
    for: (_service: string, { name, isOurs }: { readonly name: string; readonly isOurs: boolean }) =>
      `for ${isOurs ? name || 'another' : name === '' ? 'a stranger' : `another’s ${name}`}`,
    through: (who: string, { isOurs }: { readonly name: string; readonly isOurs: boolean }) =>
      isOurs ? `${who} inside` : `${who} elsewhere`,
  },
  fresh: {
    user: 'a new user',
    account: 'a stranger',
    anyone: 'anybody',
    root: 'root user',
    bucket: 'any other',
    role: 'any other',
    identity: 'a member',
    federated: 'anybody with a token',
  },
  /** The same in fewer letters. */
  freshShort: { user: 'new user', federated: 'any token' },
  /** A thing of another account, in fewer letters, for which a service calls. */
  forTheirs: (name: string) => `their ${name}`,
  keyOf: (user: string) => `key of ${user}`,
  noSession: 'no session yet',
  missing: 'not made yet',
  you: 'you',
  page: {
    inline: (owner: string) => (owner === '' ? 'inline' : `inline, on ${owner}`),
    managed: 'managed',
    trust: (role: string) => `trust of ${role}`,
    resource: (owner: string) => `policy of ${owner}`,
    boundary: 'boundary',
    session: 'for this session',
    organization: 'of the organization',
    allow: (what: string) => `Allow ${what}`,
    deny: (what: string) => `Deny ${what}`,
    andMore: (first: string, more: number) => `${first} +${digits(more)}`,
    on: (what: string) => `on ${what}`,
    notOn: (what: string) => `not on ${what}`,
    only: (key: string, sign: string, value: string) => `if ${key} ${sign} ${value}`,
    who: (names: string) => `who: ${names}`,
    every: (bucket: string) => `every object of ${bucket}`,
    starOf: (service: string) =>
      service === 's3' ? 'the star means every bucket' : 'the star means everything',
    none: 'no policy yet',
    noneText: 'so nothing is allowed',
    noneShort: 'nothing allowed',
    wanted: 'any policy that does this',
    wantedShort: 'any policy',
    wantedText: 'yours need not look like ours',
    wantedTextShort: 'that does this',
    wantedDeny: 'any Deny that does this',
    wantedDenyShort: 'any Deny',
    wantedHere: (owner: string) => `any policy of ${owner}`,
    nothing: 'says nothing',
  },
  notes: {
    own: 'own policy',
    password: (isThere: boolean) => (isThere ? 'has a password' : 'no password'),
    keys: (count: number) => (count === 0 ? 'no key' : count === 1 ? '1 key' : `${digits(count)} keys`),
  },
  theRoot: 'the root user',
  deed: (
    who: string,
    action: string,
    wants: Wish,
    { isMet, isEarly }: { readonly isMet: boolean; readonly isEarly: boolean },
  ): { readonly note: string; readonly short?: string } => {
    const verb = verbOf(action);
    const past = Object.hasOwn(done, verb) ? done[verb] : undefined;
    if (isEarly) return { note: past === undefined ? `${verb}: tried too early` : `${past} too early` };
    if (wants === 'allow' && past !== undefined)
      return { note: isMet ? `${who} ${past} it` : `not ${past} yet` };
    if (!isMet) return { note: `${who} hasn’t tried to ${verb}`, short: `${verb}: not tried yet` };
    return wants === 'allow'
      ? { note: `${verb}: done` }
      : { note: `${who} tried to ${verb}: refused`, short: `${verb}: tried, refused` };
  },
  /** One item of the list that says the same as the picture. `isStopped`: the line ends at the page that refuses. */
  item: (line: {
    readonly who: readonly string[];
    readonly through: string | null;
    readonly isStopped: boolean;
    readonly target: string;
    readonly verbs: string;
    readonly is: Wish | null;
    readonly should: string | null;
  }) => {
    const { who, through, isStopped, target, verbs, is, should } = line;
    const way = through === null || isStopped ? '' : `, through ${through},`;
    const by = isStopped && through !== null ? ` by ${through}` : '';
    const verdict = is === null ? 'not asked yet' : is === 'allow' ? 'allowed' : `refused${by}`;
    const reached = `${who.join(' and ')}${way} ${reach(who.length, is === 'allow')} ${target}`;
    return `${reached}: ${verbs} ${verdict}${should === null ? '' : `, ${should}`}.`;
  },
  /** Services without what all of them end in. */
  trustShort: (trust: string) => trust.replaceAll('.amazonaws.com', ''),
  encryptsWith: 'encrypts with',
  asked: 'S3 asks KMS',
  noted: (name: string, note: string) => `${name}: ${note}.`,
  both: (names: readonly string[]) => names.join(' and '),
  several: (first: string, more: number) => `${first} and ${digits(more)} more`,
  says: {
    goal: ['What should be true.', 'Any policy that does it is right.'],
    solved: 'All is as it should be.',
    star: (who: string, verbs: string, what: string) => `The star lets ${who} ${verbs} ${what}, too.`,
    lets: (policy: string, who: string, verbs: string, what: string) =>
      `${policy} lets ${who} ${verbs} ${what}.`,
    may: (who: string, verbs: string, what: string) => `${who} may ${verbs} ${what}.`,
    no: (who: string, verbs: string, what: string) => `No policy lets ${who} ${verbs} ${what}.`,
    /** They may have a policy that lets them ask. */
    trustSilent: (role: string, who: string) => `The trust of ${role} doesn’t let ${who} in.`,
    mayNot: (who: string, verbs: string, what: string) => `${who} may not ${verbs} ${what}.`,
    denies: (policy: string, who: string, verbs: string, what: string) =>
      `${policy} keeps ${who} from this: ${verbs} ${what}.`,
    denied: (policy: string, verbs: string) => `${policy} refuses this: ${verbs}.`,
    /** Where there is no room for all that somebody may do. */
    letsTooMuch: (source: string, who: string, what: string) =>
      `${source} lets ${who} do too much with ${what}.`,
    tooMuch: (who: string, what: string) => `${who} may do too much with ${what}.`,
    allOfIt: (who: string, what: string) => `${who} may do all of this with ${what}.`,
    noneOfIt: (who: string, what: string) => `${who} may do none of this with ${what}.`,
    deed: (object: string, note: string) => `${object}: ${note}.`,
    named: (policy: string) => `Policy ${policy}`,
    /** A name such as `all` or `read` would be a word of the sentence. */
    called: (policy: string) => (isWord(policy) ? `Policy ${policy}` : policy),
    /** A policy on a thing has no name of its own: `called` is “policy of reports”. */
    nameless: (called: string) => `The ${called}`,
    statement: (source: string, statement: string) => `${source}, ${statement}.`,
    nothing: 'Nothing is decided here yet.',
  },
  announce: (state: string, says: string, sum: string) => [`${state}.`, says, sum].filter(Boolean).join(' '),
  sum: (met: number, all: number) => `${digits(met)} of ${digits(all)} true.`,
} as const);
