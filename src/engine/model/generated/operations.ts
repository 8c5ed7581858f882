// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { IamOperations } from './iam-operations.ts';
import type { StsOperations } from './sts-operations.ts';
import type { CognitoIdentityOperations } from './cognito-identity-operations.ts';
import type { CognitoIdpOperations } from './cognito-idp-operations.ts';
import type { OrganizationsOperations } from './organizations-operations.ts';
import type { S3Operations } from './s3-operations.ts';
import type { KmsOperations } from './kms-operations.ts';
import type { SqsOperations } from './sqs-operations.ts';
import type { LambdaOperations } from './lambda-operations.ts';
import type { DynamodbOperations } from './dynamodb-operations.ts';
import type { SecretsmanagerOperations } from './secretsmanager-operations.ts';
import type { SsmOperations } from './ssm-operations.ts';
import type { SsoAdminOperations } from './sso-admin-operations.ts';
import type { IdentitystoreOperations } from './identitystore-operations.ts';
import type { CloudformationOperations } from './cloudformation-operations.ts';
import type { PlaygroundOperations } from './playground-operations.ts';

export interface Operations
  extends IamOperations,
    StsOperations,
    CognitoIdentityOperations,
    CognitoIdpOperations,
    OrganizationsOperations,
    S3Operations,
    KmsOperations,
    SqsOperations,
    LambdaOperations,
    DynamodbOperations,
    SecretsmanagerOperations,
    SsmOperations,
    SsoAdminOperations,
    IdentitystoreOperations,
    CloudformationOperations,
    PlaygroundOperations {}
