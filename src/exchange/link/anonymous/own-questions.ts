import type { Change, Credentials, Decision, Try, World } from '../../../engine/index.ts';
import { attempt } from '../../../engine/calls.ts';
import { accountOf, parseArn, userArn, worldFrom } from '../../../engine/index.ts';
import type { Work } from '../../work.ts';
import { wholeCredentials } from '../bare-command.ts';
import { commandOf } from './commands.ts';
import { isObject, type Fields } from './documents.ts';
import type { OwnNames } from './own-names.ts';
import type { Texts } from './texts.ts';

/** The most callers, of each kind, the most things that each is asked about, and the most policies that name them. */
const most = { callers: 8, targets: 60, documents: 400 } as const;

type Target = Pick<Try, 'action' | 'resource' | 'context'>;

/** At most so many of a list, from all over it. */
const some = <T>(all: readonly T[], count: number): readonly T[] =>
  all.length <= count
    ? all
    : Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const textsIn = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');

/** Every policy document of an account, as its text. */
function documentsOf(rows: readonly Change[]): readonly string[] {
  const fields = ['document', 'trustPolicy', 'policy'];
  return rows.flatMap(({ after }) => {
    const row = after as unknown as Fields;
    const versions = listOf(row['versions']).filter(isObject);
    return [row, ...versions].flatMap((one) => fields.flatMap((field) => textsIn(one[field])));
  });
}

function statementsIn(document: string): readonly Fields[] {
  try {
    const { Statement } = JSON.parse(document) as { readonly Statement?: unknown };
    return listOf(Statement).filter(isObject);
  } catch {
    return [];
  }
}

/** Texts that a pattern may mean: with nothing and with a letter in the place of its wildcards. */
function meantBy(pattern: string, name: string): readonly string[] {
  const text = pattern.replace(/\$\{[^{}]*\}/g, name);
  if (!/[*?]/.test(text)) return [text];
  return [text.replace(/\*/g, '').replace(/\?/g, 'q'), text.replace(/[*?]/g, 'q')];
}

/** A pattern of ARNs with a region and an account in the place of their wildcards: no ARN is without them. */
function inPlace(pattern: string, account: string): string {
  const [, start, region = '', owner = '', rest] =
    /^(arn:[^:$]*:[^:$]*):([^:$]*):([^:$]*):([^]*)$/.exec(pattern) ?? [];
  if (start === undefined || rest === undefined) return pattern;
  const filled = (part: string, by: string): string => (/[*?]/.test(part) ? by : part);
  return [start, filled(region, 'us-east-1'), filled(owner, account), rest].join(':');
}

/** The condition keys with which a statement may apply. */
function keysFor(condition: unknown, name: string): Record<string, readonly string[]> {
  const keys: Record<string, readonly string[]> = {};
  for (const compared of isObject(condition) ? Object.values(condition) : [])
    for (const [key, values] of isObject(compared) ? Object.entries(compared) : []) {
      const [first = ''] = textsIn(values);
      keys[key] = [meantBy(first, name).at(-1) ?? ''];
    }
  return keys;
}

function targetsOf(statement: Fields, name: string, account: string, own: OwnNames): readonly Target[] {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const actions = textsIn(Action ?? NotAction).flatMap((action) => own.sampleAction(action) ?? []);
  const named = textsIn(Resource ?? NotResource ?? '*').flatMap((one) =>
    one === '*' ? ['*'] : meantBy(inPlace(one, account), name),
  );
  const resources = named.filter((one) => one === '*' || parseArn(one) !== null);
  const keys = keysFor(Condition, name);
  const hasKeys = Object.keys(keys).length > 0;
  return some(actions, 3).flatMap((action) =>
    some(resources, 4).flatMap((resource) => [
      { action, resource },
      ...(hasKeys ? [{ action, resource, context: { keys } }] : []),
    ]),
  );
}

/** The ARN and an action of each thing that can be asked for. */
const things = (world: World): readonly Target[] => [
  ...Array.from(world.tables.roles.values(), ({ account, path, name }) => ({
    action: 'sts:AssumeRole',
    resource: `arn:aws:iam::${account}:role${path}${name}`,
  })),
  ...Array.from(world.tables.resources.values(), ({ id }) => {
    const service = parseArn(id)?.service ?? '';
    return { action: askedOf[service] ?? 's3:GetObject', resource: id };
  }),
  ...Array.from(world.tables.users.values(), (user) => ({ action: 'iam:GetUser', resource: userArn(user) })),
];

