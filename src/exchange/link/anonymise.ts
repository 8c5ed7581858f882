import type { Call, Change, Credentials, Try } from '../../engine/index.ts';
import { accountOf, worldFrom } from '../../engine/index.ts';
import { anonymousDocument } from './anonymous-document.ts';
import { anonymousKey, anonymousMessage, anonymousText } from './anonymous-text.ts';
import type { LinkState, Shown } from './link-state.ts';
import { anonymousPicture } from './anonymous-picture.ts';
import { anonymousAsSent } from './anonymous-trace.ts';
import { MadeUpWords } from './made-up-words.ts';

/** Fields whose texts are AWS's own words, or made up anyway (secrets); by their names with a small first letter. */
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
/** Free text, of which no word could stay; and what is derived from names. */
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
  // A queue's attributes have AWS's names, and so have the keys of a session.
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
 * The same account with made-up account numbers, names, ids and texts, the same for the same each time, so that every
 * answer stays as it was. Words that many accounts have (`admin`, `prod`) stay; wildcards and AWS's own names do, too.
 */
export function anonymise(state: LinkState): LinkState {
  const made = new MadeUpWords();
  // First, so that it gets the first number of AWS's examples.
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
