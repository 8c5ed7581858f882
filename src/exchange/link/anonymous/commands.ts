import type { Call, ConditionTrace, Credentials, PolicyRef, Try } from '../../../engine/index.ts';
import { apiModel } from '../../../engine/index.ts';
import { bareInput } from '../bare-command.ts';
import type { AsSent, Shown, TracedGate, TracedStatement, Verdict, Vouched } from '../link-state.ts';
import type { Texts } from './texts.ts';
import { Inputs } from './values.ts';

/** Credentials without a secret: those of a key are in its row. */
export function credentialsOf(credentials: Credentials, texts: Texts): Credentials {
  switch (credentials.type) {
    case 'key':
      return { type: 'key', accessKeyId: texts.text(credentials.accessKeyId), secretAccessKey: '' };
    case 'console':
      return { type: 'console', id: texts.text(credentials.id) };
    case 'service':
      return { type: 'service', service: texts.text(credentials.service) };
    case 'account':
      return { type: 'account', arn: texts.text(credentials.arn) };
  }
}

type Context = NonNullable<Call['context']>;
type Keys = NonNullable<Context['keys']>;

const keysOf = (keys: Keys, texts: Texts): Keys =>
  Object.fromEntries(
    Object.entries(keys).map(([key, values]) => [
      texts.key(key),
      values.map((value) => texts.value(key, value)),
    ]),
  );

function contextOf({ sourceIp, userAgent, region, keys }: Context, texts: Texts): Context {
  return {
    ...(sourceIp !== undefined && { sourceIp: texts.text(sourceIp) }),
    ...(userAgent !== undefined && { userAgent: texts.text(userAgent) }),
    ...(region !== undefined && { region: texts.region(region) }),
    ...(keys && { keys: keysOf(keys, texts) }),
  };
}

/** A call or a question with made-up words. The API model of a call must be loaded. */
export function commandOf<C extends Call | Try>(command: C, texts: Texts): C {
  const credentials = command.credentials && credentialsOf(command.credentials, texts);
  const more = { credentials, ...(command.context && { context: contextOf(command.context, texts) }) };
  if (command.type === 'try')
    return {
      ...command,
      ...more,
      action: texts.action(command.action),
      resource: texts.text(command.resource),
    };
  const inputs = new Inputs(apiModel(command.service), texts);
  return { ...command, ...more, input: inputs.input(command.operation, bareInput(command.input)) };
}

const escaped = new Map([
  ['%3A', ':'],
  ['%2F', '/'],
  ['%40', '@'],
  ['%2C', ','],
]);
const written = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:3A|2F|40|2C)/g, (code) => escaped.get(code) ?? code);

function read(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `s3:GetObject/arn:…?as=arn:…&aws:SourceIp=…`, as an address holds a question. */
function questionOf(question: string, texts: Texts): string {
  const [, action = '', resource = '', given = ''] = /^([^/]*)\/?([^?]*)\??([^]*)$/.exec(question) ?? [];
  const pairs = given === '' ? [] : given.split('&');
  const more = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    const [key, value] = [read(pair.slice(0, Math.max(0, equals))), read(pair.slice(equals + 1))];
    if (key === 'as') return `as=${written(texts.text(value))}`;
    return `${written(texts.key(key))}=${written(texts.value(key, value))}`;
  });
  const what = `${written(texts.action(read(action)))}/${written(texts.text(read(resource)))}`;
  return more.length > 0 ? `${what}?${more.join('&')}` : what;
}

function vouchedOf({ account, principal, keys, session, ...rest }: Vouched, texts: Texts): Vouched {
  return {
    ...rest,
    account: texts.text(account),
    principal: texts.text(principal),
    keys: keys.map(({ name, values }) => ({
      name: texts.key(name),
      values: values.map((one) => texts.value(name, one)),
    })),
    ...(session && { session: { ...session, name: texts.text(session.name) } }),
  };
}

/** Names of owners that AWS gives: the root of an organization. */
const ownerOf = ({ kind, id, name }: PolicyRef['owner'], texts: Texts): PolicyRef['owner'] => ({
  kind,
  id: texts.text(id),
  name: kind === 'organizationRoot' && name === 'Root' ? name : texts.text(name),
});

/** How a call was answered, with the made-up words of its account. */
function asSentOf({ trace, session, vouched }: AsSent, texts: Texts): AsSent {
  const condition = (one: ConditionTrace): ConditionTrace => ({
    ...one,
    key: texts.key(one.key),
    expected: one.expected.map((value) => texts.value(one.key, value, one.operator)),
    actual: one.actual && one.actual.map((value) => texts.value(one.key, value, one.operator)),
  });
  const statement = (one: TracedStatement): TracedStatement => ({
    ...one,
    policy: one.policy === null ? null : texts.text(one.policy),
    owner: ownerOf(one.owner, texts),
    conditions: one.conditions.map(condition),
  });
  const gate = (one: TracedGate): TracedGate => ({
    ...one,
    ...(one.level && { level: ownerOf(one.level, texts) }),
    statements: one.statements.map(statement),
  });
  return {
    trace: trace && {
      ...trace,
      action: texts.action(trace.action),
      resource: texts.text(trace.resource),
      principalArn: texts.text(trace.principalArn),
      notModelled: trace.notModelled && {
        feature: texts.sentence(trace.notModelled.feature),
        page: pageOf(trace.notModelled.page, texts),
      },
      gates: trace.gates.map(gate),
    },
    session: session === null ? null : texts.text(session),
    ...(vouched && { vouched: vouchedOf(vouched, texts) }),
  };
}

/** A page of AWS's documentation; its address has AWS's own words. */
const pageOf = (page: string, texts: Texts): string =>
  /^https:\/\/docs\.aws\.amazon\.com\/[\w./#-]*$/.test(page) ? page : texts.text(page);

function verdictOf(verdict: Verdict, texts: Texts): Verdict {
  if (verdict.ok) return verdict;
  if ('notModelled' in verdict) return { ok: false, notModelled: texts.sentence(verdict.notModelled) };
  const code = /^[A-Za-z]{1,64}$/.test(verdict.code) ? verdict.code : texts.text(verdict.code);
  return { ok: false, code, message: texts.sentence(verdict.message) };
}

/** The thing that the sender looked at, with made-up words. A story's frame has none. */
export function shownOf(shown: Shown, texts: Texts): Shown {
  if (shown.kind === 'story') return shown;
  if (shown.kind === 'ask') return { ...shown, question: questionOf(shown.question, texts) };
  const { command, verdict, asSent } = shown;
  return {
    ...shown,
    command: commandOf(command, texts),
    verdict: verdictOf(verdict, texts),
    ...(asSent && { asSent: asSentOf(asSent, texts) }),
  };
}
