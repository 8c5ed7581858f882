import type { PropertyDifference, StackResourceRow, StackRow } from '../../../entities/entities.ts';
import type { Json, JsonObject } from '../../../cloudformation/index.ts';
import {
  hasFunction,
  isList,
  isObject,
  member,
  namedIn,
  readTemplateText,
} from '../../../cloudformation/index.ts';
import type { World } from '../../../world/world.ts';
import { resourcesIn, templateIn } from '../stack-rows.ts';
import { AsReferences } from './as-references.ts';
import { isAsTemplate, isDocument, nameOf } from './differences.ts';
import { addedByHand, compared, handChanges } from './find-drift.ts';

/** How a value of a template is written anew; null: it stays as it is written. */
export type Rewrite =
  | null
  | { readonly kind: 'value'; readonly value: Json }
  | {
      readonly kind: 'map';
      readonly members: ReadonlyMap<string, Rewrite | 'gone'>;
      readonly added: readonly (readonly [name: string, value: Json])[];
    }
  /** `from`: the item's place as it is written. */
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

interface KeptItem {
  readonly from: number;
  readonly rewrite: Rewrite;
}
type ListItem = KeptItem | { readonly value: Json };

/** Something that is worth a word beside a template that was brought up to date. */
export type TakeOverNote =
  /** A function gave way to the value that is there now. */
  | { readonly kind: 'function'; readonly logicalId: string; readonly path: string }
  /** A policy names somebody who is gone: AWS takes no such policy, and the template keeps its own. */
  | { readonly kind: 'gonePrincipal'; readonly logicalId: string; readonly path: string }
  /** The text has no such value: a transform makes it. */
  | { readonly kind: 'notInText'; readonly logicalId: string; readonly path: string }
  /** A thing that is gone, and that others in the template still name. */
  | { readonly kind: 'stillNamed'; readonly logicalId: string; readonly by: readonly string[] }
  /** Nothing of the stack is left, and a template has one resource at least. */
  | { readonly kind: 'nothingLeft' }
  /** Policies and groups that somebody added, where the template leaves the property open. */
  | { readonly kind: 'leftOpen'; readonly logicalId: string; readonly names: readonly string[] };

/** Tells how a template has to be written to say what is there. */
export interface TakeOver {
  /** The template as it was deployed. */
  readonly body: string;
  readonly written: Json;
  readonly rewrite: Rewrite;
  /** The differences that it takes over; empty for a thing that is gone. */
  readonly taken: readonly {
    readonly logicalId: string;
    readonly isGone: boolean;
    readonly differences: readonly PropertyDifference[];
  }[];
  readonly notes: readonly TakeOverNote[];
}

/** The unique id of somebody who is gone. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const gonePrincipal = /^A(?:IDA|ROA|GPA)[A-Z0-9]{12,}$/;

function namesGonePrincipal(value: Json, isPrincipal = false): boolean {
  if (typeof value === 'string') return isPrincipal && gonePrincipal.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) =>
    namesGonePrincipal(one, isPrincipal || name === 'Principal'),
  );
}

/** Whether a value says the template's own, also where accounts stand for their root users in it. */
function isAlike(expected: Json, actual: Json, path: string): boolean {
  if (isAsTemplate(expected, actual, path)) return true;
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null)
    return false;
  const [one, other] = [Object.entries(expected), actual as JsonObject];
  if (isList(expected) !== isList(actual) || one.length !== Object.keys(actual).length) return false;
  return one.every(
    ([name, value]) => Object.hasOwn(other, name) && isAlike(value, other[name] ?? null, `${path}/${name}`),
  );
}

/** Rewrites the values of one resource, and notes what is worth a word. */
class ResourceRewriter {
  readonly notes: TakeOverNote[] = [];

  constructor(readonly logicalId: string) {}

  value(written: Json, expected: Json, actual: Json, path: string): Rewrite {
    if (isAsTemplate(expected, actual, path)) return null;
    if (isList(expected) && isList(actual) && isList(written) && written.length === expected.length)
      return path.lastIndexOf('/') === 0
        ? this.#set(written, expected, actual, path)
        : this.#list(written, expected, actual, path);
    if (isObject(expected) && isObject(actual) && isWrittenOut(written, expected))
      return this.#map(written, expected, actual, path);
    if (hasFunction(written)) this.notes.push({ kind: 'function', logicalId: this.logicalId, path });
    return { kind: 'value', value: actual };
  }

