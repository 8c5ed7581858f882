// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { IdentitystoreDirectoryUsersOperations } from './identitystore-directory-users.ts';

export interface IdentitystoreOperations
  extends IdentitystoreDirectoryUsersOperations {}
