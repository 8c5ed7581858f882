import type { DialogRequest } from '../../frame/dialog-request.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';
import type { ItemKind } from './entity.ts';
import type { Request } from './requests.ts';

export type Tone = 'plain' | 'allow' | 'deny' | 'warn';

/** One line of a section. */
export interface Row {
  readonly id: string;
  /** What is selected when it is pressed, or null. */
  readonly target: string | null;
  readonly icon: EntityIconKind;
  readonly label: string;
  readonly note: string;
  readonly tone: Tone;
  /** Counts down to this moment (ms) in place of the note. */
  readonly until: number | null;
  /** Takes the relation away, not the thing. */
  readonly remove: { readonly label: string; readonly request: Request } | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly action: { readonly label: string; readonly request: DialogRequest } | null;
  readonly rows: readonly Row[];
  /** Said in place of rows. */
  readonly empty: string;
  readonly footnote: string | null;
}

export const iconOf: Readonly<Record<ItemKind, EntityIconKind>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  policy: 'policy',
  inlinePolicy: 'policy',
  accessKey: 'key',
  session: 'session',
  root: 'root',
  service: 'service',
  account: 'account',
  federated: 'account',
  anyone: 'account',
};

export const row = (draft: Pick<Row, 'id' | 'icon' | 'label'> & Partial<Row>): Row => ({
  target: draft.id,
  note: '',
  tone: 'plain',
  until: null,
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
