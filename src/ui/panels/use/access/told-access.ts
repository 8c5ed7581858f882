import type {
  Asker,
  Cell,
  CellAnswer,
  CellCondition,
  Access,
  Scope,
  Witness,
  WorldCaller,
} from '../../../../engine/access/index.ts';
import { accessOf, decisionOf, difference } from '../../../../engine/access/index.ts';
import type { PolicyRef, ServiceAction, Verdict } from '../../../../engine/index.ts';

/** The statement that decides a line, as it stands in its policy. */
interface ToldStatement {
  readonly policy: PolicyRef;
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly sid: string | null;
  /** Plain JSON. */
  readonly statement: unknown;
}

/** A refused request beside an allowed one, and what sets the two apart. */
interface Outside {
  readonly by: 'condition' | 'action' | 'resource';
  readonly witness: Witness;
}

/** Requests that one statement decides alike: some actions, on some resources, under some conditions. */
export interface ToldLine {
  readonly actions: readonly string[];
  /** Whether it holds actions of services that no policy names as well. */
  readonly hasOthers: boolean;
  /** As the deciding statement writes them; where none names them, as the witness does. */
  readonly resources: readonly string[];
  /** Whether the resources are all but those. */
  readonly isExcept: boolean;
  readonly conditions: readonly CellCondition[];
  readonly verdict: Verdict;
  readonly decidedBy: CellAnswer['decidedBy'];
  readonly by: ToldStatement | null;
  readonly witness: Witness;
  /** Whether the witness's action is made up: AWS's actions that are known don't match what a policy names. */
  readonly isMadeUp: boolean;
  /** Requests that are refused, just outside of the line. */
  readonly outside: readonly Outside[];
  /** Compared with somebody: whether only this one may, or only the other; null where both may. */
  readonly only: 'this' | 'other' | null;
}

export interface ToldService {
  /** Such as `s3`; empty for all services that no policy names. */
  readonly prefix: string;
  readonly name: string;
  /** All actions that the service has; null where that isn't counted. */
  readonly total: number | null;
  /** The actions that are allowed without a condition on at least one resource, and those only under one. */
  readonly always: number;
  readonly conditional: number;
  readonly lines: readonly ToldLine[];
}

/** The names of the two that are compared. */
export interface Compared {
  readonly who: string;
  readonly other: string;
}

/** All that somebody may do, as the page shows it. */
export interface ToldAccess {
  readonly services: readonly ToldService[];
  /** Sets that a policy would allow and something else stops, and what a Deny names. */
  readonly stopped: readonly ToldLine[];
  /** Sets that aren't known, since they aren't modelled. */
  readonly open: readonly ToldLine[];
  readonly isBounded: boolean;
}

/** A service by its prefix, with its name and the number of its actions. */
export interface KnownService {
  readonly prefix: string;
  readonly name: string;
  readonly total: number;
}

const prefixOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf(':')));

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Finds the statement that decides a cell for its first subject, in the decision on the cell's witness. */
function statementOf(asker: WorldCaller, { answers: [answer], witness }: Cell): ToldStatement | null {
  const ref = answer?.statement;
  if (!ref) return null;
  const traces = decisionOf(asker, witness)?.steps.flatMap(({ statements }) => statements) ?? [];
  const { kind, name, owner } = ref.policy;
  const trace = traces.find(
    ({ policy, index }) =>
      policy.kind === kind && policy.name === name && policy.owner.id === owner.id && index === ref.index,
  );
  return { policy: ref.policy, index: ref.index, sid: ref.sid, statement: trace?.statement ?? null };
}

function resourcesOf(by: ToldStatement | null, witness: Witness): Pick<ToldLine, 'resources' | 'isExcept'> {
  const { statement } = by ?? {};
  if (isRecord(statement)) {
    const { kind, owner } = by?.policy ?? {};
    // In a key's policy, and in others of one thing, `*` means this thing.
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
    const named = listOf(statement['Resource']).map((one) =>
      one === '*' && kind === 'resource' ? (owner?.id ?? one) : one,
    );
    if (named.length > 0) return { resources: named, isExcept: false };
    const spared = listOf(statement['NotResource']);
    if (spared.length > 0) return { resources: spared, isExcept: true };
  }
  return { resources: [witness.resource], isExcept: false };
}

