import { accountRootArn, isAccountId, parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { storePolicy } from '../resources.ts';
import { put } from '../rows.ts';
import {
  conflict,
  invalidValue,
  notFound,
  staleRevision,
  checkQualifier,
  isQualified,
  onFunction,
  withFunction,
} from './function-rows.ts';
import type { FunctionRow } from './function-rows.ts';

type AddInput = InputOf<'lambda:AddPermission'>;

/** Characters. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const longestPolicy = 20_480;

interface Statement {
  readonly Sid: string;
}

const statementsOf = (text: string | undefined): readonly Statement[] =>
  text === undefined ? [] : (JSON.parse(text) as { readonly Statement: readonly Statement[] }).Statement;

const policyOf = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });

/** How Lambda writes whom a permission is for: a service, an account, a user or role, or everybody. */
function principalOf(principal: string): unknown {
  if (principal === '*') return '*';
  if (isAccountId(principal)) return { AWS: accountRootArn(principal) };
  return parseArn(principal) ? { AWS: principal } : { Service: principal };
}

function conditionOf(input: AddInput): object {
  const equal = {
    ...(input.SourceAccount === undefined ? {} : { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.PrincipalOrgID === undefined ? {} : { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
    ...(input.EventSourceToken === undefined ? {} : { 'lambda:EventSourceToken': input.EventSourceToken }),
    ...(input.FunctionUrlAuthType === undefined
      ? {}
      : { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
  };
  const condition = {
    ...(Object.keys(equal).length ? { StringEquals: equal } : {}),
    ...(input.SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  };
  return Object.keys(condition).length ? { Condition: condition } : {};
}

const statementOf = (input: AddInput, { id }: FunctionRow): Statement => ({
  Sid: input.StatementId,
  ...{ Effect: 'Allow', Principal: principalOf(input.Principal) },
  ...{ Action: input.Action, Resource: id },
  ...conditionOf(input),
});

/** Alexa's names end in `amazon.com`. */
const isService = (principal: string): boolean =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazon(?:aws)?\.com$/.test(principal);

const isPrincipal = (principal: string): boolean =>
  principal === '*' || isAccountId(principal) || !!parseArn(principal) || isService(principal);

/** The newest code has no policy of its own beside the function's. */
const onLatest = ({ FunctionName, Qualifier }: AddInput): ApiError | null =>
  Qualifier === '$LATEST' || isQualified(FunctionName)
    ? invalidValue('We currently do not support adding policies for $LATEST.')
    : null;

const badPrincipal = () =>
  invalidValue('The provided principal was invalid. Please check the principal and try again.');

function added(input: AddInput, row: FunctionRow, context: OperationContext) {
  const before = statementsOf(row.policy);
  if (input.RevisionId !== undefined && input.RevisionId !== row.revisionId) return staleRevision();
  if (before.some(({ Sid }) => Sid === input.StatementId))
    return conflict(
      `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    );
  if (!isPrincipal(input.Principal)) return badPrincipal();
  const policy = policyOf([...before, statementOf(input, row)]);
  if (policy.length > longestPolicy)
    return serviceError(
      'PolicyLengthExceededException',
      `The final policy size (${policy.length}) is bigger than the limit (${longestPolicy}).`,
    );
  const stored = storePolicy(context.world, row.account, policy);
  return stored.ok ? { ...row, policy: stored.text, revisionId: context.ids.uuid() } : badPrincipal();
}

/**
 * A function's resource-based policy, written statement by statement.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export const permissions: Pick<
  OperationTable,
  'lambda:AddPermission' | 'lambda:RemovePermission' | 'lambda:GetPolicy'
> = {
  'lambda:AddPermission': {
    check: (input) => checkQualifier(input) ?? refuse(onLatest(input)),
    authorize: (input, context) => [
      onFunction('AddPermission', input.FunctionName, context, [['lambda:Principal', [input.Principal]]]),
    ],
    run: (input, context) =>
      withFunction(context, input.FunctionName, (row) => {
        const changed = added(input, row, context);
        if ('code' in changed) return refuse(changed);
        return done({ Statement: JSON.stringify(statementOf(input, row)) }, [
          put(context.world, 'resources', changed),
        ]);
      }),
    ledger: ['lambda-versions'],
  },

  'lambda:RemovePermission': {
    check: checkQualifier,
    authorize: (input, context) => [onFunction('RemovePermission', input.FunctionName, context)],
    run: (input, context) =>
      withFunction(
        context,
        input.FunctionName,
        ({ policy, ...row }) => {
          if (input.RevisionId !== undefined && input.RevisionId !== row.revisionId)
            return refuse(staleRevision());
          const before = statementsOf(policy);
          if (before.length === 0)
            return refuse(notFound('No policy is associated with the given resource.'));
          const left = before.filter(({ Sid }) => Sid !== input.StatementId);
          if (left.length === before.length)
            return refuse(notFound(`Statement ${input.StatementId} is not found in resource policy.`));
          const changed = {
            ...row,
            ...(left.length ? { policy: policyOf(left) } : {}),
            revisionId: context.ids.uuid(),
          };
          return done({}, [put(context.world, 'resources', changed)]);
        },
        'No policy found for',
      ),
  },

  'lambda:GetPolicy': {
    check: checkQualifier,
    authorize: (input, context) => [onFunction('GetPolicy', input.FunctionName, context)],
    run: (input, context) =>
      withFunction(context, input.FunctionName, ({ policy, revisionId }) =>
        policy === undefined
          ? refuse(notFound('The resource you requested does not exist.'))
          : done({ Policy: showPrincipals(context.world, policy), RevisionId: revisionId }),
      ),
  },
};
