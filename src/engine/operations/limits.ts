import { iamLimits } from './iam/limits.ts';
import { iamSignInLimits } from './iam-sign-in/limits.ts';
import { iamProvidersLimits } from './iam-providers/limits.ts';
import { iamSimulationLimits } from './iam-simulation/limits.ts';
import { stsLimits } from './sts/limits.ts';
import { stsFederationLimits } from './sts-federation/limits.ts';
import { cognitoIdentityLimits } from './cognito-identity/limits.ts';
import { cognitoIdpLimits } from './cognito-idp/limits.ts';
import { organizationsLimits } from './organizations/limits.ts';
import { s3Limits } from './s3/limits.ts';
import { kmsLimits } from './kms/limits.ts';
import { sqsLimits } from './sqs/limits.ts';
import { lambdaLimits } from './lambda/limits.ts';
import { dynamodbLimits } from './dynamodb/limits.ts';
import { secretsmanagerLimits } from './secretsmanager/limits.ts';
import { playgroundLimits } from './playground/limits.ts';
import { generalLimits } from './limits-general.ts';

/**
 * What the operations leave out, and what they decide where AWS's documentation is silent, by the part that
 * they belong to; `general` holds for all of them. Operations name theirs in `limits`.
 */
export const operationLimits = {
  general: generalLimits,
  iam: iamLimits,
  'iam-sign-in': iamSignInLimits,
  'iam-providers': iamProvidersLimits,
  'iam-simulation': iamSimulationLimits,
  sts: stsLimits,
  'sts-federation': stsFederationLimits,
  'cognito-identity': cognitoIdentityLimits,
  'cognito-idp': cognitoIdpLimits,
  organizations: organizationsLimits,
  s3: s3Limits,
  kms: kmsLimits,
  sqs: sqsLimits,
  lambda: lambdaLimits,
  dynamodb: dynamodbLimits,
  secretsmanager: secretsmanagerLimits,
  playground: playgroundLimits,
} as const;

type Lists = typeof operationLimits;
export type LimitId = Lists[keyof Lists][number]['id'];
/** The limits of one part. */
export type LimitOf<P extends keyof Lists> = Lists[P][number]['id'];