  #map(written: JsonObject, expected: JsonObject, actual: JsonObject, path: string): Rewrite {
    const members = new Map<string, Rewrite | 'gone'>();
    for (const [name, before] of Object.entries(expected)) {
      const [raw, after] = [member(written, name) ?? null, member(actual, name)];
      const next = after === undefined ? 'gone' : this.value(raw, before, after, `${path}/${name}`);
      if (next !== null) members.set(name, next);
    }
    // Beyond documents, only what the template sets is compared.
    const isAll = isDocument(path);
    const added = Object.entries(actual).filter(([name]) => isAll && !Object.hasOwn(expected, name));
    return mapRewrite(written, members, added);
  }

  /** A list of the type's own: its members go by their names, whatever their order. */
  #set(written: readonly Json[], expected: readonly Json[], actual: readonly Json[], path: string): Rewrite {
    const named = (list: readonly Json[], one: Json): Json | undefined =>
      list.find((other) => isAsTemplate(nameOf(one), nameOf(other), path));
    const kept = expected.flatMap((one, from): ListItem[] => {
      const now = named(actual, one);
      if (now === undefined) return [];
      return [{ from, rewrite: this.value(written[from] ?? null, one, now, `${path}/${String(from)}`) }];
    });
    const added = actual.flatMap((value): ListItem[] =>
      named(expected, value) === undefined ? [{ value }] : [],
    );
    return listRewrite(written, [...kept, ...added]);
  }

  /** A list in which the order counts: what is the same at both ends stays, and the rest is written in its place. */
  #list(written: readonly Json[], expected: readonly Json[], actual: readonly Json[], path: string): Rewrite {
    const isSame = (one: number, other: number): boolean =>
      isAlike(expected[one] ?? null, actual[other] ?? null, `${path}/${String(one)}`);
    const shorter = Math.min(expected.length, actual.length);
    let [first, last] = [0, 0];
    while (first < shorter && isSame(first, first)) first++;
    while (last < shorter - first && isSame(expected.length - 1 - last, actual.length - 1 - last)) last++;
    const [before, after] = [expected.length - first - last, actual.length - first - last];
    const keep = (from: number, now: number): ListItem => ({
      from,
      rewrite: this.value(
        written[from] ?? null,
        expected[from] ?? null,
        actual[now] ?? null,
        `${path}/${String(from)}`,
      ),
    });
    return listRewrite(
      written,
      actual.flatMap((value, now): ListItem[] => {
        if (now < first + Math.min(before, after)) return [keep(now, now)];
        if (now < first + after) return [{ value }];
        return [keep(now - actual.length + expected.length, now)];
      }),
    );
  }
}

/** Whether a map is written with all its members, and not as a function that gives them. */
const isWrittenOut = (written: Json, expected: JsonObject): written is JsonObject =>
  isObject(written) && Object.keys(expected).every((name) => Object.hasOwn(written, name));

function mapRewrite(
  written: JsonObject,
  members: ReadonlyMap<string, Rewrite | 'gone'>,
  added: readonly (readonly [string, Json])[],
): Rewrite {
  if (members.size === 0 && added.length === 0) return null;
  const isKept = Object.keys(written).some((name) => members.get(name) !== 'gone');
  if (!isKept) return { kind: 'value', value: Object.fromEntries(added) };
  return { kind: 'map', members, added };
}

function listRewrite(written: readonly Json[], items: readonly ListItem[]): Rewrite {
  const isUnchanged = items.every((item) => 'from' in item && item.rewrite === null);
  if (isUnchanged && items.length === written.length) return null;
  const values = items.flatMap((item) => ('value' in item ? [item.value] : []));
  if (values.length === items.length) return { kind: 'value', value: values };
  return { kind: 'list', items };
}

