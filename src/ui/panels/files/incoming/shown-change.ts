import type { AnyKind, Change, InlinePolicyRow, PolicyRow, World } from '../../../../engine/index.ts';
import type { GraphEdge, GraphNode } from '../../../../graph/model/elements.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { firstLine } from '../../../../assume/policy-pages.ts';
import { namedThings } from '../../../../graph/model/named-things.ts';
import { projectInSlices } from '../../../../graph/model/project.ts';
import type { Trial } from './trial.ts';

export type Mark = 'added' | 'changed' | 'replaced' | 'gone';

/** A thing of the account that is touched, or stands beside one that is. */
export interface ShownThing {
  readonly id: string;
  readonly kind: AnyKind;
  readonly name: string;
  /** A policy in a few words: its first Allow or Deny; empty for other things. */
  readonly says: string;
  /** Null for what stays as it is. */
  readonly mark: Mark | null;
  /** Whether it is there before. */
  readonly wasThere: boolean;
  /** Its replacement, or the thing that it replaces. */
  readonly pairedWith: string | null;
}

export interface ShownLine {
  readonly id: string;
  readonly kind: GraphEdge['kind'];
  readonly from: string;
  readonly to: string;
  readonly mark: 'added' | 'gone' | null;
}

export interface ShownChange {
  readonly things: readonly ShownThing[];
  readonly lines: readonly ShownLine[];
  readonly counts: Readonly<Record<Mark, number>>;
  /** Things that aren't touched. */
  readonly stay: number;
  /** Roles that somebody could put on, and nobody can any more. */
  readonly deserted: readonly { readonly name: string; readonly before: readonly string[] }[];
}

/** Lines that say who has, belongs to, or may become what. */
const told: readonly GraphEdge['kind'][] = [
  ...(['member', 'attached', 'assume', 'boundary', 'runsAs', 'gives', 'resourcePolicy', 'vouches'] as const),
];

/** Kinds that are nobody's own to deploy. */
const untold: readonly GraphNode['kind'][] = ['key', 'session', 'federatedUser'];

const isTold = ({ kind }: GraphNode): boolean => !untold.includes(kind);

/** Fields that every change renews, and that say nothing by themselves. */
const clocks: readonly string[] = ['updateDate', 'lastUsed', 'nextVersion'];

/** Whether two rows differ in more than the date of their change. */
function differs(one: object, other: object): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].some((name) => {
    if (clocks.includes(name)) return false;
    const [a, b] = [one, other].map((row) => JSON.stringify((row as Record<string, unknown>)[name]));
    return a !== b;
  });
}

/** The thing that a changed row belongs to. */
function touchedBy({ table, key, before, after }: Change): string | null {
  if (table === 'loginProfiles') return key.split('/')[0] ?? null;
  return before && after && differs(before, after) ? key : null;
}

/** The inline policies that a trial touches, each with the line from its owner. The account's own picture has no node of them. */
function inlinePages(changes: readonly Change[]): readonly (readonly [ShownThing, ShownLine])[] {
  return changes.flatMap((change) => {
    if (change.table !== 'inlinePolicies') return [];
    const { before, after } = change;
    const row = after ?? before;
    if (!row || (before && after && !differs(before, after))) return [];
    const { id, name, ownerId, document } = row;
    const mark = !before ? 'added' : !after ? 'gone' : 'changed';
    return [
      [
        {
          id,
          kind: 'inlinePolicy',
          name,
          says: firstLine(document),
          mark,
          wasThere: !!before,
          pairedWith: null,
        },
        { id: `of:${id}`, kind: 'attached', from: ownerId, to: id, mark: mark === 'changed' ? null : mark },
      ],
    ];
  });
}

