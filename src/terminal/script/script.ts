import type { Call, World } from '../../engine/index.ts';
import { accountOf, prepare, rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import { cliLine } from '../cli-line.ts';
import { shellQuote, visibleText } from '../shell-quote.ts';
import type { CallEntry, Entry, Given } from './entry.ts';
import { scriptRegion, passwordMark } from './entry.ts';
import type { JournalCall } from './journal-entries.ts';
import { journalEntries } from './journal-entries.ts';
import { entriesOf } from './steps.ts';

const [opening, closing] = ['\uE000', '\uE001'];
const mark = (variable: string): string => `${opening}${variable}${closing}`;
/** The opening sign of a mark, if the text already had one. */
const itself = mark('');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Signs around an id, so that `r-exam` isn't found in `user-example`. No id has them. */
const between = (id: string): RegExp => new RegExp(`(?<![\\w-])${escaped(id)}(?![\\w-])`, 'g');

/** Changes every text in a value, including the names of members. */
function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => changed(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [change(name), changed(inner, change)]),
  );
}

const callIn = (entry: Entry): CallEntry | null =>
  entry.type === 'call' ? entry : entry.type === 'wait' ? entry.ask : null;

/** A command whose answer has an id that a later command uses. */
type Prepared = Entry & { readonly variable?: string };

/**
 * Replaces the ids that AWS chooses by variables wherever a later input has them. Ids that nothing uses get no
 * variable.
 */
function withVariables(entries: readonly Entry[]): Prepared[] {
  const texts = entries.map((entry) => JSON.stringify(callIn(entry)?.input ?? null));
  const counts = new Map<string, number>();
  const known: (readonly [RegExp, string])[] = [];
  const place = (text: string): string =>
    text === passwordMark
      ? text
      : known.reduce(
          (result, [id, variable]) => result.replace(id, () => mark(variable)),
          text.replaceAll(opening, itself),
        );
  return entries.flatMap((entry, i): Prepared[] => {
    const filled = filledIn(entry, place);
    const given = entry.type === 'call' ? entry.gives : undefined;
    if (!given) return [filled];
    const isNamed = texts.slice(i + 1).some((text) => isIn(text, given));
    if (!isNamed) return entry.type === 'call' && entry.asksOnly ? [] : [filled];
    const count = (counts.get(given.name) ?? 0) + 1;
    counts.set(given.name, count);
    const variable = `${given.name}_${count}`;
    known.push([between(given.id), variable]);
    return [{ ...filled, variable }];
  });
}

const isIn = (text: string, { id }: Given): boolean => text.includes(id) && between(id).test(text);

function filledIn(entry: Entry, place: (text: string) => string): Entry {
  const fill = (one: CallEntry): CallEntry => ({
    ...one,
    input: changed(one.input, place) as CallEntry['input'],
  });
  if (entry.type === 'call') return fill(entry);
  return entry.type === 'wait' ? { ...entry, ask: fill(entry.ask) } : entry;
}

/** A line's quotes, as `cliLine` sets them. */
type Quote = '' | "'" | "$'";

const marked = /\uE000(\w*)\uE001/y;
/** A word that is exactly a mark. */
const whole = /(?<=^|[ =])'\uE000(\w+)\uE001'(?= |$)/g;

/**
 * Replaces the marks in a command line by shell variables. Around a variable, quotes end and begin again, so that the
 * shell expands only the variable.
 */
function expanded(line: string): string {
  const simple = line.replace(whole, (_word, name: string) => `"$${name}"`);
  let result = '';
  let quote: Quote = '';
  for (let i = 0; i < simple.length; i++) {
    const sign = simple.charAt(i);
    marked.lastIndex = i;
    const [found, name = ''] = (sign === opening && marked.exec(simple)) || [];
    if (found !== undefined) {
      result += name === '' ? opening : quote === '' ? `"$${name}"` : `'"$${name}"${quote}`;
      i += found.length - 1;
    } else if (sign === '\\' && quote !== "'") result += sign + simple.charAt(++i);
    else {
      if (sign === "'") quote = quote !== '' ? '' : simple.charAt(i - 1) === '$' ? "$'" : "'";
      result += sign;
    }
  }
  return result;
}

/** Whether an input asks for the password. */
const asksForPassword = (entry: Entry): boolean =>
  JSON.stringify(callIn(entry)?.input ?? null).includes(passwordMark);

const word = 'Change-me-1st!';

/** A password that the account's policy and its user pools take: letters of both cases, digits, symbols, long enough. */
function passwordFor(world: World, account: string): string {
  const policies = [
    world.tables.accountSettings.get(account)?.passwordPolicy?.minimumPasswordLength ?? 0,
    ...rowsBy(world, 'userPoolsByAccount', account).map(({ passwordPolicy }) => passwordPolicy.minimumLength),
  ];
  return word.repeat(Math.max(1, Math.ceil(Math.max(...policies) / word.length)));
}

type Request = Pick<Call, 'service' | 'operation' | 'input'>;

/**
 * A script for the real AWS CLI that makes an account again in an empty one. Each command comes after the ones that it
 * needs. If something uses an id that AWS chooses, the script keeps it in a variable. Comments name what a script can't
 * make.
 */
export async function workspaceScript(world: World, account: string = accountOf(world)): Promise<string> {
  const entries = entriesOf(world, account);
  const usesPassword = entries.some(asksForPassword);
  const password = [`# ${scriptWords.password}`, `PASSWORD="\${PASSWORD:-${passwordFor(world, account)}}"`];
  return script(scriptWords.head(account), [...(usesPassword ? password : []), ...(await linesOf(entries))]);
}

/**
 * A script of calls from the log, in their order. The person who runs it chooses the caller. Ids from earlier calls
 * stay as they are.
 */
export const journalScript = async (calls: readonly JournalCall[]): Promise<string> =>
  script(scriptWords.journalHead, await linesOf(journalEntries(calls)));

const script = (head: string, lines: readonly string[]): string =>
  `#!/bin/bash\n# ${head}\nset -e\nexport AWS_REGION="\${AWS_REGION:-${scriptRegion}}" AWS_PAGER=\n\n${lines.map((line) => `${line}\n`).join('')}`;

/** The lines of entries. It first loads the models of all calls. */
async function linesOf(entries: readonly Entry[]): Promise<string[]> {
  const calls = entries.flatMap((entry) => requestOf(entry) ?? []);
  const first = new Map(calls.map((call) => [`${call.service}:${call.operation}`, call]));
  await Promise.all([...first.values()].map(prepare));
  return withVariables(entries).map(lineOf);
}

function requestOf(entry: Entry): Request | null {
  const found = entry.type === 'call' ? entry : entry.type === 'wait' ? entry.ask : null;
  return found as unknown as Request | null;
}

function commandOf({ service, operation, input, region }: CallEntry): string {
  const line = expanded(cliLine({ service, operation, input } as unknown as Request));
  return region === undefined ? line : `${line} --region ${shellQuote(region)}`;
}

const asText = (line: string, query: string): string =>
  `$(${line} --query ${shellQuote(query)} --output text)`;

function lineOf(entry: Prepared): string {
  if (entry.type === 'comment') return `# ${visibleText(entry.text)}`;
  if (entry.type === 'wait')
    return `while [ "${asText(commandOf(entry.ask), entry.query)}" = ${shellQuote(entry.while)} ]; do sleep 2; done`;
  const line = commandOf(entry);
  return entry.variable === undefined ? line : `${entry.variable}=${asText(line, entry.gives?.query ?? '')}`;
}