/** A template's value as a rewriting leaves it. */
export function rewritten(written: Json, rewrite: Rewrite): Json {
  switch (rewrite?.kind) {
    case undefined:
      return written;
    case 'value':
      return rewrite.value;
    case 'list':
      return rewrite.items.map((item) =>
        'value' in item
          ? item.value
          : rewritten((isList(written) ? written[item.from] : undefined) ?? null, item.rewrite),
      );
    case 'map':
      return Object.fromEntries([
        ...Object.entries(isObject(written) ? written : {}).flatMap(([name, value]): [string, Json][] => {
          const next = rewrite.members.get(name) ?? null;
          return next === 'gone' ? [] : [[name, rewritten(value, next)]];
        }),
        ...rewrite.added,
      ]);
  }
}

/** The same rewriting with its new values written by a function. */
function withValues(rewrite: Rewrite, as: (value: Json) => Json): Rewrite {
  switch (rewrite?.kind) {
    case undefined:
      return null;
    case 'value':
      return { kind: 'value', value: as(rewrite.value) };
    case 'list':
      return {
        kind: 'list',
        items: rewrite.items.map((item) =>
          'value' in item
            ? { value: as(item.value) }
            : { from: item.from, rewrite: withValues(item.rewrite, as) },
        ),
      };
    case 'map':
      return {
        kind: 'map',
        members: new Map(
          [...rewrite.members].map(([name, next]) => [name, next === 'gone' ? next : withValues(next, as)]),
        ),
        added: rewrite.added.map(([name, value]) => [name, as(value)]),
      };
  }
}

const within = (path: readonly string[], rewrite: Rewrite | 'gone'): Rewrite | 'gone' =>
  path.reduceRight<Rewrite | 'gone'>(
    (inner, name) => (inner === null ? null : { kind: 'map', members: new Map([[name, inner]]), added: [] }),
    rewrite,
  );

/** The properties of a resource as they are to be written; null where the text hasn't got the resource. */
function resourceRewrite(
  world: World,
  stack: StackRow,
  row: StackResourceRow,
  written: Json | undefined,
): { readonly rewrite: Rewrite | 'gone'; readonly notes: readonly TakeOverNote[] } {
  const { logicalId } = row;
  const rewriter = new ResourceRewriter(logicalId);
  const { notes } = rewriter;
  // A transform may make another type of it, or all of it.
  if (member(written, 'Type') !== row.type)
    return { rewrite: null, notes: [{ kind: 'notInText', logicalId, path: '' }] };
  const found = compared(world, stack, row);
  if (!found) return { rewrite: null, notes };
  if (found.actual === null) return { rewrite: 'gone', notes };
  const properties = objectIn(written ?? null, 'Properties');
  const members = changedProperties(properties, found.expected, found.actual, rewriter);
  if (members.size === 0) return { rewrite: null, notes };
  const isLeft = Object.keys(properties).some((name) => members.get(name) !== 'gone');
  return { rewrite: within(['Properties'], isLeft ? mapOf(members) : 'gone'), notes };
}

function changedProperties(
  properties: JsonObject,
  expected: JsonObject,
  actual: JsonObject,
  rewriter: ResourceRewriter,
): ReadonlyMap<string, Rewrite | 'gone'> {
  const { notes, logicalId } = rewriter;
  const members = new Map<string, Rewrite | 'gone'>();
  for (const [name, wanted] of Object.entries(expected)) {
    const [raw, now] = [member(properties, name), member(actual, name)];
    const path = `/${name}`;
    if (now !== undefined && isAsTemplate(wanted, now, path)) continue;
    if (raw === undefined) notes.push({ kind: 'notInText', logicalId, path });
    else if (now === undefined) members.set(name, 'gone');
    else if (namesGonePrincipal(now)) notes.push({ kind: 'gonePrincipal', logicalId, path });
    else {
      const next = rewriter.value(raw, wanted, now, path);
      if (next !== null) members.set(name, next);
    }
  }
  return members;
}

/** Lists those that name a resource, by their logical ids; outputs as `Outputs.NAME`. */
function namersOf(
  logicalId: string,
  resources: ReadonlyMap<string, Json>,
  outputs: JsonObject,
): readonly string[] {
  const names = ([id, value]: readonly [string, Json]): boolean =>
    id !== logicalId && namedIn(value).has(logicalId);
  return [
    ...[...resources].filter(names).map(([id]) => id),
    ...Object.entries(outputs)
      .filter(([, value]) => namedIn(value).has(logicalId))
      .map(([id]) => `Outputs.${id}`),
  ];
}

