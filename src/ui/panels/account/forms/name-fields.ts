import type { Purpose } from '../../use/policy-editor/purpose.ts';
import { fields as words } from '#words/forms.ts';
import type { Field } from './form.ts';

type TextField = Extract<Field, { kind: 'text' }>;

/** Makes a field of one line, for the member that AWS calls `term`. `example` is a valid value. */
export const textField = (
  id: string,
  label: string,
  term: string,
  example: string,
  more: Partial<TextField> = {},
): TextField => ({ kind: 'text', id, label, term, example, members: [term], ...more });

export const nameField = (label: string, term: string, example: string): Field =>
  textField('name', label, term, example);

export const pathField: Field = {
  kind: 'text',
  id: 'path',
  label: words.path,
  term: 'Path',
  hint: words.pathHint,
  example: '/staff/',
  optional: true,
  secondary: true,
  code: true,
  members: ['Path'],
};

export const tagsField: Field = {
  kind: 'tags',
  id: 'tags',
  label: words.tags,
  term: 'Tags',
  optional: true,
  secondary: true,
  members: ['Tags', 'TagKeys'],
};

export const descriptionField: Field = {
  kind: 'text',
  id: 'description',
  label: words.description,
  example: words.descriptionExample,
  term: 'Description',
  optional: true,
  secondary: true,
  members: ['Description'],
};

export const documentField = (purpose: Purpose, shown?: Field['shown']): Field => ({
  kind: 'document',
  id: 'document',
  label: purpose === 'trust' ? words.trustDocument : words.document,
  term: purpose === 'trust' ? 'AssumeRolePolicyDocument' : 'PolicyDocument',
  purpose,
  members: ['PolicyDocument', 'AssumeRolePolicyDocument'],
  ...(shown ? { shown } : {}),
});
