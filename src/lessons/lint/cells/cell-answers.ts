import { accessOf, everybodyIn, servicesChanged } from '../../../engine/access/index.ts';
import type { Call, ServiceAction, World } from '../../../engine/index.ts';
import { accountIds, commonActions, fnv, roleArn, userArn } from '../../../engine/index.ts';
import type { Rewriter } from '../../attempt/bench.ts';
import type { PreparedLesson } from '../../attempt-state.ts';
import type { Step } from '../../goal.ts';
import type { PolicyDocument, PolicyUse, Statement } from '../documents.ts';
import { policyIn, withPolicy } from '../documents.ts';
import type { Played } from '../play.ts';
import { play } from '../play.ts';
import type { Edit, Names } from './edits.ts';
import { editsOf } from './edits.ts';

/** A solution with one of its policies changed: the place of the policy among those that it writes, and the change. */
export interface CellAnswer {
  readonly name: string;
  readonly place: number;
  readonly document: PolicyDocument;
}

/** An account that no lesson knows. */
const unknownAccount = '555566667777';

function namesIn(world: World): Names {
  const users = [...world.tables.users.values()];
  return {
    principals: [...users.map(userArn), ...[...world.tables.roles.values()].map(roleArn)].slice(0, 6),
    accounts: [...accountIds(world), unknownAccount],
    users: users.map(({ name }) => name),
  };
}

/** The policies that a solution writes and AWS takes, in order; null in the place of one that AWS refuses. */
export async function documentsOf(
  prepared: PreparedLesson,
  start: World,
  steps: readonly Step[],
): Promise<readonly ({ readonly document: PolicyDocument; readonly use: PolicyUse } | null)[]> {
  const written: Call[] = [];
  const rewrite: Rewriter = (call) => {
    if (policyIn(call)) written.push(call);
    return [call];
  };
  const played = await play(prepared, start, steps, { rewrite, enough: () => true });
  return written.map((call) => (isDone(played, call) ? policyIn(call) : null));
}

const isDone = ({ done }: Played, call: Call): boolean =>
  done.some(({ commits }) =>
    commits.some(({ command, outcome }) => command === call && outcome?.result.ok === true),
  );

/** Plays a solution with one policy changed. Null if AWS refuses the policy. */
export async function playChanged(
  prepared: PreparedLesson,
  start: World,
  steps: readonly Step[],
  { place, document }: CellAnswer,
): Promise<Played | null> {
  const written: Call[] = [];
  const rewrite: Rewriter = (call) => {
    const held = policyIn(call);
    if (!held) return [call];
    const isHere = written.length === place;
    written.push(isHere ? withPolicy(call, held.member, JSON.stringify(document)) : call);
    return written.slice(-1);
  };
  const played = await play(prepared, start, steps, { rewrite, enough: () => true });
  const changed = written[place];
  return changed && isDone(played, changed) ? played : null;
}

/** How many cells are given and taken in each policy. */
const cellsEach = 6;

interface Request {
  readonly action: string;
  readonly resource: string;
}

/** Requests that those whom a solution changes may make after it, and such that they may not: one of each cell. */
function witnessesIn(
  start: World,
  solved: World,
  actions: readonly ServiceAction[],
): { readonly held: readonly Request[]; readonly lacking: readonly Request[] } {
  const held = new Map<string, Request>();
  const lacking = new Map<string, Request>();
  const before = everybodyIn(start);
  for (const { caller } of everybodyIn(solved)) {
    const then = before.find((one) => one.caller.arn === caller.arn)?.caller;
    const now = { world: solved, caller };
    const changed = then ? servicesChanged({ world: start, caller: then }, now) : null;
    if (changed?.length === 0 || caller.account === '') continue;
    const services = changed ?? ['s3', 'iam', 'sts', 'sqs'];
    const onlyMatching = [services.map((service) => `${service}:*`)];
    for (const { answers, witness } of accessOf(now, { actions, onlyMatching }).cells) {
      const { action, resource } = witness;
      const into = answers[0]?.verdict === 'allow' ? held : lacking;
      into.set(`${action} ${resource}`, { action, resource });
    }
  }
  return { held: [...held.values()], lacking: [...lacking.values()] };
}

const some = <T>(all: readonly T[], seed: string, name: (one: T) => string, most: number): readonly T[] =>
  all
    .map((one) => ({ one, at: fnv(`${seed} ${name(one)}`) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);

/** A policy that gives one cell more, or takes one. */
function withCell(
  document: PolicyDocument,
  use: PolicyUse,
  Effect: string,
  { action, resource }: Request,
): Edit | null {
  const [first] = document.Statement;
  if (use === 'trust' || (use === 'resource' && first?.Principal === undefined)) return null;
  const Principal =
    use === 'resource' && first?.Principal !== undefined ? { Principal: first.Principal } : {};
  const statement: Statement = { Effect, ...Principal, Action: action, Resource: resource };
  return {
    name: `${Effect === 'Allow' ? 'also' : 'not'} ${action} ${resource}`,
    document: { ...document, Statement: [...document.Statement, statement] },
  };
}

/**
 * Returns answers that differ from a solution in one place: each pattern, prefix, class of actions, principal and condition
 * of its policies wider and narrower, and some cells of what it lets people do given or taken. At most `most` of them,
 * chosen by their texts.
 */
export async function cellAnswers(
  lesson: string,
  documents: readonly ({ readonly document: PolicyDocument; readonly use: PolicyUse } | null)[],
  start: World,
  solved: World,
  most: number,
): Promise<readonly CellAnswer[]> {
  const { held, lacking } = witnessesIn(start, solved, await commonActions());
  const names = namesIn(solved);
  const all = documents.flatMap((one, place): readonly CellAnswer[] => {
    if (!one) return [];
    const { document, use } = one;
    const text = JSON.stringify(document);
    const say = ({ action, resource }: Request): string => `${action} ${resource}`;
    const cells = [
      ...some(lacking, text, say, cellsEach).map((request) => withCell(document, use, 'Allow', request)),
      ...some(held, text, say, cellsEach).map((request) => withCell(document, use, 'Deny', request)),
    ];
    const edits = [...editsOf(document, use, names), ...cells.filter((edit) => edit !== null)];
    return edits.map(({ name, document: changed }) => ({ name, place, document: changed }));
  });
  const seen = new Set<string>();
  const each = all.filter(({ place, document }) => {
    const key = `${String(place)} ${JSON.stringify(document)}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return some(each, lesson, ({ place, document }) => `${String(place)} ${JSON.stringify(document)}`, most);
}
