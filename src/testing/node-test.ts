import type { TestContext } from 'node:test';
import type { AwsOptions } from './test-aws.ts';
import { TestAws } from './test-aws.ts';

export { TestAws, UnexpectedDecision } from './test-aws.ts';
export type { AwsOptions, ClientOptions, ExpectedRefusal } from './test-aws.ts';
export type { Question } from './asking.ts';

type Body = (aws: TestAws, context: TestContext) => unknown;

/**
 * Makes the body of a test of `node:test` from one that takes a simulated AWS, which each test has for itself:
 *
 *     test('the role reads reports', withAws(async (aws) => { … }));
 */
export function withAws(body: Body): (context: TestContext) => Promise<void>;
export function withAws(options: AwsOptions, body: Body): (context: TestContext) => Promise<void>;
export function withAws(first: AwsOptions | Body, second?: Body) {
  const [options, body] = typeof first === 'function' ? [{}, first] : [first, second];
  return async (context: TestContext): Promise<void> => {
    await body?.(await TestAws.start(options), context);
  };
}