const objectIn = (value: Json, name: string): JsonObject => {
  const inner = member(value, name);
  return isObject(inner) ? inner : {};
};

/**
 * Finds how a stack's template has to be written to say what is there: a stack update with it is how AWS takes a drift
 * over. What the template doesn't set isn't compared, and isn't taken over. Null for a stack without a template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-resolve-drift.html
 */
export function takeOver(world: World, stack: StackRow): TakeOver | null {
  const body = templateIn(world, stack.id, stack.template)?.body;
  if (body === undefined) return null;
  const written = readTemplateText(body).value;
  const resources = objectIn(written, 'Resources');
  const members = new Map<string, Rewrite | 'gone'>();
  const notes: TakeOverNote[] = [];
  const changes = [...handChanges(world, stack)].flatMap((change) => change ?? []);
  for (const { row } of changes) {
    const found = resourceRewrite(world, stack, row, member(resources, row.logicalId));
    notes.push(...found.notes);
    if (found.rewrite !== null) members.set(row.logicalId, found.rewrite);
  }
  const rows = resourcesIn(world, stack.id);
  const all = rewrittenResources(resources, members);
  const isLeft = ({ logicalId }: StackResourceRow): boolean => members.get(logicalId) !== 'gone';
  const references = new AsReferences(stack, rows.filter(isLeft), all);
  for (const [id, rewrite] of members) {
    if (rewrite === 'gone') continue;
    const next = withValues(rewrite, (value) => references.value(id, value));
    members.set(id, next);
    const resource = rewritten(member(resources, id) ?? null, next);
    all.set(id, resource);
    references.set(id, resource);
  }
  keepNamed(all, objectIn(written, 'Outputs'), members, notes);
  for (const row of rows) {
    const names = addedByHand(world, stack, row);
    if (names.length > 0) notes.push({ kind: 'leftOpen', logicalId: row.logicalId, names });
  }
  const isTaken = (path: string, logicalId: string): boolean =>
    !notes.some(
      (note) =>
        (note.kind === 'gonePrincipal' || note.kind === 'notInText') &&
        note.logicalId === logicalId &&
        path.startsWith(note.path),
    );
  return {
    body,
    written,
    rewrite:
      members.size === 0
        ? null
        : { kind: 'map', members: new Map([['Resources', mapOf(members)]]), added: [] },
    taken: changes.flatMap(({ row: { logicalId }, drift: { differences } }) => {
      const rewrite = members.get(logicalId);
      if (rewrite === undefined) return [];
      const own = differences.filter(({ path }) => isTaken(path, logicalId));
      return [{ logicalId, isGone: rewrite === 'gone', differences: own }];
    }),
    notes,
  };
}

const mapOf = (members: ReadonlyMap<string, Rewrite | 'gone'>): Rewrite => ({
  kind: 'map',
  members,
  added: [],
});

/** A template's resources as they are to be written; those that are gone, which others may keep, as they are written. */
const rewrittenResources = (
  resources: JsonObject,
  members: ReadonlyMap<string, Rewrite | 'gone'>,
): Map<string, Json> =>
  new Map(
    Object.entries(resources).map(([id, value]): [string, Json] => {
      const next = members.get(id) ?? null;
      return [id, next === 'gone' ? value : rewritten(value, next)];
    }),
  );

/** Keeps things that are gone in the template while others name them, or while nothing else is in it. */
function keepNamed(
  all: ReadonlyMap<string, Json>,
  outputs: JsonObject,
  members: Map<string, Rewrite | 'gone'>,
  notes: TakeOverNote[],
): void {
  const gone = new Set([...members].flatMap(([id, rewrite]) => (rewrite === 'gone' ? [id] : [])));
  if (gone.size > 0 && [...all.keys()].every((id) => gone.has(id))) {
    for (const id of gone) members.delete(id);
    notes.push({ kind: 'nothingLeft' });
    return;
  }
  const left = new Map([...all].filter(([id]) => !gone.has(id)));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (const logicalId of gone) {
      const by = namersOf(logicalId, left, outputs);
      if (by.length === 0) continue;
      gone.delete(logicalId);
      members.delete(logicalId);
      // It names others in its turn.
      left.set(logicalId, all.get(logicalId) ?? null);
      notes.push({ kind: 'stillNamed', logicalId, by });
      isSettled = false;
    }
  }
}