type Drawn = ToldLine & { readonly cell: Cell };

/** Writes each cell as a line, and joins those that one statement decides alike. */
export function linesOf(asker: WorldCaller, cells: readonly Cell[]): readonly Drawn[] {
  const lines = new Map<string, Drawn>();
  for (const cell of cells) {
    const [answer] = cell.answers;
    if (!answer) continue;
    const by = statementOf(asker, cell);
    const line: Drawn = {
      ...{ actions: cell.actions, hasOthers: cell.hasOthers, conditions: cell.conditions, by, cell },
      ...resourcesOf(by, cell.witness),
      ...{ verdict: answer.verdict, decidedBy: answer.decidedBy },
      ...{ witness: cell.witness, isMadeUp: cell.isMadeUp },
      ...{ outside: [], only: null },
    };
    const key = JSON.stringify([
      by && [by.policy, by.index],
      line.resources,
      line.conditions,
      line.verdict,
      line.decidedBy,
    ]);
    const known = lines.get(key);
    const actions = known ? [...new Set([...known.actions, ...line.actions])].sort() : line.actions;
    const hasOthers = line.hasOthers || known?.hasOthers === true;
    const told = known && !(known.isMadeUp && !line.isMadeUp) ? known : line;
    lines.set(key, { ...told, actions, hasOthers });
  }
  return [...lines.values()];
}

/** What somebody would ask next: to delete, then to write, then anything else. */
const rankOf = (name: string): number =>
  ['Delete', 'Put', 'Create'].findIndex((verb) => name.startsWith(verb)) >>> 0;

/** Finds refused requests beside a line: without its conditions, by another action, on another resource. */
function outsideOf(
  { witness, conditions }: ToldLine,
  all: Access,
  actions: readonly ServiceAction[],
): Outside[] {
  const isRefused = (one: Witness): boolean => all.cellOf(one)?.answers[0]?.isRefused === true;
  const { action, resource } = witness;
  const found: Outside[] = [];
  const bare = { ...witness, keys: {} };
  if (conditions.length > 0 && isRefused(bare)) found.push({ by: 'condition', witness: bare });
  const own = actions.find(({ id }) => id === action);
  const types = new Set(own?.resourceTypes.map(({ name }) => name));
  const other = actions
    .filter(
      ({ id, resourceTypes }) =>
        prefixOf(id) === prefixOf(action) &&
        id !== action &&
        resourceTypes.some(({ name }) => types.has(name)),
    )
    .sort((a, b) => rankOf(a.name) - rankOf(b.name))
    .find(({ id }) => isRefused({ ...witness, action: id }));
  if (other) found.push({ by: 'action', witness: { ...witness, action: other.id } });
  const elsewhere = all.cells.find(
    ({ answers: [answer], actions: listed, named }) =>
      answer?.isRefused === true && listed.includes(action) && named.length > 0 && !named.includes(resource),
  );
  const [first] = elsewhere?.named ?? [];
  if (first !== undefined && isRefused({ ...witness, resource: first }))
    found.push({ by: 'resource', witness: { ...witness, resource: first } });
  return found;
}

function serviceOf(
  prefix: string,
  lines: readonly ToldLine[],
  known: ReadonlyMap<string, KnownService>,
): ToldService {
  const own = lines.filter(({ only }) => only !== 'other');
  const named = (some: readonly ToldLine[]): Set<string> => new Set(some.flatMap(({ actions }) => actions));
  const always = named(own.filter(({ conditions }) => conditions.length === 0));
  const conditional = [...named(own)].filter((action) => !always.has(action)).length;
  const { name = prefix, total = null } = known.get(prefix) ?? {};
  return { prefix, name, total, always: always.size, conditional, lines };
}

/** The services of the actions that a text's requests make up. */
export const servicesMadeUp = (lines: readonly Pick<ToldLine, 'isMadeUp' | 'witness'>[]): readonly string[] =>
  lines.flatMap(({ isMadeUp, witness }) => (isMadeUp ? prefixOf(witness.action) : []));

