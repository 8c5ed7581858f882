import { parseArn } from '../../arn.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { arnHere, on, resourceAt } from '../resources.ts';

/** Secrets Manager's errors, all with status 400. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html */
export const notFound = (message = "Secrets Manager can't find the specified secret."): ApiError =>
  serviceError('ResourceNotFoundException', message);

export const invalidParameter = (message: string): ApiError =>
  serviceError('InvalidParameterException', message);

/** A request that gives a secret a text and bytes at once. */
export const twoValues = (): ApiError =>
  invalidParameter(
    "You can't specify both a binary secret value and a string secret value in the same secret.",
  );

export const invalidRequest = (message: string): ApiError => serviceError('InvalidRequestException', message);

const markedForDeletion = (): ApiError =>
  invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

export type Secret = RowOf<'secret'>;
type Place = Pick<OperationContext, 'world' | 'account' | 'region' | 'now'>;

/** Days that a secret waits for its deletion. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
export const recoveryWindow = { least: 7, most: 30 } as const;

/** A secret is gone once its recovery window is over. */
export const isThere = ({ deletedDate }: Secret, now: number): boolean =>
  deletedDate === undefined || now < deletedDate;

function byName({ world, account, region, now }: Place, name: string): Secret | undefined {
  return rowsBy(world, 'resourcesByName', `${account}/secret/${region}/${name}`).find(
    (row): row is Secret => row.kind === 'secret' && isThere(row, now),
  );
}

/** The secret of a whole ARN, or of one without the six characters that AWS adds. */
function byArn(world: World, arn: string, now: number): Secret | undefined {
  const whole = resourceAt(world, 'secret', arn);
  if (whole) return isThere(whole, now) ? whole : undefined;
  const parsed = parseArn(arn);
  const place = { world, account: parsed?.account ?? '', region: parsed?.region ?? '', now };
  return byName(place, parsed?.resource.slice('secret:'.length) ?? '');
}

/** The error of a text that no secret can be named by; null for a name or an ARN. */
const badId = (text: string): ApiError | null =>
  text.startsWith('arn:') || /^[\w/+=.@!-]+$/.test(text)
    ? null
    : serviceError(
        'ValidationException',
        'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
      );

/** The secret that a request names by its name or ARN. */
export const secretOf = (place: Place, text: string): Secret | undefined =>
  text.startsWith('arn:') ? byArn(place.world, text, place.now) : byName(place, text);

/** Goes on with the secret that a request names. */
export function withSecret<T>(
  place: Place,
  text: string,
  then: (secret: Secret) => RunResult<T>,
): RunResult<T> {
  const secret = secretOf(place, text);
  return secret ? then(secret) : refuse(badId(text) ?? notFound());
}

/** Like `withSecret`, for operations that AWS refuses while a secret waits for its deletion. */
export function withLive<T>(
  place: Place,
  text: string,
  then: (secret: Secret) => RunResult<T>,
): RunResult<T> {
  return withSecret(place, text, (secret) =>
    secret.deletedDate === undefined ? then(secret) : refuse(markedForDeletion()),
  );
}

/** Goes on with a live secret that is about to be modified: that moment is its LastChangedDate. */
export const withChanging = <T>(
  place: Place,
  text: string,
  then: (changing: Secret) => RunResult<T>,
): RunResult<T> => withLive(place, text, (secret) => then({ ...secret, changeDate: place.now }));

/** A permission on a secret; a refusal prints what the request called it. */
export function onSecret(
  action: string,
  text: string,
  place: Place,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const whole = text.startsWith('arn:') ? text : arnHere('secretsmanager', place, `secret:${text}`);
  const secret = secretOf(place, text);
  const named: ContextKeys = secret
    ? [
        ['secretsmanager:SecretId', [secret.id]],
        ...secret.tags.map(({ key, value }) => [`secretsmanager:ResourceTag/${key}`, [value]] as const),
      ]
    : [];
  return [on(`secretsmanager:${action}`, secret?.id ?? whole, text, [...named, ...keys])];
}
