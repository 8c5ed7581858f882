import { parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { World } from '../../world/world.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { arnHere, on, resourceAt, resourcesOf } from '../resources.ts';

/** KMS's errors, all with status 400. https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
export const notFound = (message: string): ApiError => serviceError('NotFoundException', message);

export const invalidState = (message: string): ApiError => serviceError('KMSInvalidStateException', message);

export const invalid = (message: string): ApiError => serviceError('ValidationException', message);

export const malformedPolicy = (message: string): ApiError =>
  serviceError('MalformedPolicyDocumentException', message);

export const tagError = (message: string): ApiError => serviceError('TagException', message);

export const invalidMarker = (): ApiError =>
  serviceError('InvalidMarkerException', 'Could not deserialize marker');

/** A key that waits for its deletion does nothing. */
export const pendingDeletion = (arn: string): ApiError => invalidState(`${arn} is pending deletion.`);

/** Why a key can do nothing now, or null. https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
export function stateFault(key: Key): ApiError | null {
  if (key.state === 'Disabled') return serviceError('DisabledException', `${key.id} is disabled.`);
  return key.state === 'PendingDeletion' ? pendingDeletion(key.id) : null;
}

/** KMS's answer to a ciphertext whose key is gone. */
export const lostKey =
  'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.';

/** The only algorithm of symmetric keys. */
export const algorithm = 'SYMMETRIC_DEFAULT';

export type EncryptionContext = Readonly<Record<string, string>>;

/** The condition keys of a cryptographic call. https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
export function contextKeys(context: EncryptionContext = {}): ContextKeys {
  const names = Object.keys(context);
  return [
    ['kms:EncryptionAlgorithm', [algorithm]],
    ...(names.length ? [['kms:EncryptionContextKeys', names] as const] : []),
    ...Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]] as const),
  ];
}

export type Key = RowOf<'key'>;
type Place = Pick<OperationContext, 'world' | 'account' | 'region' | 'now'>;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** The id of a key that is in several regions. */
const multiRegionId = /^mrk-[0-9a-f]{32}$/;

/** A key is gone after its deletion date. https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
const isThere = ({ deletionDate }: Key, now: number): boolean =>
  deletionDate === undefined || now < deletionDate;

/** The keys of the account in the region, oldest first by their ids. */
export const keysHere = ({ world, account, region, now }: Place): Key[] =>
  resourcesOf(world, 'key', account, region).filter((key) => isThere(key, now));

/** The key of that ARN, unless it was deleted. */
export function keyAt(world: World, arn: string, now: number): Key | undefined {
  const key = resourceAt(world, 'key', arn);
  return key && isThere(key, now) ? key : undefined;
}

/** The key that an alias, by its name or ARN, stands for. */
export function keyByAlias({ world, account, region, now }: Place, text: string): Key | undefined {
  const arn = parseArn(text);
  const name = arn ? arn.resource : text;
  return resourcesOf(world, 'key', arn?.account ?? account, arn?.region ?? region).find(
    (key) => isThere(key, now) && key.aliases.includes(name),
  );
}

export const aliasArn = (place: Pick<OperationContext, 'region' | 'account'>, name: string): string =>
  name.startsWith('arn:') ? name : arnHere('kms', place, name);

/**
 * The key that a request names by its id, ARN, alias or alias ARN; or why there is none. Not every operation
 * takes an alias.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
export function keyOf(place: Place, text: string, aliases: boolean): Key | ApiError {
  const arn = parseArn(text);
  if (text.startsWith('arn:') && (arn?.service !== 'kms' || !/^(?:key|alias)\/./.test(arn.resource)))
    return serviceError('InvalidArnException', `${text} is not a valid ARN`);
  // Each region has keys of its own.
  if (arn && arn.region !== place.region) return notFound(`Invalid arn ${arn.region}`);
  if (text.startsWith('alias/') || arn?.resource.startsWith('alias/'))
    return (
      (aliases ? keyByAlias(place, text) : undefined) ??
      notFound(aliases ? `Alias ${aliasArn(place, text)} is not found.` : `Invalid keyId ${text}`)
    );
  if (!arn && !uuid.test(text) && !multiRegionId.test(text)) return notFound(`Invalid keyId '${text}'`);
  const whole = arn ? text : arnHere('kms', place, `key/${text}`);
  return keyAt(place.world, whole, place.now) ?? notFound(`Key '${whole}' does not exist`);
}

interface KeyInput {
  readonly KeyId: string;
}

/** KMS looks for the key first, because the key's own policy decides about access to it. */
export function checkKey(input: KeyInput, place: Place, aliases = false): Failure | null {
  const key = keyOf(place, input.KeyId, aliases);
  return 'code' in key ? refuse(key) : null;
}

/** Goes on with the key that `checkKey` found. */
export function withKey<T>(
  place: Place,
  text: string,
  then: (key: Key) => RunResult<T>,
  aliases = false,
): RunResult<T> {
  const key = keyOf(place, text, aliases);
  return 'code' in key ? refuse(key) : then(key);
}

/** A permission on a key, by any of its names; an alias becomes a condition key. */
export function onKey(
  action: string,
  text: string,
  place: Place,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const key = keyOf(place, text, true);
  const arn = 'code' in key ? arnHere('kms', place, `key/${text}`) : key.id;
  const alias = /(?:^|:)(alias\/.*)$/.exec(text)?.[1];
  const named: ContextKeys = alias === undefined ? [] : [['kms:RequestAlias', [alias]]];
  return [on(`kms:${action}`, arn, undefined, [...named, ...keys])];
}
