import type { Call, Change, Credentials, Try, ConditionTrace, PolicyRef } from '../../engine/index.ts';
import { accountOf, worldFrom } from '../../engine/index.ts';
import type {
  LinkState,
  Shown,
  AsSent,
  TracedGate,
  TracedStatement,
  Vouched,
  PictureState,
} from './link-state.ts';
import { orderLanes } from './link-state.ts';
import { MadeUpWords } from './made-up-words.ts';

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The operators whose values are no names but booleans, dates or numbers. */
const plainOperator = /(?:Bool|Null|Date\w+|Numeric\w+)(?:IfExists)?$/;

/** Every text in a value. */
function texts(value: unknown, made: MadeUpWords): unknown {
  if (typeof value === 'string') return anonymousText(value, made);
  if (Array.isArray(value)) return value.map((one) => texts(one, made));
  return isObject(value) ? fields(value, (_name, one) => texts(one, made)) : value;
}

const fields = (
  object: Fields,
  change: (name: string, value: unknown) => unknown,
  rename: (name: string) => string = (name) => name,
): Fields =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [rename(name), change(name, value)]));

const condition = (operator: string, keys: unknown, made: MadeUpWords): unknown =>
  isObject(keys)
    ? fields(
        keys,
        (_key, values) => (plainOperator.test(operator) ? values : texts(values, made)),
        (key) => anonymousKey(key, made),
      )
    : keys;

/** Makes an element of a statement anonymous. Elements that hold AWS's own words stay. */
function element(name: string, value: unknown, made: MadeUpWords): unknown {
  switch (name) {
    case 'Sid':
      return typeof value === 'string' ? anonymousText(value, made).replace(/[^A-Za-z0-9]/g, '') : value;
    case 'Resource':
    case 'NotResource':
      return texts(value, made);
    case 'Principal':
    case 'NotPrincipal':
      return isObject(value)
        ? fields(value, (kind, who) => (kind === 'Service' ? who : texts(who, made)))
        : value;
    case 'Condition':
      return isObject(value) ? fields(value, (operator, keys) => condition(operator, keys, made)) : value;
    default:
      return value;
  }
}

/** A policy document as text, with made-up words. A text that isn't a document gets made-up words, too. */
export function anonymousDocument(text: string, made: MadeUpWords): string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return anonymousText(text, made);
  }
  if (!isObject(document)) return anonymousText(text, made);
  const statement = (one: unknown): unknown =>
    isObject(one) ? fields(one, (name, value) => element(name, value, made)) : one;
  return JSON.stringify(
    fields(document, (name, value) => {
      if (name === 'Id') return texts(value, made);
      if (name !== 'Statement') return value;
      return Array.isArray(value) ? value.map(statement) : statement(value);
    }),
  );
}

/*
 * Finds the parts of a text that are handled as a whole, the longest first. It runs in linear time: no part
 * of it repeats another.
 * - Stays: policy variables, AWS's own managed policies, roles of services, the beginning of an ARN, escapes
 *   in addresses.
 * - Gets a made-up one: unique ids, GUIDs, addresses, account numbers, ids of organizations, words, long
 *   numbers.
 */
const parts =
  /(?<variable>\$\{[^}]{0,200}\})|(?<stays>arn:aws:iam::aws:policy\/[\w+=,.@/-]+|aws-service-role\/[\w.]+\/\w+|arn:[\w-]+:[\w-]*:[\w*-]*:|%[0-9A-F]{2}|[\w.-]+\.amazonaws\.com)|(?<id>A(?:IDA|GPA|ROA|NPA|KIA|SIA|IPA)[A-Z0-9]{12,})|(?<guid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(?<ip>(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.]))|(?<account>(?<!\d)\d{12}(?!\d))|(?<![\w-])(?<organization>(?:o-[a-z0-9]{10,32}|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|p-[0-9a-z]{8,128}|car-[a-z0-9]{8,32})(?![\w-]))|(?<word>\p{L}+)|(?<number>\d{4,})/gu;

