import { general } from './limits/general.ts';
import { iam } from './limits/iam.ts';
import { iamSignIn } from './limits/iam-sign-in.ts';
import { iamProviders } from './limits/iam-providers.ts';
import { iamSimulation } from './limits/iam-simulation.ts';
import { sts } from './limits/sts.ts';
import { stsFederation } from './limits/sts-federation.ts';
import { cognitoIdentity } from './limits/cognito-identity.ts';
import { cognitoIdp } from './limits/cognito-idp.ts';
import { organizations } from './limits/organizations.ts';
import { s3 } from './limits/s3.ts';
import { kms } from './limits/kms.ts';
import { sqs } from './limits/sqs.ts';
import { lambda } from './limits/lambda.ts';
import { dynamodb } from './limits/dynamodb.ts';
import { secretsmanager } from './limits/secretsmanager.ts';
import { playground } from './limits/playground.ts';
import type { LimitId } from '../../engine/index.ts';

/** What the operations leave out or decide without AWS's word, for "What this does not do". */
export const operationLimits: Readonly<Record<LimitId, string>> = {
  ...general,
  ...iam,
  ...iamSignIn,
  ...iamProviders,
  ...iamSimulation,
  ...sts,
  ...stsFederation,
  ...cognitoIdentity,
  ...cognitoIdp,
  ...organizations,
  ...s3,
  ...kms,
  ...sqs,
  ...lambda,
  ...dynamodb,
  ...secretsmanager,
  ...playground,
};
