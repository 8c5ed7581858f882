import type { AnyKind } from '../../engine/index.ts';
import type { DialogRequest } from '../view/dialog-request.ts';
import type { Request } from './requests.ts';

export type Tone = 'plain' | 'allow' | 'deny' | 'warn';

/** One line of a section. */
export interface Row {
  readonly id: string;
  /** The id of the item that a press selects, or null. */
  readonly target: string | null;
  readonly icon: AnyKind;
  readonly label: string;
  readonly note: string;
  readonly tone: Tone;
  /** The time (ms) to which a countdown replaces the note. */
  readonly until: number | null;
  /** An MFA device's seed: its present code replaces the note. */
  readonly seed: string | null;
  /** Removes the relation, not the item. */
  readonly remove: { readonly label: string; readonly request: Request } | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly action: { readonly label: string; readonly request: DialogRequest } | null;
  readonly rows: readonly Row[];
  /** Shown if there are no rows. */
  readonly empty: string;
  readonly footnote: string | null;
}

export const row = (draft: Pick<Row, 'id' | 'icon' | 'label'> & Partial<Row>): Row => ({
  target: draft.id,
  note: '',
  tone: 'plain',
  until: null,
  seed: null,
  remove: null,
  ...draft,
});

export const section = (draft: Pick<Section, 'id' | 'title' | 'rows'> & Partial<Section>): Section => ({
  action: null,
  empty: '',
  footnote: null,
  ...draft,
});

export const byLabel = (a: { label: string }, b: { label: string }): number =>
  a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