/**
 * Splits at capitals: `MayAssumeDeployer` is three words, so a pattern such as `MayAssume*` still matches its
 * made-up name.
 */
const words = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}/gu;

const organizationId = (id: string, made: MadeUpWords): string => {
  const [prefix = '', ...pieces] = id.split('-');
  return [prefix, ...pieces.map((piece) => made.piece(piece))].join('-');
};

/** A text with made-up words, numbers and ids; wildcards, marks and policy variables stay. */
export function anonymousText(text: string, made: MadeUpWords): string {
  return text.replace(parts, (part: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const { variable, stays, id, guid, ip, account, organization, word } = groups;
    if (variable !== undefined) return `\${${anonymousKey(variable.slice(2, -1), made)}}`;
    if (stays !== undefined) return stays;
    if (id !== undefined) return made.uniqueId(id);
    if (guid !== undefined) return made.guid(guid);
    if (ip !== undefined) return made.ip(ip);
    if (account !== undefined) return made.account(account);
    if (organization !== undefined) return organizationId(organization, made);
    return word === undefined ? made.piece(part) : word.replace(words, (one) => made.word(one));
  });
}

/**
 * A condition key. AWS's names and names of claims stay. A tag's key and a customer's provider get made-up
 * words.
 */
export function anonymousKey(key: string, made: MadeUpWords): string {
  const [, name = key, tag = ''] = /^([^/]*)(\/[^]*)?$/.exec(key) ?? [];
  const [owner = ''] = name.split(':');
  if (!owner.includes('.')) return name + anonymousText(tag, made);
  // A provider's address may have a path. The claim is after the last colon.
  const end = key.lastIndexOf(':');
  return end < 0 ? anonymousText(key, made) : anonymousText(key.slice(0, end), made) + key.slice(end);
}

/** A message of AWS with made-up names; AWS's own sentence stays. */
const anonymousMessage = (message: string, made: MadeUpWords): string =>
  message
    .split(/(arn:[\w:/+=,.@*-]+)/)
    .map((part) =>
      part.startsWith('arn:')
        ? anonymousText(part, made)
        : part.replace(/\p{L}+|\d{12}/gu, (word) => (made.knows(word) ? anonymousText(word, made) : word)),
    )
    .join('');

/** Whether a key holds Cognito's own words for guests and members, which stay. */
const isMethods = (key: string): boolean => key.endsWith(':amr');

function anonymousVouched(vouched: Vouched, made: MadeUpWords): Vouched {
  const { account, principal, keys, session } = vouched;
  return {
    ...vouched,
    account: made.account(account),
    principal: anonymousText(principal, made),
    keys: keys.map(({ name, values }) => ({
      name: anonymousKey(name, made),
      values: isMethods(name) ? values : values.map((one) => anonymousText(one, made)),
    })),
    ...(session && { session: { ...session, name: anonymousText(session.name, made) } }),
  };
}

/** How a call was answered, with the same made-up words as its account. */
function anonymousAsSent({ trace, session, vouched }: AsSent, made: MadeUpWords): AsSent {
  const text = (one: string): string => anonymousText(one, made);
  const owner = ({ kind, id, name }: PolicyRef['owner']): PolicyRef['owner'] => ({
    kind,
    id: text(id),
    name: kind === 'organizationRoot' ? name : text(name),
  });
  const condition = (one: ConditionTrace): ConditionTrace => {
    const key = anonymousKey(one.key, made);
    if (plainOperator.test(one.operator)) return { ...one, key };
    return { ...one, key, expected: one.expected.map(text), actual: one.actual && one.actual.map(text) };
  };
  const statement = (one: TracedStatement): TracedStatement => ({
    ...one,
    policy: one.policy === null ? null : text(one.policy),
    owner: owner(one.owner),
    conditions: one.conditions.map(condition),
  });
  const gate = (one: TracedGate): TracedGate => ({
    ...one,
    ...(one.level && { level: owner(one.level) }),
    statements: one.statements.map(statement),
  });
  return {
    trace: trace && {
      ...trace,
      resource: text(trace.resource),
      principalArn: text(trace.principalArn),
      gates: trace.gates.map(gate),
    },
    session: session === null ? null : text(session),
    ...(vouched && { vouched: anonymousVouched(vouched, made) }),
  };
}

