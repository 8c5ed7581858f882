import type { PartTable } from '../operation.ts';
import { aliases } from './aliases.ts';
import { cryptography } from './cryptography.ts';
import { keyPolicies } from './key-policies.ts';
import { keyStates } from './key-states.ts';
import { keyTags, keys } from './keys.ts';

export const operations: PartTable<'kms'> = {
  ...keys,
  ...keyStates,
  ...aliases,
  ...keyPolicies,
  ...keyTags,
  ...cryptography,
};
