import type { World } from '../../../engine/index.ts';
import { rowsBy } from '../../../engine/index.ts';
import { empties, sectionActions, sections as titles } from '#words/inspector-services.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import type { Row, Section } from '../section.ts';
import { section } from '../section.ts';
import { rowsOf } from './rows.ts';

type TitleId = keyof typeof titles;

/** A section under a title, said in words where it has no rows. */
export function part(
  id: TitleId & keyof typeof empties,
  rows: readonly Row[],
  request: DialogRequest | null = null,
  label: string = sectionActions.add,
): Section {
  return section({
    id,
    title: titles[id],
    rows,
    empty: empties[id],
    action: request && { label, request },
  });
}

export const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

export const workloadsHolding = (world: World, account: string, heldId: string): Row[] =>
  rowsOf(
    world,
    ids(
      rowsBy(world, 'workloadsByAccount', account).filter(
        (one) => one.instanceProfileId === heldId || one.functionId === heldId || one.accessKeyId === heldId,
      ),
    ),
  );

/** A section that is there only when it has something to show. */
export const filled = (id: string, title: string, rows: readonly Row[]): Section[] =>
  rows.length > 0 ? [section({ id, title, rows })] : [];
