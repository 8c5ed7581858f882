import type { TableName } from '../entities/entities.ts';
import type { Check } from './row-checks.ts';
import { cognitoShapes } from './cognito.ts';
import { identityCenterShapes } from './identity-center.ts';
import { identityShapes, problemBy } from './identities.ts';
import { organizationShapes } from './organizations.ts';
import { providerShapes } from './providers.ts';
import { resourceShapes } from './resources.ts';
import { signInShapes } from './sign-in.ts';
import { parameterShapes } from './parameters.ts';
import { stackShapes } from './stacks.ts';

const shapes: Readonly<Record<TableName, Check>> = {
  ...identityShapes,
  ...signInShapes,
  ...providerShapes,
  ...organizationShapes,
  ...cognitoShapes,
  ...resourceShapes,
  ...identityCenterShapes,
  ...stackShapes,
  ...parameterShapes,
};

/**
 * Returns the fault of a row from outside (a file, storage, another tab), as a place and a sentence such as
 * `tags[3].key: must be text of 1 to 128 characters`, or null if it is a row of that table in every field.
 * Other rows are not looked at: `danglingReferences` does that. Never throws, for any `value`.
 */
export function rowProblem(table: TableName, value: unknown): string | null {
  return problemBy(shapes[table], table, value);
}
