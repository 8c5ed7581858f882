import { iamLedger } from './iam/ledger.ts';
import { iamSignInLedger } from './iam-sign-in/ledger.ts';
import { iamProvidersLedger } from './iam-providers/ledger.ts';
import { iamSimulationLedger } from './iam-simulation/ledger.ts';
import { stsLedger } from './sts/ledger.ts';
import { stsFederationLedger } from './sts-federation/ledger.ts';
import { cognitoIdentityLedger } from './cognito-identity/ledger.ts';
import { cognitoIdpLedger } from './cognito-idp/ledger.ts';
import { organizationsLedger } from './organizations/ledger.ts';
import { s3Ledger } from './s3/ledger.ts';
import { kmsLedger } from './kms/ledger.ts';
import { sqsLedger } from './sqs/ledger.ts';
import { lambdaLedger } from './lambda/ledger.ts';
import { dynamodbLedger } from './dynamodb/ledger.ts';
import { secretsmanagerLedger } from './secretsmanager/ledger.ts';
import { playgroundLedger } from './playground/ledger.ts';
import { generalLedger } from './ledger-general.ts';

/**
 * What the operations leave out, and what they decide where AWS's documentation is silent, by the part that
 * they belong to; `general` holds for all of them. Operations name theirs in `ledger`.
 */
export const operationLedger = {
  general: generalLedger,
  iam: iamLedger,
  'iam-sign-in': iamSignInLedger,
  'iam-providers': iamProvidersLedger,
  'iam-simulation': iamSimulationLedger,
  sts: stsLedger,
  'sts-federation': stsFederationLedger,
  'cognito-identity': cognitoIdentityLedger,
  'cognito-idp': cognitoIdpLedger,
  organizations: organizationsLedger,
  s3: s3Ledger,
  kms: kmsLedger,
  sqs: sqsLedger,
  lambda: lambdaLedger,
  dynamodb: dynamodbLedger,
  secretsmanager: secretsmanagerLedger,
  playground: playgroundLedger,
} as const;

type Lists = typeof operationLedger;
export type LedgerId = Lists[keyof Lists][number]['id'];
/** The ids of one part. */
export type LedgerIdOf<P extends keyof Lists> = Lists[P][number]['id'];
