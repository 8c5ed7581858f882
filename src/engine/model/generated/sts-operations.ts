// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { StsAssumeRoleOperations } from './sts-assume-role.ts';
import type { StsCallerIdentityOperations } from './sts-caller-identity.ts';
import type { StsSessionTokensOperations } from './sts-session-tokens.ts';
import type { StsAssumeRootOperations } from './sts-assume-root.ts';
import type { StsScopedCredentialsOperations } from './sts-scoped-credentials.ts';
import type { StsWebIdentityOperations } from './sts-web-identity.ts';
import type { StsSamlOperations } from './sts-saml.ts';

export interface StsOperations
  extends StsAssumeRoleOperations,
    StsCallerIdentityOperations,
    StsSessionTokensOperations,
    StsAssumeRootOperations,
    StsScopedCredentialsOperations,
    StsWebIdentityOperations,
    StsSamlOperations {}