/**
 * Fields that stay: AWS's own words, and secrets, which are made up anyway. Their names begin with a small
 * letter here.
 */
const kept = new Set(
  (
    'kind principalKind ownerKind status state featureSet enabledPolicyTypes joinedMethod type matchType runtime ' +
    'handler region versionId defaultVersionId ambiguousRoleResolution explicitAuthFlows autoVerifiedAttributes ' +
    'preventUserExistenceErrors serviceName secretAccessKey sessionToken passwords seed password secretString ' +
    'confirmationCode failureReason awsManaged tokenCode policySourceArn'
  ).split(' '),
);
const documents = new Set([
  'document',
  'trustPolicy',
  'policy',
  'policyDocument',
  'assumeRolePolicyDocument',
  'content',
]);
/** Fields that are emptied: free text, and text that is derived from names. */
const emptied = new Set(['description', 'metadata']);

type Fields = Readonly<Record<string, unknown>>;

/** A value of a row or of a call's input, with made-up words. */
function anonymous(field: string, value: unknown, made: MadeUpWords): unknown {
  const name = field.charAt(0).toLowerCase() + field.slice(1);
  if (kept.has(name)) return value;
  if (typeof value === 'string') {
    if (emptied.has(name)) return '';
    return documents.has(name) ? anonymousDocument(value, made) : anonymousText(value, made);
  }
  if (Array.isArray(value)) return value.map((one) => anonymous(field, one, made));
  return typeof value === 'object' && value !== null ? anonymousFields(value as Fields, made) : value;
}

const anonymousFields = (object: Fields, made: MadeUpWords): Fields =>
  Object.fromEntries(Object.entries(object).map(([field, value]) => [field, anonymous(field, value, made)]));

/** AWS's own policies are the same everywhere, and a service's own role is named by AWS. */
const isOfAws = ({ account, awsManaged }: Fields): boolean => account === 'aws' || awsManaged === true;
const isOfService = ({ path }: Fields): boolean =>
  typeof path === 'string' && path.startsWith('/aws-service-role/');

function anonymousRow({ table, after }: Change, made: MadeUpWords): Change {
  const row = after as unknown as Fields;
  const isOwn = !isOfAws(row) && (table !== 'meta' || row['id'] === 'account');
  let next: Fields = isOwn ? anonymousFields(row, made) : row;
  if (isOfService(row)) next = { ...next, name: row['name'], path: row['path'] };
  // The report lists names and dates of everybody: the person who opens the link asks for a new one.
  if (table === 'accountSettings')
    next = Object.fromEntries(Object.entries(next).filter(([field]) => field !== 'credentialReport'));
  // The attributes of a queue and the keys of a session have AWS's names.
  if (table === 'resources' && row['kind'] === 'queue') next = { ...next, attributes: row['attributes'] };
  const keys = row['federatedKeys'] as
    readonly { readonly name: string; readonly values: readonly string[] }[] | undefined;
  if (keys)
    next = {
      ...next,
      federatedKeys: keys.map(({ name, values }) => ({
        name: anonymousKey(name, made),
        values: values.map((value) => anonymousText(value, made)),
      })),
    };
  return { table, key: String(next['id']), before: null, after: next } as unknown as Change;
}

const anonymousCredentials = (credentials: Credentials, made: MadeUpWords): Credentials =>
  credentials.type === 'service'
    ? credentials
    : (Object.fromEntries(
        Object.entries(credentials).map(([field, value]) => [
          field,
          field === 'id' || field === 'arn' || field === 'accessKeyId' ? anonymousText(value, made) : value,
        ]),
      ) as unknown as Credentials);

