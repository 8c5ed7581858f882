import { cellOf } from './access-cell.ts';
import type { Cell, CellAnswer, Cells } from './cells/cells.ts';
import { cellsOf } from './cells/cells.ts';
import type { AccessInput } from './document-subject.ts';
import { DocumentSubject } from './document-subject.ts';
import type { Subject, Witness } from './cells/subject.ts';
import type { Scope, WorldCaller } from './cells/together.ts';
import { universeOf } from './cells/together.ts';
import { WorldSubject } from './cells/world-subject.ts';

/** A caller whose access is described: in a world, or by its plain documents. */
export type Asker = WorldCaller | AccessInput;

/** A caller as the set sees it. */
export const subjectOf = (asker: Asker): Subject =>
  'world' in asker ? new WorldSubject(asker) : new DocumentSubject(asker);

interface Findable {
  /** The cell of a request; undefined if it isn't among the requests that are described. */
  readonly cellOf: (witness: Witness) => Cell | undefined;
}

/** All that a caller may do. */
export type Access = Cells & Findable;

/**
 * All requests of a caller, in finitely many cells: each with one verdict, one deciding layer and one first deciding
 * statement, and with a witness, which `attempt` (for documents `decide`) decides. Where it can't be split, the answer
 * says so with `isBounded`; a cell that isn't modelled is one of its own.
 */
export function accessOf(asker: Asker, scope: Scope = {}): Access {
  const all = cellsOf([subjectOf(asker)], universeOf(scope));
  const { cells, isBounded, counts } = all;
  return { cells, isBounded, counts, cellOf: (witness) => cellOf(all, witness) };
}

const allows = (cell: Cell, place: number): boolean => cell.answers[place]?.verdict === 'allow';

/** The change for a caller: cells with the answer before and the one after. */
export interface Difference extends Findable {
  readonly gained: readonly Cell[];
  readonly lost: readonly Cell[];
  /** Cells whose answer isn't known before or after, and isn't the same. */
  readonly open: readonly Cell[];
  readonly isBounded: boolean;
}

/** Whether it isn't known if somebody may. What is refused in any reading is known. */
const isOpenTo = ({ verdict, isRefused }: CellAnswer): boolean => verdict === 'notModelled' && !isRefused;

const isOpen = ({ answers }: Cell): boolean => answers.some(isOpenTo);

/** Finds what a caller gains and loses between two states of its account or of its documents. */
export function difference(before: Asker, after: Asker, scope: Scope = {}): Difference {
  const all = cellsOf([subjectOf(before), subjectOf(after)], universeOf(scope));
  const isChanged = ({ answers }: Cell): boolean => new Set(answers.map(({ verdict }) => verdict)).size > 1;
  return {
    gained: all.cells.filter((cell) => !isOpen(cell) && !allows(cell, 0) && allows(cell, 1)),
    lost: all.cells.filter((cell) => !isOpen(cell) && allows(cell, 0) && !allows(cell, 1)),
    open: all.cells.filter((cell) => isOpen(cell) && isChanged(cell)),
    isBounded: all.isBounded,
    cellOf: (witness) => cellOf(all, witness),
  };
}

/** Whether all that one caller may do is allowed to another, too. */
export interface Inclusion {
  /** `unknown`: something isn't modelled, or was too much to be split. */
  readonly verdict: 'yes' | 'no' | 'unknown';
  /** A cell that the one has and the other hasn't, or that leaves it open. */
  readonly beyond: Cell | null;
}

/** Whether two askers are one: then nothing that can't be split or isn't modelled leaves a doubt. */
function isOne(one: Asker, other: Asker): boolean {
  if ('world' in one)
    return (
      'world' in other &&
      one.world === other.world &&
      JSON.stringify([one.caller, one.context]) === JSON.stringify([other.caller, other.context])
    );
  return !('world' in other) && JSON.stringify(one) === JSON.stringify(other);
}

/** Says whether the first caller's access is all inside of the second's; if not, with a witness that leaves it. */
export function within(inner: Asker, outer: Asker, scope: Scope = {}): Inclusion {
  if (isOne(inner, outer)) return { verdict: 'yes', beyond: null };
  const { cells, isBounded } = cellsOf([subjectOf(inner), subjectOf(outer)], universeOf(scope));
  const beyond = cells.find((cell) => !isOpen(cell) && allows(cell, 0) && !allows(cell, 1));
  if (beyond) return { verdict: 'no', beyond };
  const doubtful = cells.find(
    (cell) => isOpen(cell) && cell.answers[0]?.isRefused === false && !allows(cell, 1),
  );
  return { verdict: doubtful || isBounded ? 'unknown' : 'yes', beyond: doubtful ?? null };
}

/** Whether two callers, or one before and after a change, may do the same. */
export function sameAccess(one: Asker, other: Asker, scope: Scope = {}): Inclusion['verdict'] {
  if (isOne(one, other)) return 'yes';
  const { gained, lost, open, isBounded } = difference(one, other, scope);
  if (gained.length > 0 || lost.length > 0) return 'no';
  return open.length > 0 || isBounded ? 'unknown' : 'yes';
}
