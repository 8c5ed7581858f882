import type { ApiError } from '../../call/call.ts';
import type { ParameterRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse, unknown } from '../operation.ts';
import { arnHere, on } from '../resources.ts';
import { resourceTags } from '../shared/tags.ts';

type Place = Pick<OperationContext, 'world' | 'account' | 'region'>;

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
export const invalidParameter = (message: string): ApiError => serviceError('ValidationException', message);

/** An ARN has one slash after `parameter`, whether the name begins with one or not. */
export const parameterArn = (place: Place, name: string): string =>
  arnHere('ssm', place, `parameter${name.startsWith('/') ? '' : '/'}${name}`);

/** Reads a name or an ARN, and what stands after a colon: a version or a label. */
function named(place: Place, text: string): { readonly arn: string; readonly selector: string | null } {
  const parts = text.split(':');
  const length = text.startsWith('arn:') ? 6 : 1;
  const start = parts.slice(0, length).join(':');
  return { arn: length === 1 ? parameterArn(place, start) : start, selector: parts[length] ?? null };
}

/** The parameter of a name or an ARN, whichever version is asked for. */
export const parameterAt = (place: Place, text: string): ParameterRow | undefined =>
  place.world.tables.parameters.get(named(place, text).arn);

/**
 * Goes on with the parameter that a request names. Its message is empty on AWS, too. A label finds nothing: there are
 * none here.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-versions.html
 */
export function withParameter<T>(
  place: Place,
  text: string,
  then: (row: ParameterRow) => RunResult<T>,
): RunResult<T> {
  const { arn, selector } = named(place, text);
  const row = place.world.tables.parameters.get(arn);
  if (!row) return refuse(serviceError('ParameterNotFound', ''));
  if (selector === null || selector === String(row.version)) return then(row);
  if (/^\d+$/.test(selector) && Number(selector) < row.version && Number(selector) > 0)
    return unknown({
      feature: 'older versions of parameters',
      page: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-versions.html',
    });
  return refuse(
    serviceError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${selector} of ${row.name}. Verify the version and try again.`,
    ),
  );
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
export function onParameter(
  action: string,
  text: string,
  place: Place,
  keys: ContextKeys = [],
): PermissionRequest {
  const { arn } = named(place, text);
  const tags = place.world.tables.parameters.get(arn)?.tags ?? [];
  const own: ContextKeys = tags.map(({ key, value }) => [`ssm:resourceTag/${key}`, [value]] as const);
  return on(`ssm:${action}`, arn, arn, [...resourceTags(tags), ...own, ...keys]);
}
