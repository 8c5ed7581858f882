import type { InputOf } from '../../model/operation-types.ts';
import type { Secret } from './secret-rows.ts';

type Filter = NonNullable<InputOf<'secretsmanager:ListSecrets'>['Filters']>[number];

/** What a filter looks at: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html */
function textsOf(secret: Secret, key: Filter['Key']): readonly string[] {
  const tagKeys = secret.tags.map((tag) => tag.key);
  const tagValues = secret.tags.map((tag) => tag.value);
  switch (key) {
    case 'name':
      return [secret.name];
    case 'description':
      return [secret.description];
    case 'tag-key':
      return tagKeys;
    case 'tag-value':
      return tagValues;
    case 'primary-region':
      return [secret.region];
    case 'owning-service':
      return [];
    case 'all':
    case undefined:
      return [secret.name, secret.description, ...tagKeys, ...tagValues];
  }
}

/** Whether a secret begins with one of a filter's values, or, with `!` before it, doesn't. */
export function matches(secret: Secret, { Key, Values = [] }: Filter): boolean {
  const texts = textsOf(secret, Key).map((text) => text.toLowerCase());
  return Values.some((value) => {
    const wanted = value.replace(/^!/, '').toLowerCase();
    return texts.some((text) => text.startsWith(wanted)) !== value.startsWith('!');
  });
}
