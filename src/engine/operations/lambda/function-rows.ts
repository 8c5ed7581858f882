import { partition } from '../../arn.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { ApiError } from '../../call/call.ts';
import type { Failure, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { on, resourceAt } from '../resources.ts';

/** Lambda's errors. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
export const invalidValue = (message: string): ApiError =>
  serviceError('InvalidParameterValueException', message);

export const notFound = (message: string): ApiError =>
  serviceError('ResourceNotFoundException', message, 404);

export const conflict = (message: string): ApiError =>
  serviceError('ResourceConflictException', message, 409);

export const staleRevision = (): ApiError =>
  serviceError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );

export type FunctionRow = RowOf<'function'>;

interface Input {
  readonly FunctionName: string;
  readonly Qualifier?: string;
}

const name =
  /^(?:arn:aws:lambda:)?(?:([a-z]{2}(?:-gov)?-[a-z]+-\d):)?(?:(\d{12}):)?(?:function:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

/**
 * The ARN of a function that a request names by its name, a part of its ARN or its whole ARN.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
 */
export function functionArn(
  text: string,
  { region, account }: Pick<OperationContext, 'region' | 'account'>,
): string {
  const [, inRegion = region, inAccount = account, function_ = text] = name.exec(text) ?? [];
  return `arn:${partition}:lambda:${inRegion}:${inAccount}:function:${function_}`;
}

/** Versions and aliases of a function aren't modelled: only the newest code is there. */
export function checkQualifier({ FunctionName, Qualifier }: Input): Failure | null {
  const qualifier = Qualifier ?? name.exec(FunctionName)?.[4] ?? '';
  return qualifier === '' || qualifier === '$LATEST'
    ? null
    : unknown(
        notModelled(
          'versions and aliases of functions',
          'https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html',
        ),
      );
}

/** Whether a request names a version or an alias of a function. */
export const isQualified = (text: string): boolean => name.exec(text)?.[4] !== undefined;

/** Goes on with the function that a request names, or says before its ARN that it is `missing`. */
export function withFunction<T>(
  context: OperationContext,
  text: string,
  then: (row: FunctionRow) => RunResult<T>,
  missing = 'Function not found',
): RunResult<T> {
  const arn = functionArn(text, context);
  const row = resourceAt(context.world, 'function', arn);
  return row ? then(row) : refuse(notFound(`${missing}: ${arn}`));
}

/** A permission on the function that a request names. */
export const onFunction = (
  action: string,
  text: string,
  context: OperationContext,
  keys: PermissionRequest['keys'] = [],
): PermissionRequest => on(`lambda:${action}`, functionArn(text, context), undefined, keys);
