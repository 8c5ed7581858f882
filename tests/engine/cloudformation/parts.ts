import { preparePart } from '../../../src/engine/index.ts';

/** Loads the parts of the engine that stacks call. */
export async function prepareStacks(): Promise<void> {
  for (const part of [
    ...([
      'iam',
      'iam-policy-versions',
      'iam-providers',
      'iam-sign-in',
      's3',
      'lambda',
      'kms',
      'sqs',
      'dynamodb',
    ] as const),
    ...(['secretsmanager', 'ssm', 'cognito-identity', 'cognito-idp', 'organizations'] as const),
  ])
    await preparePart(part);
}
