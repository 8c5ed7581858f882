/** The package's door to Node: what a page may take, and what a test or a script asks of an account. */
export * from '../sdk/index.ts';
export { linesOf as explain } from '../assume/why/lines.ts';
export { decisionOn as ask } from './asking.ts';
export type { Question } from './asking.ts';
export { TestAws, UnexpectedDecision } from './test-aws.ts';
export type { AwsOptions, ClientOptions, ExpectedRefusal } from './test-aws.ts';
