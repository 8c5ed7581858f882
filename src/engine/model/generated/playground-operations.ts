// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { PlaygroundAccountsOperations } from './playground-accounts.ts';
import type { PlaygroundWorkloadsOperations } from './playground-workloads.ts';
import type { PlaygroundIdentityProvidersOperations } from './playground-identity-providers.ts';
import type { PlaygroundIdentityCenterOperations } from './playground-identity-center.ts';

export interface PlaygroundOperations
  extends PlaygroundAccountsOperations,
    PlaygroundWorkloadsOperations,
    PlaygroundIdentityProvidersOperations,
    PlaygroundIdentityCenterOperations {}
