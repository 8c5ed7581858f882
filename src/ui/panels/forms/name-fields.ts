import type { Purpose } from '../policy-editor/purpose.ts';
import { fields as words } from '../../../words/en/forms.ts';
import type { Field } from './form.ts';

export const nameField = (label: string, term: string, placeholder?: string): Field => ({
  kind: 'text',
  id: 'name',
  label,
  term,
  members: [term],
  ...(placeholder === undefined ? {} : { placeholder }),
});

export const pathField: Field = {
  kind: 'text',
  id: 'path',
  label: words.path,
  term: 'Path',
  hint: words.pathHint,
  placeholder: '/',
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
