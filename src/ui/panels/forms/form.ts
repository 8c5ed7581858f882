import type { DocumentKind, Tag, World } from '../../../engine/index.ts';
import type { EntityIconKind } from '../../parts/entity-shapes.ts';
import type { Request } from '../inspector/requests.ts';

export type FieldValue = string | boolean | readonly string[] | readonly Tag[];
/** What has been filled in, by the form's own field ids. */
export type Values = Readonly<Record<string, FieldValue>>;

/** Something that can be chosen from a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: EntityIconKind;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** AWS's own name for it. */
  readonly term?: string;
  readonly hint?: string | ((values: Values) => string);
  readonly optional?: boolean;
  /** The members of AWS's input that this field fills: an error that names one of them is shown here. */
  readonly members: readonly string[];
  readonly shown?: (values: Values) => boolean;
  /** Seldom needed: folded away under one heading. */
  readonly secondary?: boolean;
}

export type Field =
  | (FieldBase & { readonly kind: 'text'; readonly placeholder?: string; readonly code?: boolean })
  | (FieldBase & { readonly kind: 'longText' })
  | (FieldBase & { readonly kind: 'switch' })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: 'select'; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: 'entities'; readonly options: (world: World) => readonly Option[] })
  | (FieldBase & { readonly kind: 'tags' })
  | (FieldBase & { readonly kind: 'document'; readonly purpose: DocumentKind });

export type FieldKind = Field['kind'];

/** A form as data: `EntityForm.svelte` draws it, AWS checks it. */
export interface Form {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly width: 'small' | 'medium' | 'large';
  readonly fields: readonly Field[];
  readonly initial: Values;
  /** The calls that carry it out, in order; none while there is nothing to do. */
  readonly build: (values: Values, world: World) => readonly Request[];
  readonly done: (values: Values) => string;
  /** What is selected afterwards: the new entity's id, or null to leave the selection. */
  readonly select: (values: Values, world: World) => string | null;
}

type Draft = Pick<Form, 'title' | 'lead' | 'submit' | 'fields' | 'initial' | 'build' | 'done'> &
  Partial<Form>;
export const form = (draft: Draft): Form => ({ width: 'medium', select: () => null, ...draft });

/** A text field's value, trimmed as nobody means blanks at the ends of a name. */
export function textOf(values: Values, id: string): string {
  const value = values[id];
  return typeof value === 'string' ? value.trim() : '';
}

/** A document's text, exactly as it was typed. */
export function rawOf(values: Values, id: string): string {
  const value = values[id];
  return typeof value === 'string' ? value : '';
}

/** What is chosen in an `entities` field. */
export function chosenOf(values: Values, id: string): readonly string[] {
  const value = values[id];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** A `tags` field's tags, without lines that were left empty. */
export function tagsOf(values: Values, id: string): readonly Tag[] {
  const value = values[id];
  if (!Array.isArray(value)) return [];
  return (value as readonly (Tag | string)[]).filter(
    (entry): entry is Tag => typeof entry === 'object' && (entry.key !== '' || entry.value !== ''),
  );
}

export const isOn = (values: Values, id: string): boolean => values[id] === true;

/** AWS's form of tags. */
export const awsTags = (tags: readonly Tag[]): { Key: string; Value: string }[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** An input member only where it was filled in: AWS tells an absent one from an empty one. */
export const given = <K extends string>(member: K, value: string): { readonly [P in K]?: string } =>
  (value === '' ? {} : { [member]: value }) as { readonly [P in K]?: string };