function anonymousCommand(command: Call | Try, made: MadeUpWords): Call | Try {
  const credentials = command.credentials && anonymousCredentials(command.credentials, made);
  const { keys, ...facts } = command.context ?? {};
  const context = {
    ...facts,
    ...(keys && {
      keys: Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [
          anonymousKey(key, made),
          values.map((value) => anonymousText(value, made)),
        ]),
      ),
    }),
  };
  const more = { credentials, ...(command.context && { context }) };
  if (command.type === 'try') return { ...command, ...more, resource: anonymousText(command.resource, made) };
  return { ...command, ...more, input: anonymousFields(command.input as Fields, made) };
}

/** `s3:GetObject/arn:…?as=arn:…&aws:SourceIp=…`, as an address holds a question. */
function anonymousQuestion(question: string, made: MadeUpWords): string {
  const [, action = '', resource = '', given = ''] = /^([^/]*\/)([^?]*)\??([^]*)$/.exec(question) ?? [];
  const pairs = given === '' ? [] : given.split('&');
  const more = pairs.map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return `${anonymousKey(key, made)}=${anonymousText(value.join('='), made)}`;
  });
  return `${action}${anonymousText(resource, made)}${more.length > 0 ? `?${more.join('&')}` : ''}`;
}

function anonymousShown(shown: Shown, made: MadeUpWords): Shown {
  if (shown.kind === 'story') return shown;
  if (shown.kind === 'ask') return { ...shown, question: anonymousQuestion(shown.question, made) };
  const { verdict, asSent } = shown;
  return {
    ...shown,
    command: anonymousCommand(shown.command, made),
    verdict:
      'message' in verdict ? { ...verdict, message: anonymousMessage(verdict.message, made) } : verdict,
    ...(asSent && { asSent: anonymousAsSent(asSent, made) }),
  };
}

/**
 * The same account with made-up account numbers, names, ids and texts. Equal words become equal words, so
 * every answer stays the same. Words that many accounts have (`admin`, `prod`), wildcards and AWS's own names
 * stay.
 */
export function anonymise(state: LinkState): LinkState {
  const made = new MadeUpWords();
  // The home account comes first, so that it gets the first number of AWS's examples.
  made.account(accountOf(worldFrom(state.rows)));
  for (const { key, after } of state.rows) if (isOfAws(after as unknown as Fields)) made.keep(key);
  const rows = [...state.rows]
    .sort((a, b) => (`${a.table}/${a.key}` < `${b.table}/${b.key}` ? -1 : 1))
    .map((change) => anonymousRow(change, made));
  const { credentials, shown, selected, account, picture } = state;
  return {
    ...state,
    name: '',
    rows,
    credentials: credentials && anonymousCredentials(credentials, made),
    shown: shown && anonymousShown(shown, made),
    selected: selected && anonymousText(selected, made),
    account: account && anonymousText(account, made),
    ...(picture && { picture: anonymousPicture(picture, made) }),
  };
}

/**
 * An id such as `group:AGPA…` or `roles:service`. The part before the colon and ids of small letters are the
 * page's own words and stay.
 */
function anonymousId(id: string, made: MadeUpWords): string {
  const [, own = '', rest = ''] = /^(principal:\w+:|[a-z]+:)?([^]*)$/i.exec(id) ?? [];
  return own !== '' && /^[a-z:]*$/.test(rest) ? id : own + anonymousText(rest, made);
}

/** The state of the picture, with the same made-up ids as the account. */
function anonymousPicture(picture: PictureState, made: MadeUpWords): PictureState {
  const all = (ids: readonly string[]): string[] => ids.map((id) => anonymousId(id, made));
  const { order, opened, trail } = picture;
  return {
    ...picture,
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) => (order[lane] ? [[lane, all(order[lane])]] : [])),
      ),
    }),
    ...(opened && { opened: all(opened) }),
    ...(trail && { trail: { open: trail.open && anonymousId(trail.open, made), ids: all(trail.ids) } }),
  };
}