/** Lines from the policies that a trial touches to the things that they name, as far as the account has these. */
function namedBy(
  changes: readonly Change[],
  all: {
    readonly old: GraphModel;
    readonly next: GraphModel;
    readonly world: World;
    readonly after: World;
    readonly account: string;
  },
): readonly ShownLine[] {
  const { old, next, world, after, account } = all;
  const namesIn = (document: string | undefined, at: World, { nodes }: GraphModel) =>
    new Map(
      (document === undefined ? [] : namedThings(document, { world: at, account })).flatMap((thing) =>
        nodes.has(thing.id) ? [[thing.id, thing.allows ? 'allows' : 'denies'] as const] : [],
      ),
    );
  return changes.flatMap((change) => {
    if (change.table !== 'inlinePolicies' && change.table !== 'policies') return [];
    const id = (change.after ?? change.before)?.id ?? '';
    const before = namesIn(documentOf(change.before), world, old);
    const now = namesIn(documentOf(change.after), after, next);
    return [...new Map([...before, ...now])].map(([to, kind]): ShownLine => {
      const mark = !before.has(to) ? 'added' : !now.has(to) ? 'gone' : null;
      return { id: `${id}>${to}`, kind, from: id, to, mark };
    });
  });
}

/** The text of an inline policy, or of a managed policy's default version. */
function documentOf(row: InlinePolicyRow | PolicyRow | null | undefined): string | undefined {
  if (!row || 'document' in row) return row?.document;
  return row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
}

/** The last part of an ARN, or a name. */
const shortName = (id: string): string => id.split(/[/:]/).at(-1) ?? id;

/** The things and lines that a trial touches, with what stands beside them; of `also`, what is there after it. */
export async function shownChange(
  { world, now, account }: { readonly world: World; readonly now: number; readonly account: string },
  { after, changes, replaced }: Pick<Trial, 'after' | 'changes' | 'replaced'>,
  also: readonly string[] = [],
): Promise<ShownChange> {
  const old = await projectInSlices(world, now, account);
  const next = await projectInSlices(after, now, account);
  const marks = new Map<string, Mark>();
  for (const change of changes) {
    const id = touchedBy(change);
    if (id !== null && old.nodes.has(id) && next.nodes.has(id)) marks.set(id, 'changed');
  }
  for (const [id, node] of next.nodes)
    if (isTold(node) && !old.nodes.has(id) && isOwn(id, after)) marks.set(id, 'added');
  for (const [id, node] of old.nodes)
    if (isTold(node) && !next.nodes.has(id) && isOwn(id, world)) marks.set(id, 'gone');
  const pairs = pairsOf(replaced, marks, old, next);
  const inline = inlinePages(changes);
  const named = namedBy(changes, { old, next, world, after, account });
  const lines = [...linesOf(old, next), ...inline.map(([, line]) => line), ...named];
  const shown = new Set([
    ...marks.keys(),
    ...leftOf(also, next, after),
    ...lines.flatMap(({ from, to, mark }) => (mark ? [from, to] : [])),
    ...inline.flatMap(([, { from, to }]) => [from, to]),
    ...named.map(({ to }) => to),
  ]);
  beside(shown, marks, lines);
  const things = [...shown].flatMap((id): ShownThing[] => {
    const node = next.nodes.get(id) ?? old.nodes.get(id);
    if (!node || !isTold(node)) return [];
    const pairedWith = pairs.get(id) ?? null;
    const mark = pairedWith !== null ? 'replaced' : (marks.get(id) ?? null);
    const says = saysOf(after, id) || saysOf(world, id);
    return [{ id, kind: node.kind, name: node.label, says, mark, wasThere: old.nodes.has(id), pairedWith }];
  });
  things.push(...inline.map(([page]) => page));
  const counts: Record<Mark, number> = { added: 0, changed: 0, replaced: 0, gone: 0 };
  for (const { id, mark } of things) if (mark && (mark !== 'replaced' || next.nodes.has(id))) counts[mark]++;
  const stay = [...next.nodes.values()].filter(
    (node) => isTold(node) && isOwn(node.id, after) && !marks.has(node.id),
  );
  return {
    things,
    lines: lines.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    counts,
    stay: stay.length,
    deserted: desertedIn(old, next, lines, pairs),
  };
}

