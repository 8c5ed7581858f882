import type { ApiError } from '../../call/call.ts';
import type { PoolUserRow } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { invalidParameter, notAuthorized } from './pools.ts';

type AttributesIn = InputOf<'cognito-idp:SignUp'>['UserAttributes'];
type Attributes = PoolUserRow['attributes'];

/**
 * OpenID Connect's standard claims: the attributes that every pool has.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const standard: ReadonlySet<string> = new Set([
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
]);

/** What only administrators may say of a person. */
const reserved: ReadonlySet<string> = new Set(['email_verified', 'phone_number_verified']);

/** What is wrong with attributes; `by` is who sets them. */
export function checkAttributes(given: AttributesIn = [], by: 'person' | 'administrator'): ApiError | null {
  for (const { Name, Value = '' } of given) {
    if (Name === 'sub') return invalidParameter('Cannot modify the non-mutable attribute sub');
    if (!standard.has(Name))
      return invalidParameter(
        `Attributes did not conform to the schema: ${Name}: Attribute does not exist in the schema.\n`,
      );
    if (by === 'person' && reserved.has(Name))
      return notAuthorized('A client attempted to write unauthorized attribute');
    if (Name === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(Value))
      return invalidParameter('Invalid email address format.');
    if (Name === 'phone_number' && !/^\+\d{5,15}$/.test(Value))
      return invalidParameter('Invalid phone number format.');
  }
  return null;
}

/** Attributes as they are kept: of two with one name the later, none without a value. */
export function attributesFrom(given: AttributesIn = [], before: Attributes = []): Attributes {
  const values = new Map(before.map(({ name, value }) => [name, value]));
  for (const { Name, Value = '' } of given) {
    if (Value === '') values.delete(Name);
    else values.set(Name, Value);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

/** The value of one attribute, or undefined. */
export const attribute = ({ attributes }: PoolUserRow, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;

/** A person's attributes as Cognito answers them, `sub` among them. */
export const attributesOut = (user: PoolUserRow): { Name: string; Value: string }[] => [
  ...user.attributes.map(({ name, value }) => ({ Name: name, Value: value })),
  { Name: 'sub', Value: user.id },
];
