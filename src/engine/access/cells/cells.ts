import type { Pausing } from '../../pausing.ts';
import { atOnce } from '../../pausing.ts';
import type { RequestKeys } from '../../policy/variables.ts';
import type { ActionClass, ActionsMeant } from './action-classes.ts';
import { ActionClasses } from './action-classes.ts';
import type { Assignment, Suppose } from './atoms.ts';
import { isAlwaysThere, isOfName, principalArn } from './key-facts.ts';
import type { Probe } from './probes.ts';
import { Statements } from './probes.ts';
import type { ResourceCell } from './resource-cells.ts';
import { ResourceCells } from './resource-cells.ts';
import type { Branching, Leaf, Tree } from './split.ts';
import { leavesOf, splitByKeys } from './split.ts';
import type { Answer, Reading, StatementRef, Subject, Witness } from './subject.ts';

/** Which requests are described. What isn't given doesn't narrow them down. */
export interface Universe extends ActionsMeant {
  readonly onlyResources?: readonly string[];
}

/** A condition of a cell: a part of a statement that holds for all its requests, or for none. */
export interface CellCondition {
  /** Null: whether the statement's Resource matches, by keys of the request. */
  readonly operator: string | null;
  readonly key: string;
  readonly values: readonly string[];
  readonly holds: boolean;
}

/** The answer for one subject, and the statement that decides first. */
export interface CellAnswer extends Answer {
  readonly statement: StatementRef | null;
  /** Whether it is refused: also where the verdict isn't modelled, but no reading of it allows. */
  readonly isRefused: boolean;
}

/** Requests that are decided alike: one verdict, one deciding layer, one first deciding statement. */
export interface Cell {
  /** The listed actions. */
  readonly actions: readonly string[];
  /** Whether it holds actions of services that aren't listed as well. */
  readonly hasOthers: boolean;
  /** Whether the witness's action is made up: no action of AWS's that is known matches what is written. */
  readonly isMadeUp: boolean;
  /** The resources in it that exist here; others may be in it, too. */
  readonly named: readonly string[];
  readonly conditions: readonly CellCondition[];
  readonly answers: readonly CellAnswer[];
  readonly witness: Witness;
}

/** All requests in cells. `isBounded`: something was too much to be split, so that examples stand for the rest. */
export interface Cells {
  readonly cells: readonly Cell[];
  readonly isBounded: boolean;
  readonly counts: {
    readonly actionClasses: number;
    readonly resourceCells: number;
    readonly states: number;
  };
}

/** The same with all that finds the cell of a request. */
export interface Split extends Cells {
  readonly subjects: readonly Subject[];
  readonly classes: ActionClasses;
  readonly found: ReadonlyMap<ActionClass, Found>;
}

/** Keys of a reading with others supposed where the request is free. */
class Supposed implements RequestKeys {
  readonly #base: RequestKeys;
  readonly #values: Assignment;
  readonly #isFree: (key: string) => boolean;

  constructor(base: RequestKeys, values: Assignment, isFree: (key: string) => boolean) {
    this.#base = base;
    this.#values = values;
    this.#isFree = isFree;
  }

  get unknown(): readonly string[] {
    return this.#base.unknown;
  }

  get values(): RequestKeys['values'] {
    return this;
  }

  get(key: string): readonly string[] | undefined {
    const supposed = this.#isFree(key) ? this.#values.get(key) : undefined;
    if (supposed) return supposed;
    const isAbsent = this.#isFree(key) && !isAlwaysThere(key) && !isOfName(key);
    return isAbsent ? undefined : this.#base.values.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }
}

/** One subject's view of an action on a resource. */
interface View {
  readonly reading: Reading;
  readonly isFree: (key: string) => boolean;
  readonly statements: Statements;
}

interface Tried {
  readonly tree: Tree;
  readonly cells: ReadonlyMap<Leaf, Cell>;
}

/** The cells of a class of actions, by their resources' keys. */
interface Found {
  readonly resources: ResourceCells;
  readonly tried: Map<string, Tried>;
}

class Enumeration implements Split {
  readonly subjects: readonly Subject[];
  readonly #universe: Universe;
  readonly classes: ActionClasses;
  readonly found = new Map<ActionClass, Found>();
  readonly counts = { actionClasses: 0, resourceCells: 0, states: 0 };
  readonly cells: Cell[] = [];
  isBounded: boolean;

  constructor(subjects: readonly Subject[], universe: Universe) {
    this.subjects = subjects;
    this.#universe = universe;
    this.classes = new ActionClasses(subjects, universe);
    this.isBounded = subjects.some((subject) => subject.isBounded);
  }

  /** Finds the cells of one class of actions after the other. */
  *work(): Pausing<void> {
    yield* this.classes.work;
    this.isBounded ||= this.classes.isBounded;
    for (const one of this.classes.all) yield* this.#findIn(one);
  }

