import { test as base } from 'vitest';
import type { AwsOptions } from './test-aws.ts';
import { TestAws } from './test-aws.ts';

export { TestAws, UnexpectedDecision } from './test-aws.ts';
export type { AwsOptions, ClientOptions, ExpectedRefusal } from './test-aws.ts';
export type { Question } from './asking.ts';

/** Makes Vitest's `test` with a fixture `aws`: a simulated AWS that each test has for itself. */
export const awsTest = (options: AwsOptions = {}) =>
  base.extend<{ aws: TestAws }>({
    // Vitest reads from the braces that the fixture needs no other.

    aws: async ({}, use) => {
      await use(await TestAws.start(options));
    },
  });
