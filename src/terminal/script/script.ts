import type { Call, World } from '../../engine/index.ts';
import { accountOf, prepare } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import { cliLine } from '../cli-line.ts';
import { shellQuote, visibleText } from '../shell-quote.ts';
import type { CallEntry, Entry } from './entry.ts';
import { scriptRegion } from './entry.ts';
import type { JournalCall } from './journal-entries.ts';
import { journalEntries } from './journal-entries.ts';
import { passwordFor } from './password.ts';
import { entriesOf } from './steps.ts';
import type { Prepared } from './variables.ts';
import { asksForPassword, expanded, withVariables } from './variables.ts';

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