  *#findIn(actionClass: ActionClass): Pausing<void> {
    const resources = new ResourceCells(this.subjects, actionClass, this.#universe.onlyResources ?? null);
    const tried = new Map<string, Tried>();
    yield* resources.work;
    this.found.set(actionClass, { resources, tried });
    this.isBounded ||= resources.isBounded;
    this.counts.actionClasses++;
    this.counts.states += resources.states;
    for (const resource of resources.all) {
      yield;
      this.counts.resourceCells++;
      const one = this.#try(actionClass, resource);
      tried.set(resource.key, one);
      this.cells.push(...one.cells.values());
    }
  }

  #viewOf(subject: Subject, place: number, id: string, resource: ResourceCell): View {
    const action = resource.actions.find((one) => one.id === id);
    const reading = subject.read(id, resource.resource);
    const known = new Map<string, boolean>();
    const isFree = (key: string): boolean => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const free = subject.isFree(key, reading, action, resource.isPoint);
      known.set(key, free);
      return free;
    };
    const asked = subject.asksPolicies(reading) ? reading : null;
    return { reading, isFree, statements: new Statements(asked, place, isFree) };
  }

  #try(actionClass: ActionClass, resource: ResourceCell): Tried {
    const ids = resource.actions.map(({ id }) => id);
    const [shortest] = resource.taking.map(({ id }) => id).sort((a, b) => a.length - b.length);
    const action = shortest ?? actionClass.other ?? '';
    const views = this.subjects.map((subject, i) => this.#viewOf(subject, i, action, resource));
    const suppose: Suppose = (place, values) => {
      const view = views[place];
      if (!view) throw new Error('No subject');
      const { request } = view.reading;
      return { ...request, keys: new Supposed(request.keys, values, view.isFree) };
    };
    const { tree, isBounded } = splitByKeys(
      views.map(({ statements }) => statements),
      suppose,
      resource.resource,
    );
    this.isBounded ||= isBounded;
    const cells = leavesOf(tree).map(
      (leaf) => [leaf, this.#cell(actionClass, resource, action, ids, leaf, views)] as const,
    );
    return { tree, cells: new Map(cells) };
  }

  #cell(
    actionClass: ActionClass,
    { resource, named }: ResourceCell,
    action: string,
    actions: readonly string[],
    leaf: Leaf,
    views: readonly View[],
  ): Cell {
    const probes = views.flatMap(({ statements }) => statements.probes);
    const witness: Witness = { action, resource, keys: written(leaf, probes) };
    const answers = this.subjects.map((subject, i): CellAnswer => {
      const keys = Object.entries(witness.keys).filter(([key]) => views[i]?.isFree(key.toLowerCase()));
      const answer = subject.decide({ ...witness, keys: Object.fromEntries(keys) });
      const { decidedBy } = answer;
      const verdict = leaf.isBounded ? 'notModelled' : answer.verdict;
      const concluded = leaf.isBounded ? null : leaf.concluded[i];
      const isRefused =
        verdict.endsWith('Deny') || (verdict === 'notModelled' && concluded?.isRefused === true);
      const statement = decidedBy === 'refused' ? null : (concluded?.statement ?? null);
      return { verdict, decidedBy, statement, isRefused };
    });
    const hasOthers = actionClass.other !== null;
    const isMadeUp = action === actionClass.other && actionClass.isMadeUp;
    return { actions, hasOthers, isMadeUp, named, conditions: leaf.path.map(conditionOf), answers, witness };
  }
}

/** The leaf's keys by the names that the documents give them, before others the conditions that split it. */
function written({ path, values }: Leaf, probes: readonly Probe[]): Witness['keys'] {
  const names = new Map([
    [principalArn, 'aws:PrincipalArn'],
    ...[...probes, ...path.map(({ probe }) => probe)].flatMap(({ condition }) =>
      condition ? [[condition.name, condition.key] as const] : [],
    ),
  ]);
  return Object.fromEntries([...values].map(([key, list]) => [names.get(key) ?? key, list]));
}

function conditionOf({ probe: { condition, keys }, outcome }: Branching): CellCondition {
  const holds = outcome === 'matched';
  if (!condition) return { operator: null, key: keys.join(', '), values: [], holds };
  const values = condition.values().map(({ source }) => source);
  return { operator: condition.written, key: condition.key, values, holds };
}

/** All requests that the universe describes, in cells that are decided alike for every subject; with pauses between small pieces of it. */
export function* splitting(subjects: readonly Subject[], universe: Universe): Pausing<Split> {
  const all = new Enumeration(subjects, universe);
  yield* all.work();
  return all;
}

/** Does the same at once. */
export const cellsOf = (subjects: readonly Subject[], universe: Universe): Split =>
  atOnce(splitting(subjects, universe));
