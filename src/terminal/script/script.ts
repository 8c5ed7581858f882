import type { Call, World } from '../../engine/index.ts';
import { accountOf, prepare } from '../../engine/index.ts';
import { scriptWords } from '../../words/en/script.ts';
import { cliLine } from '../cli-line.ts';
import { shellQuote, visibleText } from '../shell-quote.ts';
import type { Entry } from './entry.ts';
import { comment } from './entry.ts';
import { iamEntries } from './iam-entries.ts';
import { organizationEntries } from './organization-entries.ts';
import { resourceEntries } from './resource-entries.ts';

type Request = Pick<Call, 'service' | 'operation' | 'input'>;

/**
 * A script for the real AWS CLI that makes an account again in an empty one: every command stands behind what it
 * needs, ids that are only known then are kept in variables. What a script can't make is said in comments.
 */
export async function workspaceScript(world: World, account: string = accountOf(world)): Promise<string> {
  const entries = [
    ...iamEntries(world, account),
    ...resourceEntries(world, account),
    ...organizationEntries(world, account),
    ...leftOut(world),
  ];
  const usesPassword = entries.some(
    (entry) => entry.type === 'call' && entry.operation === 'CreateLoginProfile',
  );
  await prepareAll(entries.filter((entry) => entry.type === 'call') as unknown as Request[]);
  const lines = entries.map(lineOf);
  const password = [`# ${scriptWords.password}`, `PASSWORD="\${PASSWORD:-Change-me-1st!}"`];
  return script(scriptWords.head(account), [...(usesPassword ? password : []), ...lines]);
}

/** A script of calls as they were made, such as a stretch of the log; who called is left to whoever runs it. */
export async function journalScript(calls: readonly Request[]): Promise<string> {
  await prepareAll(calls);
  return script(scriptWords.journalHead, calls.map(cliLine));
}

const script = (head: string, lines: readonly string[]): string =>
  `#!/bin/bash\n# ${head}\nset -e\n\n${lines.map((line) => `${line}\n`).join('')}`;

async function prepareAll(calls: readonly Request[]): Promise<void> {
  const first = new Map(calls.map((call) => [`${call.service}:${call.operation}`, call]));
  await Promise.all([...first.values()].map(prepare));
}

function lineOf(entry: Entry): string {
  if (entry.type === 'comment') return `# ${visibleText(entry.text)}`;
  const { service, operation, input, variables = [], keeps } = entry;
  const options = variables.map(([flag, variable]) => ` ${flag} "$${variable}"`).join('');
  const line = cliLine({ service, operation, input } as unknown as Request) + options;
  return keeps ? `${keeps.variable}=$(${line} --query ${shellQuote(keeps.query)} --output text)` : line;
}

/** What there is and no command makes. */
function leftOut({ tables }: World): Entry[] {
  const counts = [
    [scriptWords.sessions, tables.sessions.size],
    [scriptWords.identityPools, tables.identityPools.size],
    [scriptWords.userPools, tables.userPools.size],
    [scriptWords.workloads, tables.workloads.size],
  ] as const;
  return counts
    .filter(([, count]) => count)
    .map(([what, count]) => comment(scriptWords.leftOut(what, count)));
}
