import type { Certainty } from '../../policy/certainty.ts';
import type { Conclusion } from '../../policy/conclusion.ts';
import type { Atom, Group, Suppose } from './atoms.ts';
import { groupsOf } from './atoms.ts';
import type { Entry, Outcome, Probe, Statements } from './probes.ts';
import type { StatementRef } from './subject.ts';

/** A part of a statement, and how it turns out for every request of a cell. */
export interface Branching {
  readonly probe: Probe;
  readonly outcome: Outcome;
}

/** The decision for one subject, from the statements alone; null where no policy is asked. */
interface Concluded {
  readonly conclusion: Conclusion | null;
  readonly statement: StatementRef | null;
  /** Whether the request is refused in any reading of what isn't modelled. */
  readonly isRefused: boolean;
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly concluded: readonly Concluded[];
  readonly path: readonly Branching[];
  /** Values of the keys that were split: the shortest in this cell. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Whether the cells would have become too many here, so that this one holds several. */
  readonly isBounded: boolean;
}

interface Fork {
  readonly kind: 'fork';
  readonly probe: Probe;
  readonly children: ReadonlyMap<Outcome, Tree>;
}

export type Tree = Leaf | Fork;

const mostLeaves = 1000;

/** Which atoms of each group are left. */
type State = readonly (readonly Atom[])[];

type Standing = { readonly value: Certainty } | { readonly open: Probe };

class Splitter {
  readonly #subjects: readonly Statements[];
  readonly #groups: readonly Group[];
  readonly #placeOf: ReadonlyMap<Probe, number>;
  leaves = 0;

  constructor(subjects: readonly Statements[], groups: readonly Group[]) {
    this.#subjects = subjects;
    this.#groups = groups;
    this.#placeOf = new Map(
      groups.flatMap(({ atoms }, place) =>
        [...(atoms[0]?.outcomes.keys() ?? [])].map((probe) => [probe, place]),
      ),
    );
  }

  #atomsOf(probe: Probe, state: State): readonly Atom[] {
    return state[this.#placeOf.get(probe) ?? -1] ?? [];
  }

  /** How a probe turns out for all requests of the state; null if that differs. */
  #outcomeOf(probe: Probe, state: State): Outcome | null {
    const [first, ...rest] = this.#atomsOf(probe, state);
    const outcome = first?.outcomes.get(probe) ?? 'notModelled';
    return rest.every((atom) => atom.outcomes.get(probe) === outcome) ? outcome : null;
  }

  #standingOf({ base, probes }: Entry, state: State): Standing {
    const outcomes = probes.map((probe) => this.#outcomeOf(probe, state));
    if (outcomes.includes('notMatched')) return { value: 'no' };
    const open = probes[outcomes.indexOf(null)];
    if (open) return { open };
    return { value: base === 'maybe' || outcomes.includes('notModelled') ? 'maybe' : 'yes' };
  }

  /** The decision for one subject, or the probe that must be split first. */
  #concluded(statements: Statements, state: State): Concluded | Probe {
    const values = new Map<Entry, Certainty>(statements.denies.map((entry) => [entry, 'no']));
    for (const entry of statements.denies) {
      const standing = this.#standingOf(entry, state);
      if ('open' in standing) return standing.open;
      values.set(entry, standing.value);
      if (standing.value === 'yes') break;
    }
    for (const entry of [...statements.allows, null]) {
      const conclusion = statements.conclusion(values);
      if (conclusion) return this.#told(statements, conclusion, values);
      if (!entry) break;
      const standing = this.#standingOf(entry, state);
      if ('open' in standing) return standing.open;
      values.set(entry, standing.value);
    }
    return { conclusion: null, statement: null, isRefused: false };
  }

  #told(statements: Statements, conclusion: Conclusion, values: ReadonlyMap<Entry, Certainty>): Concluded {
    const { verdict, decidedBy } = conclusion;
    if (verdict === 'implicitDeny') return { conclusion, statement: null, isRefused: true };
    const isOpen = verdict === 'notModelled';
    const effect = verdict === 'allow' ? 'Allow' : 'Deny';
    const decides = (entry: Entry): boolean =>
      isOpen ? values.get(entry) === 'maybe' : entry.effect === effect && values.get(entry) === 'yes';
    const isRefused = isOpen ? statements.isRefusedAnyway(values) : verdict !== 'allow';
    return { conclusion, statement: statements.first(decidedBy, decides), isRefused };
  }

  split(state: State, path: readonly Branching[]): Tree {
    const concluded: Concluded[] = [];
    for (const statements of this.#subjects) {
      const one = this.#concluded(statements, state);
      if (!('run' in one)) {
        concluded.push(one);
        continue;
      }
      if (this.leaves >= mostLeaves) return this.#leaf([], state, path, true);
      return this.#fork(one, state, path);
    }
    return this.#leaf(concluded, state, path, false);
  }

  #fork(probe: Probe, state: State, path: readonly Branching[]): Fork {
    const place = this.#placeOf.get(probe) ?? -1;
    const children = new Map<Outcome, Tree>();
    for (const outcome of ['matched', 'notMatched', 'notModelled'] as const) {
      const left = this.#atomsOf(probe, state).filter((atom) => atom.outcomes.get(probe) === outcome);
      if (left.length === 0) continue;
      const next = state.map((atoms, i) => (i === place ? left : atoms));
      children.set(outcome, this.split(next, [...path, { probe, outcome }]));
    }
    return { kind: 'fork', probe, children };
  }

  #leaf(concluded: readonly Concluded[], state: State, path: readonly Branching[], isBounded: boolean): Leaf {
    this.leaves++;
    const values = new Map<string, readonly string[]>();
    for (const [place, { atoms, isAlwaysSaid }] of this.#groups.entries()) {
      const left = state[place] ?? [];
      if (isAlwaysSaid || left.length < atoms.length)
        for (const [key, list] of left[0]?.values ?? []) values.set(key, list);
    }
    return { kind: 'leaf', concluded, path, values, isBounded };
  }
}

/**
 * Splits the requests for one action on one resource by the keys that they are free to have: always by the statement that
 * decides next, so that statements with a key each add their cells and don't multiply them.
 */
export function splitByKeys(
  subjects: readonly Statements[],
  suppose: Suppose,
  resource: string,
): { readonly tree: Tree; readonly isBounded: boolean } {
  const probes = subjects.flatMap((statements) => statements.probes);
  const groups = groupsOf(probes, suppose, resource);
  const splitter = new Splitter(subjects, groups);
  const tree = splitter.split(
    groups.map(({ atoms }) => atoms),
    [],
  );
  const isBounded = groups.some((group) => group.isBounded) || splitter.leaves >= mostLeaves;
  return { tree, isBounded };
}

export const leavesOf = (tree: Tree): readonly Leaf[] =>
  tree.kind === 'leaf' ? [tree] : [...tree.children.values()].flatMap(leavesOf);