const askedOf: Readonly<Record<string, string>> = {
  s3: 's3:GetObject',
  kms: 'kms:Decrypt',
  sqs: 'sqs:SendMessage',
  lambda: 'lambda:InvokeFunction',
  dynamodb: 'dynamodb:GetItem',
  secretsmanager: 'secretsmanager:GetSecretValue',
};

const hour = 3_600_000;
const isOfQuestion = (key: string): boolean => /^ASIAQUESTION\d{4}EXAMPLE$/.test(key);

/** An account's rows with a session for some of its roles, so that these can be asked, too. */
export function withSessions(rows: readonly Change[], at: number): readonly Change[] {
  const roles = rows.flatMap((change) => (change.table === 'roles' && change.after ? [change.after] : []));
  const sessions = some(roles, most.callers).map((role, index): Change => {
    const id = `ASIAQUESTION${String(index).padStart(4, '0')}EXAMPLE`;
    return {
      table: 'sessions',
      key: id,
      before: null,
      after: {
        id,
        account: role.account,
        kind: 'assumedRole',
        ownerId: role.id,
        sessionName: 'user',
        secretAccessKey: 'EXAMPLEKEY',
        sessionToken: 'EXAMPLE',
        issuedAt: at,
        expiresAt: at + hour,
        issuedTo: { arn: `arn:aws:iam::${role.account}:root`, id: null },
        chained: false,
      },
    };
  });
  return [...rows, ...sessions];
}

/** The account's own questions: who may do, of all that its policies and things name, what. */
export function ownQuestions(rows: readonly Change[], own: OwnNames): readonly Try[] {
  const world = worldFrom(rows);
  const users = some([...world.tables.users.values()], most.callers);
  const callers: Credentials[] = [
    ...users.map(({ id }): Credentials => ({ type: 'console', id })),
    ...Array.from(world.tables.sessions.keys())
      .filter(isOfQuestion)
      .map((accessKeyId): Credentials => ({ type: 'key', accessKeyId, secretAccessKey: '' })),
  ];
  const name = users[0]?.name ?? 'user';
  const statements = some(documentsOf(rows), most.documents).flatMap(statementsIn);
  const named = statements.flatMap((statement) => targetsOf(statement, name, accountOf(world), own));
  const targets = [
    ...new Map([...named, ...things(world)].map((target) => [JSON.stringify(target), target])).values(),
  ];
  return callers.flatMap((credentials) =>
    some(targets, most.targets).map((target): Try => ({ type: 'try', ...target, credentials })),
  );
}

/** A question that the made-up account answers otherwise. */
export interface Difference {
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly before: Decision['verdict'] | null;
  readonly after: Decision['verdict'] | null;
}

const answered = (
  world: World,
  question: Try,
  rows: ReadonlyMap<string, Change>,
  at: number,
): Decision | null =>
  attempt(
    world,
    { ...question, credentials: question.credentials && wholeCredentials(question.credentials, rows) },
    at,
  ).decision;

const byPlace = (rows: readonly Change[]): ReadonlyMap<string, Change> =>
  new Map(rows.map((change) => [`${change.table}/${change.key}`, change]));

interface Side {
  readonly rows: readonly Change[];
  readonly at: number;
}

/** Decides an account's own questions before and after, and tells those that are answered otherwise. */
export function* differencesOf(
  questions: readonly Try[],
  before: Side,
  after: Side,
  texts: Texts,
): Work<readonly Difference[]> {
  const [world, made] = [worldFrom(before.rows), worldFrom(after.rows)];
  const [own, next] = [byPlace(before.rows), byPlace(after.rows)];
  const found: Difference[] = [];
  for (const [at, question] of questions.entries()) {
    const one = answered(world, question, own, before.at);
    const other = answered(made, commandOf(question, texts), next, after.at);
    if (one?.verdict !== other?.verdict || one?.decidedBy !== other?.decidedBy) {
      const { action, resource } = question;
      const who = one?.principalArn ?? '';
      found.push({ who, action, resource, before: one?.verdict ?? null, after: other?.verdict ?? null });
    }
    if (at % 4 === 0) yield { phase: 'understanding', done: at / questions.length };
  }
  return found;
}

/** The rows without the sessions that only the questions had. */
export const withoutSessions = (rows: readonly Change[], made: readonly Change[]): readonly Change[] =>
  made.filter((_change, at) => !isOfQuestion(rows[at]?.key ?? ''));