/** Splits lines by services: a statement on `*` stands in each. The services that nobody names come last. */
function servicesOf(lines: readonly ToldLine[], services: readonly KnownService[]): readonly ToldService[] {
  const known = new Map(services.map((one) => [one.prefix, one]));
  const all = new Map<string, ToldLine[]>();
  const add = (prefix: string, line: ToldLine): void => {
    const list = all.get(prefix);
    if (list) list.push(line);
    else all.set(prefix, [line]);
  };
  for (const line of lines) {
    for (const prefix of new Set(line.actions.map(prefixOf)))
      add(prefix, {
        ...line,
        actions: line.actions.filter((action) => prefixOf(action) === prefix),
        hasOthers: false,
      });
    if (line.hasOthers) add('', { ...line, actions: [] });
  }
  return [...all]
    .map(([prefix, own]) => serviceOf(prefix, own, known))
    .sort((a, b) => Number(a.prefix === '') - Number(b.prefix === '') || a.name.localeCompare(b.name, 'en'));
}

/** Whether somebody or something says no, where a policy would have allowed it, or would if it were asked. */
function isStopped({ answers: [answer] }: Cell): boolean {
  if (!answer || answer.verdict === 'allow' || answer.verdict === 'notModelled') return false;
  return (
    answer.verdict === 'explicitDeny' || ['boundary', 'session', 'scp', 'rcp'].includes(answer.decidedBy)
  );
}

/** A caller, and one to compare with. */
interface AccessRequest {
  readonly asker: WorldCaller;
  readonly beside: WorldCaller | null;
  /** The actions of the services that the policies name. */
  readonly actions: readonly ServiceAction[];
  readonly services: readonly KnownService[];
  /** The names of further actions, of services that aren't told apart. */
  readonly known?: readonly string[];
}

/** What only one of two may do. `isMore`: whether some of a line is beyond the other. */
function compared(asker: Asker, other: Asker, scope: Scope, own: Access) {
  const { gained, lost } = difference(other, asker, scope);
  const gainedIn = new Set(gained.map(({ witness }) => own.cellOf(witness)));
  return { isMore: ({ cell }: Drawn): boolean => gainedIn.has(cell), lost };
}

/** All that a caller may do, what stops the rest, and what is beyond or short of somebody else's. */
export function toldAccess({ asker, beside, actions, services, known = [] }: AccessRequest): ToldAccess {
  const scope = { actions, known };
  const all = accessOf(asker, scope);
  const verdictOf = ({ answers: [answer] }: Cell): Verdict | undefined => answer?.verdict;
  const difference = beside && compared(asker, beside, scope, all);
  const allowed = linesOf(
    asker,
    all.cells.filter((cell) => verdictOf(cell) === 'allow'),
  ).map((line) => ({
    ...plain(line),
    outside: outsideOf(line, all, actions),
    only: difference?.isMore(line) ? ('this' as const) : null,
  }));
  const missing = difference
    ? linesOf(beside, difference.lost.map(asOther)).map((line) => ({
        ...plain(line),
        only: 'other' as const,
      }))
    : [];
  return {
    services: servicesOf([...allowed, ...missing], services),
    stopped: linesOf(asker, all.cells.filter(isStopped)).map(plain),
    open: linesOf(
      asker,
      all.cells.filter((cell) => verdictOf(cell) === 'notModelled' && cell.answers[0]?.isRefused === false),
    ).map(plain),
    isBounded: all.isBounded,
  };
}

/** A cell of a difference, from the side of the one who may. */
const asOther = (cell: Cell): Cell => ({ ...cell, answers: [...cell.answers].slice(0, 1) });

function plain({ cell: _, ...line }: Drawn): ToldLine {
  return line;
}

/** Shortens the ARN of a resource for a table: a bucket and its objects by their names, others by what stands last. */
export function shortResource(arn: string): string {
  const parts = arn.split(':');
  return parts.length < 6 || parts[0] !== 'arn' ? arn : parts.slice(5).join(':');
}
