import { awsManagedAccount, parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import type { SessionRow, Tag } from '../../entities/entities.ts';
import { apiError, serviceError } from '../../errors.ts';
import { held } from '../../managed-policies/held.ts';
import { checkDocument } from '../../policy/check-document.ts';
import type { Change, World } from '../../world/world.ts';
import type { ContextKeys } from '../operation.ts';
import { findPolicy } from '../rows.ts';
import { requestTags } from '../shared/tags.ts';

/** The words that every policy has, which cost AWS nearly nothing. */
const commonWords =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"Resource":"arn:aws:s3:::arn:aws:iam::"Condition":{"StringEquals":"*"}]}';

const shortestRepeat = 4;
/** The bytes that a repeated part takes, however long it is. */
const repeatCost = 3;
/**
 * The bytes that fit. The number is chosen so that sizes come near the percentages that people report from
 * AWS.
 */
const budget = 450;

/** Bytes that a text takes when each repeated part counts once, as in common compressions. */
function packedBytes(text: string): number {
  const seen = new Map<string, number>();
  const note = (all: string, at: number): unknown => seen.set(all.slice(at, at + shortestRepeat), at);
  const all = commonWords + text;
  for (let i = 0; i < commonWords.length; i++) note(all, i);
  let bytes = 0;
  for (let i = commonWords.length; i < all.length;) {
    const before = seen.get(all.slice(i, i + shortestRepeat));
    let length = 0;
    if (before !== undefined)
      while (i + length < all.length && all[before + length] === all[i + length]) length++;
    const taken = length >= shortestRepeat ? length : 1;
    bytes += length >= shortestRepeat ? repeatCost : 1;
    for (const end = i + taken; i < end; i++) note(all, i);
  }
  return bytes;
}

/**
 * How much of AWS's room for session policies and tags a request takes, in whole percent: more than 100 is
 * refused. AWS packs them in a binary form that it doesn't document; this is an estimate.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (PackedPolicySize)
 */
function packedSize(policy: string | undefined, arns: readonly string[], tags: readonly Tag[]): number {
  const parts = [policy ?? '', ...arns, ...tags.flatMap(({ key, value }) => [key, value])];
  const text = parts.filter((part) => part !== '').join('\n');
  return text === '' ? 0 : Math.ceil((packedBytes(text) * 100) / budget);
}

/** Characters of the inline session policy and of the managed ones' ARNs together. */
const maximumLength = 2048;
const maximumArns = 10;
const maximumTags = 50;

/** The policies and tags of a requested session, from the request's members or from a token. */
export interface SessionRequest {
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
  /** The session tags that are passed. */
  readonly tags: readonly Tag[];
  readonly transitiveKeys: readonly string[];
  /**
   * The transitive tags of the calling session. The new session keeps them, and no passed tag replaces them.
   */
  readonly inherited: readonly Tag[];
}

interface PolicyInput {
  readonly Policy?: string;
  readonly PolicyArns?: readonly { readonly arn?: string }[];
}

/** The session policies of an input, with the tags that came with them or in a token. */
export function sessionRequest(
  { Policy, PolicyArns = [] }: PolicyInput,
  tags: readonly Tag[] = [],
  transitiveKeys: readonly string[] = [],
  inherited: readonly Tag[] = [],
): SessionRequest {
  return {
    policy: Policy,
    policyArns: PolicyArns.map(({ arn = '' }) => arn),
    tags,
    transitiveKeys,
    inherited,
  };
}

const fold = (key: string): string => key.toLowerCase();
const folded = (tags: readonly Tag[]): Set<string> => new Set(tags.map(({ key }) => fold(key)));
const invalidValue = (message: string): ApiError => serviceError('InvalidParameterValue', message);

/** The tags that a chained session takes over from `session`. */
export function inheritedTags(session: SessionRow | null): readonly Tag[] {
  const keys = new Set((session?.transitiveTagKeys ?? []).map(fold));
  return (session?.tags ?? []).filter(({ key }) => keys.has(fold(key)));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know */
function checkSessionTags({ tags, transitiveKeys, inherited }: SessionRequest): ApiError | null {
  const keys = folded(tags);
  if (keys.size < tags.length)
    return invalidValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  const reserved = tags.find(({ key }) => fold(key).startsWith('aws:'));
  if (reserved) return invalidValue(`Tag key ${reserved.key} is reserved: keys can't start with aws:`);
  if (!transitiveKeys.every((key) => keys.has(fold(key))))
    return invalidValue('The specified transitive tag key must be included in the requested tags.');
  if (inherited.some(({ key }) => keys.has(fold(key))))
    return invalidValue(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  return tags.length + inherited.length > maximumTags
    ? invalidValue(`A session can't have more than ${maximumTags} tags, inherited ones included.`)
    : null;
}

/** A managed session policy must be AWS's or belong to the session's account. */
function checkPolicyArns(world: World, account: string, arns: readonly string[]): ApiError | null {
  if (arns.length > maximumArns)
    return apiError(
      'ValidationError',
      `1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${maximumArns}`,
    );
  for (const arn of arns) {
    const parsed = parseArn(arn);
    if (parsed?.service !== 'iam' || !parsed.resource.startsWith('policy/'))
      return apiError('ValidationError', `${arn} is invalid`);
    const isNear = parsed.account === account || parsed.account === awsManagedAccount;
    if (!isNear || !findPolicy(world, arn))
      return apiError('MalformedPolicyDocument', `Policy ${arn} does not exist or is not attachable.`);
  }
  return null;
}

const tooLarge = (message: string): ApiError => serviceError('PackedPolicyTooLarge', message);

function checkSize(request: SessionRequest): ApiError | null {
  const { policy, policyArns } = request;
  const plain = policyArns.reduce((sum, arn) => sum + arn.length, policy?.length ?? 0);
  const percent = Math.max(
    percentOf(request),
    plain > maximumLength ? Math.ceil((plain * 100) / maximumLength) : 0,
  );
  if (percent <= 100) return null;
  return plain === 0
    ? tooLarge(`Packed size of session tags consumes ${percent}% of allotted space.`)
    : tooLarge(`Packed policy consumes ${percent}% of allotted space, please use smaller policy.`);
}

/**
 * Checks session policies and tags, with STS's answers; `account` is the one that the session will be in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 */
export function checkSession(world: World, account: string, request: SessionRequest): ApiError | null {
  const { policy, policyArns } = request;
  const wrongTags = checkSessionTags(request) ?? checkPolicyArns(world, account, policyArns);
  if (wrongTags) return wrongTags;
  const size = checkSize(request);
  if (size) return size;
  const message = policy === undefined ? null : checkDocument(policy, 'session');
  return message === null ? null : apiError('MalformedPolicyDocument', message);
}

const allTags = ({ inherited, tags }: SessionRequest): readonly Tag[] => [...inherited, ...tags];

const percentOf = (request: SessionRequest): number =>
  packedSize(request.policy, request.policyArns, allTags(request));

/** Whether the session will carry tags: then sts:TagSession must be allowed. */
export const isTagged = (request: SessionRequest): boolean => allTags(request).length > 0;

/** `PackedPolicySize` of an answer, if the session has policies or tags. */
export function packedOut(request: SessionRequest): { readonly PackedPolicySize?: number } {
  const percent = percentOf(request);
  return percent === 0 ? {} : { PackedPolicySize: percent };
}

/** The condition keys that session tags bring. */
export function tagKeys({ tags, transitiveKeys }: SessionRequest): ContextKeys {
  return [
    ...requestTags(tags),
    ...(transitiveKeys.length ? [['sts:TransitiveTagKeys', transitiveKeys] as const] : []),
  ];
}

type SessionFields = Pick<SessionRow, 'policy' | 'policyArns' | 'tags' | 'transitiveTagKeys'>;

/** The fields of the session's row. Its inline policy and tags stay as they are; managed policies can change later. */
export function sessionFields(request: SessionRequest): SessionFields {
  const { policy, policyArns, inherited, transitiveKeys } = request;
  const tags = allTags(request);
  const passedOn = new Set([...inherited.map(({ key }) => key), ...transitiveKeys].map(fold));
  const transitive = tags.map(({ key }) => key).filter((key) => passedOn.has(fold(key)));
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(policyArns.length ? { policyArns } : {}),
    ...(tags.length ? { tags } : {}),
    ...(transitive.length ? { transitiveTagKeys: transitive } : {}),
  };
}

/** AWS managed policies become rows of the world when a session is limited by them. */
export function heldPolicies(world: World, { policyArns }: SessionRequest): Change[] {
  return [...new Set(policyArns)].flatMap((arn) => {
    const policy = findPolicy(world, arn);
    return policy ? held(world, policy) : [];
  });
}
