import type { AnyKind, Tag, World } from '../../../../engine/index.ts';
import type { DialogKind, DialogProps, DialogRequest } from '../../../view/dialog-request.ts';
import type { Request } from '../../../kinds/requests.ts';
import type { Purpose } from '../../use/policy-editor/purpose.ts';
import type { Answers } from '../../../kinds/answers.ts';

export type FieldValue = string | boolean | readonly string[] | readonly Tag[];
/** The values of a form, by the fields' ids. */
export type Values = Readonly<Record<string, FieldValue>>;

/** Something that can be chosen from a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: AnyKind;
}

/** The options that a field offers in the acting identity's account; a promise if they have to be fetched. */
type Choices = (world: World, account: string) => readonly Option[] | Promise<readonly Option[]>;

interface FieldBase {
  readonly id: string;
  readonly label: string;
  /** AWS's own name for it. */
  readonly term?: string;
  readonly hint?: string | ((values: Values) => string);
  readonly optional?: boolean;
  /** The members of AWS's input that this field fills: an error that names one of them is shown at the field. */
  readonly members: readonly string[];
  readonly shown?: (values: Values) => boolean;
  /** Seldom needed: folded away under one heading. */
  readonly secondary?: boolean;
}

export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      /** A valid value: the empty field shows it as a hint. */
      readonly example: string;
      readonly code?: boolean;
      /**
       * Fills in the field when its button is pressed; `now` is the simulated clock (ms). Null if there is nothing to
       * fill in.
       */
      readonly fill?: {
        readonly label: string;
        readonly text: (world: World, values: Values, now: number) => Promise<string | null>;
      };
    })
  | (FieldBase & { readonly kind: 'longText'; readonly example: string })
  | (FieldBase & { readonly kind: 'switch' })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (FieldBase & { readonly kind: 'select'; readonly options: readonly Option[] })
  /** `single`: at most one can be chosen. The list may be as long as the account is large. */
  | (FieldBase & { readonly kind: 'entities'; readonly options: Choices; readonly single?: boolean })
  | (FieldBase & { readonly kind: 'tags' })
  | (FieldBase & { readonly kind: 'document'; readonly purpose: Purpose });

/** A form as data: `EntityForm.svelte` draws it, AWS checks it. */
export interface Form {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly width: 'small' | 'medium' | 'large';
  readonly fields: readonly Field[];
  readonly initial: Values;
  /** The calls that carry it out, in order; none if there is nothing to do. */
  readonly build: (values: Values, world: World) => readonly Request[];
  readonly done: (values: Values) => string;
  /** The id to select afterwards, such as the new entity's; null leaves the selection as it is. */
  readonly select: (values: Values, world: World, answers: Answers) => string | null;
  /** Something else that the form can do, such as removing its subject. */
  readonly otherwise: {
    readonly label: string;
    readonly requests: readonly Request[];
    readonly done: string;
  } | null;
  /** Another dialog that somebody may have looked for here, or null. */
  readonly instead: { readonly label: string; readonly request: DialogRequest } | null;
  /** The dialog that follows, or null. */
  readonly next: (values: Values, world: World, answers: Answers) => DialogRequest | null;
}

/** The identity that fills in a form: its account, and its unique id if it has one. */
export interface FormCaller {
  readonly account: string;
  readonly principalId: string | null;
}

/** Makes a form, or null where its subject is no longer there. */
export type FormMaker<K extends DialogKind> = (
  world: World,
  props: DialogProps[K],
  caller: FormCaller,
) => Form | null;

type Draft = Pick<Form, 'title' | 'lead' | 'submit' | 'fields' | 'initial' | 'build' | 'done'> &
  Partial<Form>;
export const form = (draft: Draft): Form => ({
  width: 'medium',
  select: () => null,
  otherwise: null,
  instead: null,
  next: () => null,
  ...draft,
});

/** Returns a text field's value without blanks at its ends, which nobody means in a name. */
export function textOf(values: Values, id: string): string {
  const value = values[id];
  return typeof value === 'string' ? value.trim() : '';
}

/** Returns a document's text exactly as it was typed. */
export function rawOf(values: Values, id: string): string {
  const value = values[id];
  return typeof value === 'string' ? value : '';
}

/** The chosen values of an `entities` field. */
export function chosenOf(values: Values, id: string): readonly string[] {
  const value = values[id];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** Returns a `tags` field's tags without empty lines. */
export function tagsOf(values: Values, id: string): readonly Tag[] {
  const value = values[id];
  if (!Array.isArray(value)) return [];
  return (value as readonly (Tag | string)[]).filter(
    (entry): entry is Tag => typeof entry === 'object' && (entry.key !== '' || entry.value !== ''),
  );
}

export const isOn = (values: Values, id: string): boolean => values[id] === true;

/** Returns the lines of a `longText` field without empty ones. */
export const linesOf = (values: Values, id: string): readonly string[] =>
  textOf(values, id)
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** AWS's form of tags. */
export const awsTags = (tags: readonly Tag[]): { Key: string; Value: string }[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** Returns tags in AWS's form, as a member of an input; an empty object if there are none. */
export const givenTags = (values: Values): { readonly Tags?: { Key: string; Value: string }[] } => {
  const tags = awsTags(tagsOf(values, 'tags'));
  return tags.length > 0 ? { Tags: tags } : {};
};

/** Returns a member with a number, if the text is one; any other text is left for AWS's model to refuse. */
export const givenNumber = <K extends string>(member: K, value: string): { readonly [P in K]?: number } =>
  (value === '' ? {} : { [member]: Number.isFinite(Number(value)) ? Number(value) : value }) as {
    readonly [P in K]?: number;
  };

/** Returns an input member only if it was filled in: for AWS, an absent member differs from an empty one. */
export const given = <K extends string>(member: K, value: string): { readonly [P in K]?: string } =>
  (value === '' ? {} : { [member]: value }) as { readonly [P in K]?: string };
