import type { ResourceRow, World } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry, Input } from './entry.ts';
import { call, comment, tagRecord } from './entry.ts';
import { writable } from './missing-principals.ts';

type FunctionRow = Extract<ResourceRow, { kind: 'function' }>;
type Values = Readonly<Record<string, unknown>>;

/** The smallest archive: the page doesn't keep a function's code. */
const archive = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==';

/** The commands that make a function, and its resource-based policy statement by statement. */
export function functionEntries(world: World, row: FunctionRow): Entry[] {
  const { region, name } = row;
  const { document, missing } = writable(world, row.account, row.policy ?? '', 'lambda:*');
  const statements = row.policy === undefined ? [] : statementsOf(document);
  return [
    call(
      'lambda',
      'CreateFunction',
      {
        FunctionName: name,
        Runtime: row.runtime === '' ? undefined : row.runtime,
        Role: row.roleArn,
        Handler: row.handler === '' ? undefined : row.handler,
        Code: { ZipFile: archive },
        Description: row.description === '' ? undefined : row.description,
        Timeout: row.timeout,
        MemorySize: row.memorySize,
        Tags: tagRecord(row.tags),
      },
      { region },
    ),
    ...missing.map((who) => comment(scriptWords.missing(name, who))),
    ...statements.map((statement) => {
      const input = permissionOf(name, statement);
      return input
        ? call('lambda', 'AddPermission', input, { region })
        : comment(scriptWords.functionPolicy(name));
    }),
  ];
}

function statementsOf(document: string): readonly Values[] {
  const { Statement } = JSON.parse(document) as { readonly Statement: unknown };
  return [Statement].flat() as readonly Values[];
}

/** Members of AddPermission → their places in the statement that it writes. */
const conditions: Readonly<Record<string, readonly [operator: string, key: string]>> = {
  SourceAccount: ['StringEquals', 'AWS:SourceAccount'],
  PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
  EventSourceToken: ['StringEquals', 'lambda:EventSourceToken'],
  FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
  SourceArn: ['ArnLike', 'AWS:SourceArn'],
};

function principalIn(principal: unknown): string | null {
  if (principal === '*') return '*';
  const values = Object.entries((principal ?? {}) as Values);
  const [[kind, value] = []] = values;
  const isOne = values.length === 1 && typeof value === 'string' && (kind === 'AWS' || kind === 'Service');
  return isOne ? value : null;
}

/** The input of AddPermission for this statement, or null if AddPermission can't write it. */
function permissionOf(FunctionName: string, statement: Values): Input | null {
  const { Sid, Effect, Principal, Action, Condition = {} } = statement;
  const principal = principalIn(Principal);
  if (typeof Sid !== 'string' || typeof Action !== 'string' || Effect !== 'Allow' || principal === null)
    return null;
  const given = Object.entries(conditions).flatMap(([member, [operator, key]]) => {
    const value = (Condition as Readonly<Record<string, Values | undefined>>)[operator]?.[key];
    return value === undefined ? [] : [[member, value] as const];
  });
  const count = Object.values(Condition as Values).flatMap((keys) => Object.keys(keys as Values)).length;
  if (count !== given.length || given.some(([, value]) => typeof value !== 'string')) return null;
  return { FunctionName, StatementId: Sid, Action, Principal: principal, ...Object.fromEntries(given) };
}
