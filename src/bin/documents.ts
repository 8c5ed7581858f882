import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Decision, DecisionInput, DocumentKind, World } from '../engine/index.ts';
import { checkDocument, decide } from '../engine/index.ts';
import { worldOfFile, worldOfLink } from '../sdk/account-text.ts';
import { decisionOn } from '../testing/asking.ts';
import { UsageError } from './usage.ts';

/** The options with which a question is asked, of plain documents or of an account. */
const options = {
  input: { type: 'string' },
  caller: { type: 'string' },
  action: { type: 'string' },
  resource: { type: 'string' },
  'resource-account': { type: 'string' },
  context: { type: 'string', multiple: true },
  identity: { type: 'string', multiple: true },
  boundary: { type: 'string' },
  session: { type: 'string', multiple: true },
  'resource-policy': { type: 'string' },
  trust: { type: 'string' },
  scp: { type: 'string', multiple: true },
  rcp: { type: 'string', multiple: true },
  load: { type: 'string' },
  link: { type: 'string' },
  as: { type: 'string' },
} as const;

/** The options that only documents have: an account holds its own. */
const ofDocuments = [
  ...['input', 'caller', 'resource-account', 'identity', 'boundary', 'session', 'resource-policy'],
  ...['trust', 'scp', 'rcp'],
] as const;

/** The parts of a question that are policies, and what AWS lets such a one say. */
const kinds = {
  identity: 'inline',
  boundary: 'managed',
  session: 'session',
  resourcePolicy: 'resource',
  trust: 'trust',
  scps: 'scp',
  rcps: 'rcp',
} as const satisfies { readonly [P in keyof DecisionInput]?: DocumentKind };

type Values = ReturnType<typeof parsed>;

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A file's text; `-` is what is piped in. */
function textOf(option: string, file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`--${option}: ${file} can't be read: ${(error as Error).message}`);
  }
}

/** Returns a policy's text, if AWS would take it: no account holds one that it refuses. */
function policyIn(place: string, text: string, kind: DocumentKind): string {
  const fault = checkDocument(text, kind);
  if (fault !== null) throw new UsageError(`${place} is no policy that AWS takes: ${fault}`);
  return text;
}

/** `aws:PrincipalTag/team=web`, once for each value. */
function contextOf(given: readonly string[] = []): Record<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--context: KEY=VALUE, not ${text}`);
    const key = text.slice(0, at);
    keys.set(key, [...(keys.get(key) ?? []), text.slice(at + 1)]);
  }
  return Object.fromEntries(keys);
}

function inputOf(file: string): Partial<DecisionInput> {
  let value: unknown;
  try {
    value = JSON.parse(textOf('input', file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--input: ${file} is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`--input: ${file} must hold one object, as \`decide\` takes it`);
  const input: Partial<DecisionInput> = value;
  for (const [part, kind] of Object.entries(kinds))
    for (const policy of [input[part as keyof typeof kinds] ?? []].flat(2))
      policyIn(`--input: ${part}`, typeof policy === 'string' ? policy : JSON.stringify(policy), kind);
  return input;
}

/** The question that the options ask of documents, over the one that `--input` holds. */
function questionOf(values: Values): DecisionInput {
  const read = (option: string, kind: DocumentKind, file: string): string =>
    policyIn(`--${option}: ${file}`, textOf(option, file), kind);
  const one = (option: 'boundary' | 'resource-policy' | 'trust', kind: DocumentKind): string | undefined =>
    values[option] === undefined ? undefined : read(option, kind, values[option]);
  const many = (
    option: 'identity' | 'session' | 'scp' | 'rcp',
    kind: DocumentKind,
  ): readonly string[] | undefined => values[option]?.map((file) => read(option, kind, file));
  const given = {
    caller: values.caller,
    action: values.action,
    resource: values.resource,
    resourceAccount: values['resource-account'],
    context: values.context && contextOf(values.context),
    identity: many('identity', kinds.identity),
    boundary: one('boundary', kinds.boundary),
    session: many('session', kinds.session),
    resourcePolicy: one('resource-policy', kinds.resourcePolicy),
    trust: one('trust', kinds.trust),
    scps: many('scp', kinds.scps),
    rcps: many('rcp', kinds.rcps),
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const whole = { ...(values.input === undefined ? {} : inputOf(values.input)), ...Object.fromEntries(said) };
  const { caller, action } = whole as Partial<DecisionInput>;
  if (caller === undefined) throw new UsageError('--caller ARN: nobody asks');
  if (typeof action !== 'string') throw new UsageError('--action: nothing is asked for');
  return whole as DecisionInput;
}

async function accountOf({ load, link }: Values): Promise<World> {
  const option = load === undefined ? '--link' : '--load';
  try {
    return load === undefined ? await worldOfLink(link ?? '') : await worldOfFile(textOf('load', load), load);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${option}: ${(error as Error).message}`);
  }
}

/** Decides what the command line asks: of plain documents, or of an account. @throws UsageError */
export async function decisionAsked(argv: readonly string[]): Promise<Decision> {
  const values = parsed(argv);
  const { action, resource, context } = values;
  try {
    if (values.load === undefined && values.link === undefined) {
      if (values.as !== undefined) throw new UsageError('--as: asks an account, of --load or --link');
      return decide(questionOf(values));
    }
    const other = ofDocuments.find((option) => values[option as keyof Values] !== undefined);
    if (other) throw new UsageError(`--${other}: the account has its own; ask it with --as and --action`);
    if (values.as === undefined) throw new UsageError('--as: root, user/NAME, role/NAME or an ARN');
    if (action === undefined) throw new UsageError('--action: nothing is asked for');
    const asked = { as: values.as, action, context: contextOf(context) };
    return decisionOn(await accountOf(values), resource === undefined ? asked : { ...asked, resource });
  } catch (error) {
    // A question that can't be asked: no action, no ARN, nobody of that name.
    if (error instanceof TypeError || error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
