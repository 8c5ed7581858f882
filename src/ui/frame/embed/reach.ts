import { accessWords } from '#words/access.ts';
import { embedAccess as words } from '#words/embed-access.ts';
import { askerOf } from '../../../assume/why/names.ts';
import { type CellCondition, stranger, type Way, whoReaches } from '../../../engine/access/index.ts';
import { loadActions, parseArn, type PolicyRef, type World } from '../../../engine/index.ts';
import type { Question } from '../../view/questions.ts';
import { shortResource, type ToldAccess } from '../../panels/use/access/told-access.ts';

/** One who reaches something, or one thing that somebody reaches. */
export interface ReachRow {
  readonly name: string;
  /** How they call, or the actions. */
  readonly how: readonly string[];
  /** The policy that allows it, or whatever else decides. */
  readonly through: string;
  /** The conditions under which it holds; empty for always. */
  readonly onlyIf: string;
  /** Whether it is allowed; else the answer isn't known. */
  readonly isAllowed: boolean;
}

const throughOf = (policy: PolicyRef | undefined, other: string): string =>
  policy ? words.policy(policy.name, policy.owner.name) : other;

const conditionsOf = (conditions: readonly CellCondition[]): string =>
  conditions.map(accessWords.condition).join('; ');

/** Puts rows together that differ in how alone. */
function joined(rows: readonly ReachRow[]): readonly ReachRow[] {
  const all = new Map<string, ReachRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.name, row.through, row.onlyIf]);
    const how = [...new Set([...(all.get(key)?.how ?? []), ...row.how])];
    all.set(key, { ...row, how });
  }
  return [...all.values()];
}

const wayOf = (way: Way): string => accessWords.ways[way];

/** The name of a caller: somebody of an account that isn't held is called by it. */
function nameOf(way: Way, arn: string): string {
  const { account } = parseArn(arn) ?? {};
  if (way === 'account') return account === stranger ? words.anyAccount : words.account(account ?? arn);
  return way === 'anyone' ? words.anyone : askerOf({ principalArn: arn }).name;
}

/** Lists everybody who reaches a resource by an action, whoever asks. Fetches the actions of the action's service. */
export async function whoRows(
  world: World,
  { action, resource }: Pick<Question, 'action' | 'resource'>,
): Promise<readonly ReachRow[]> {
  const catalog = await loadActions();
  const service = await catalog.service(action.slice(0, action.indexOf(':'))).catch(() => undefined);
  const { reaches } = whoReaches(world, { action, resource }, service?.actions ?? []);
  return joined(
    reaches.flatMap(({ way, who, cells }) =>
      who.flatMap((arn) =>
        cells.map(({ answers: [answer], conditions }): ReachRow => {
          const isKnown = answer?.verdict === 'allow';
          const other = isKnown ? accessWords.layer(answer.decidedBy) : words.unknown;
          return {
            name: nameOf(way, arn),
            how: [wayOf(way)],
            through: throughOf(isKnown ? answer.statement?.policy : undefined, other),
            onlyIf: conditionsOf(conditions),
            isAllowed: isKnown,
          };
        }),
      ),
    ),
  );
}

/** Lists all that somebody reaches: the resources as policies write them, with the actions. */
export const whatRows = ({ services }: ToldAccess): readonly ReachRow[] =>
  joined(
    services.flatMap(({ lines }) =>
      lines.flatMap((line) =>
        line.resources.map((resource): ReachRow => ({
          name: line.isExcept ? accessWords.but(shortResource(resource)) : shortResource(resource),
          how: line.actions.length === 0 ? [accessWords.allActions] : line.actions,
          through: throughOf(line.by?.policy, accessWords.layer(line.decidedBy)),
          onlyIf: conditionsOf(line.conditions),
          isAllowed: true,
        })),
      ),
    ),
  );

/** Says of all others that nothing allows them, but for those of whom the answer isn't known. */
export const restOf = (kind: 'who' | 'what', rows: readonly ReachRow[]): string =>
  kind === 'who' && rows.some(({ isAllowed }) => !isAllowed) ? words.restUnknown : words.rest[kind];
