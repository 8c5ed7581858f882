import { general } from './ledger/general.ts';
import { iam } from './ledger/iam.ts';
import { iamSignIn } from './ledger/iam-sign-in.ts';
import { iamProviders } from './ledger/iam-providers.ts';
import { iamSimulation } from './ledger/iam-simulation.ts';
import { sts } from './ledger/sts.ts';
import { stsFederation } from './ledger/sts-federation.ts';
import { cognitoIdentity } from './ledger/cognito-identity.ts';
import { cognitoIdp } from './ledger/cognito-idp.ts';
import { organizations } from './ledger/organizations.ts';
import { s3 } from './ledger/s3.ts';
import { kms } from './ledger/kms.ts';
import { sqs } from './ledger/sqs.ts';
import { lambda } from './ledger/lambda.ts';
import { dynamodb } from './ledger/dynamodb.ts';
import { secretsmanager } from './ledger/secretsmanager.ts';
import { playground } from './ledger/playground.ts';
import type { LedgerId } from '../../engine/index.ts';

/** What the operations leave out or decide without AWS's word, for "What this does not do". */
export const operationLedger: Readonly<Record<LedgerId, string>> = {
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