/** A managed policy in a few words; empty for what isn't one. */
function saysOf({ tables }: World, id: string): string {
  const document = documentOf(tables.policies.get(id));
  return document === undefined ? '' : firstLine(document);
}

/** The roles that nobody can put on any more, with those who could, also as what the role replaces. */
function desertedIn(
  old: GraphModel,
  next: GraphModel,
  lines: readonly ShownLine[],
  pairs: ReadonlyMap<string, string>,
): ShownChange['deserted'] {
  const assuming = lines.filter(({ kind }) => kind === 'assume');
  return [...next.nodes.values()].flatMap(({ id, kind, label }) => {
    const ids = [id, pairs.get(id)];
    const before = assuming.filter(({ to, mark }) => ids.includes(to) && mark !== 'added');
    const isLeft = assuming.some(({ to, mark }) => to === id && mark !== 'gone');
    if (kind !== 'role' || before.length === 0 || isLeft) return [];
    return [{ name: label, before: before.map(({ from }) => old.nodes.get(from)?.label ?? from) }];
  });
}

/** Principals that only policies name have no row, and AWS's own policies are there before an account uses one. */
const isOwn = (id: string, { tables }: World): boolean =>
  !id.startsWith('principal:') && tables.policies.get(id)?.account !== 'aws';

/** Those of some things that are there still; none where only a service or a policy of AWS is, which no text has left. */
function leftOf(also: readonly string[], next: GraphModel, after: World): readonly string[] {
  const there = also.filter((id) => next.nodes.has(id));
  return there.some((id) => isOwn(id, after)) ? there : [];
}

/** Things that were replaced, each by the other's id. */
function pairsOf(
  replaced: Trial['replaced'],
  marks: ReadonlyMap<string, Mark>,
  old: GraphModel,
  next: GraphModel,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const find = (model: GraphModel, mark: Mark, name: string): GraphNode | undefined =>
    [...marks]
      .filter(([id, one]) => one === mark && !pairs.has(id))
      .map(([id]) => model.nodes.get(id))
      .find((node) => node !== undefined && (node.label === name || node.label === shortName(name)));
  for (const [before, after] of replaced) {
    const [gone, added] = [find(old, 'gone', before), find(next, 'added', after)];
    if (gone && added && gone.kind === added.kind) pairs.set(gone.id, added.id).set(added.id, gone.id);
  }
  return pairs;
}

function linesOf(old: GraphModel, next: GraphModel): readonly ShownLine[] {
  const ids = new Set([...old.edges.keys(), ...next.edges.keys()]);
  return [...ids].flatMap((id): ShownLine[] => {
    const [was, is] = [old.edges.get(id), next.edges.get(id)];
    const edge = is ?? was;
    if (!edge || !told.includes(edge.kind)) return [];
    const ready = (one: GraphEdge | undefined): boolean =>
      one !== undefined && one.state !== 'noPermission' && one.state !== 'noTrust';
    const [before, now] = [ready(was), ready(is)];
    if (!before && !now) return [];
    const mark = before === now ? null : now ? 'added' : 'gone';
    return [{ id, kind: edge.kind, from: edge.source, to: edge.target, mark }];
  });
}

/** The most things that stand beside those that are touched. */
const mostBeside = 24;

/** Adds who has what is touched, and what they have: otherwise a picture would show things without anybody. */
function beside(shown: Set<string>, marks: ReadonlyMap<string, Mark>, lines: readonly ShownLine[]): void {
  let left = mostBeside;
  const add = (id: string): void => {
    if (shown.has(id) || left === 0) return;
    left--;
    shown.add(id);
  };
  for (const { from, to, kind } of lines) {
    if (marks.has(to) && kind !== 'boundary') add(from);
    if (marks.has(from) && kind === 'attached') add(to);
  }
}
