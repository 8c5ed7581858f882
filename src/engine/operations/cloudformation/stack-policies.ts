import type { ApiError } from '../../call/call.ts';
import { globMatches, globOf } from '../../policy/glob.ts';
import type { JsonNode } from '../../policy/json-text.ts';
import { listOf, memberOf, readJson, stringsOf, textOf } from '../../policy/json-text.ts';
import { Work } from '../../policy/work.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { onStack, validationError, withStack } from './stack-rows.ts';

/** One update of one resource, as a stack policy names it. */
export interface PolicyQuestion {
  readonly action: 'Update:Modify' | 'Update:Replace' | 'Update:Delete';
  readonly logicalId: string;
  readonly type: string;
}

const matches = (pattern: string, text: string): boolean => globMatches(globOf(pattern), text, new Work());

const anyOf = (node: JsonNode | undefined, text: string): boolean =>
  (stringsOf(node) ?? []).some((pattern) => matches(pattern, text));

const operators: Readonly<Record<string, (pattern: string, text: string) => boolean>> = {
  StringEquals: (pattern, text) => pattern === text,
  StringLike: matches,
};

/** Whether a statement's conditions hold; the only key is `ResourceType`. */
function holds(statement: JsonNode, { type }: PolicyQuestion): boolean {
  const condition = memberOf(statement, 'Condition');
  if (condition?.type !== 'object') return true;
  return condition.members.every(({ key, value }) => {
    const wanted = stringsOf(memberOf(value, 'ResourceType')) ?? [];
    return wanted.some((pattern) => operators[key]?.(pattern, type) === true);
  });
}

function isAbout(statement: JsonNode, question: PolicyQuestion): boolean {
  const resource = `LogicalResourceId/${question.logicalId}`;
  const [action, notAction] = ['Action', 'NotAction'].map((name) => memberOf(statement, name));
  const [about, notAbout] = ['Resource', 'NotResource'].map((name) => memberOf(statement, name));
  const isAction = notAction ? !anyOf(notAction, question.action) : anyOf(action, question.action);
  const isResource = notAbout ? !anyOf(notAbout, resource) : anyOf(about, resource);
  return isAction && isResource && holds(statement, question);
}

/**
 * Why a stack policy forbids an update; null if it allows it. Without a policy everything is allowed; with one, only
 * what it allows.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export function forbidden(policy: string | undefined, question: PolicyQuestion): string | null {
  const read = policy === undefined ? null : readJson(policy);
  if (!read?.ok) return null;
  const statements = listOf(memberOf(read.node, 'Statement'));
  const about = statements.filter((statement) => isAbout(statement, question));
  const denying = about.find((statement) => textOf(memberOf(statement, 'Effect')) === 'Deny');
  if (!denying && about.length > 0) return null;
  const number = denying
    ? `Statement [#${statements.indexOf(denying) + 1}] does not allow`
    : 'no statement allows';
  return `Action denied by stack policy: ${number} [${question.action}] for resource [LogicalResourceId/${question.logicalId}]`;
}

const malformed = (): ApiError => validationError('Error validating stack policy: Invalid stack policy');

/** The fault of a stack policy; null if there is none. */
export function checkStackPolicy(text: string): ApiError | null {
  const read = readJson(text);
  if (!read.ok || read.node.type !== 'object') return malformed();
  const statements = listOf(memberOf(read.node, 'Statement'));
  const isStatement = (node: JsonNode): boolean => {
    const effect = textOf(memberOf(node, 'Effect'));
    const has = (...names: readonly string[]): boolean =>
      names.some((name) => (stringsOf(memberOf(node, name)) ?? []).length > 0);
    // A principal is required, and only the wildcard is supported.
    const isAnyone = textOf(memberOf(node, 'Principal')) === '*';
    const knows = (condition: JsonNode | undefined): boolean =>
      condition === undefined ||
      (condition.type === 'object' && condition.members.every(({ key }) => Object.hasOwn(operators, key)));
    return (
      (effect === 'Allow' || effect === 'Deny') &&
      isAnyone &&
      has('Action', 'NotAction') &&
      has('Resource', 'NotResource') &&
      knows(memberOf(node, 'Condition'))
    );
  };
  return statements.length > 0 && statements.every(isStatement) ? null : malformed();
}

const noSuchStack = (name: string): ApiError => validationError(`Stack '${name}' does not exist`);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html */
export const stackPolicies: Pick<
  OperationTable,
  'cloudformation:SetStackPolicy' | 'cloudformation:GetStackPolicy'
> = {
  'cloudformation:SetStackPolicy': {
    check: ({ StackPolicyBody, StackPolicyURL }) =>
      refuse(
        (StackPolicyBody === undefined) === (StackPolicyURL === undefined) &&
          validationError('You must specify either StackPolicyBody or StackPolicyURL.'),
      ),
    authorize: (input, context) => onStack('SetStackPolicy', context, input.StackName),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        (stack) => {
          const { StackPolicyBody: policy } = input;
          if (policy === undefined)
            return refuse(validationError('S3 error: The specified key does not exist.'));
          const wrong = checkStackPolicy(policy);
          return wrong ? refuse(wrong) : done({}, [put(context.world, 'stacks', { ...stack, policy })]);
        },
        noSuchStack,
      ),
    ledger: ['cloudformation-stack-policies', 'cloudformation-words'],
  },

  'cloudformation:GetStackPolicy': {
    authorize: (input, context) => onStack('GetStackPolicy', context, input.StackName),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        ({ policy }) => done(policy === undefined ? {} : { StackPolicyBody: policy }),
        noSuchStack,
      ),
  },
};
