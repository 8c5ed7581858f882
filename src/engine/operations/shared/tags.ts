import type { ApiError } from '../../call/call.ts';
import type { Rows, Tag } from '../../entities/entities.ts';
import { apiError, quotaExceeded } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import type {
  ContextKeys,
  Failure,
  OperationContext,
  OperationTable,
  PermissionRequest,
  RunResult,
} from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, page } from './pages.ts';
import { put } from '../rows.ts';

export type TagsIn = InputOf<'TagUser'>['Tags'];
type TagMap = Readonly<Record<string, string>>;
type Fold = (key: string) => string;

/** Tags of a request or an answer that has them as a list. */
export const tagsFrom = (tags: TagsIn = []): readonly Tag[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
/** A row's tags from a request's, for rows without them where there are none. */
export const tagsKept = (tags: TagsIn = []): { readonly tags?: readonly Tag[] } =>
  tags.length ? { tags: tagsFrom(tags) } : {};
export const tagsOut = (tags: readonly Tag[]): OutputOf<'ListUserTags'>['Tags'] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** Tags of a request or an answer that has them as a map. */
export const tagsOfMap = (map: TagMap = {}): Tag[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));
export const mapOfTags = (tags: readonly Tag[]): TagMap =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));

/** The condition keys of the tags that a request carries. */
export const requestTags = (tags: readonly Tag[]): ContextKeys =>
  tags.length
    ? [
        ...tags.map(({ key, value }) => [`aws:RequestTag/${key}`, [value]] as const),
        ['aws:TagKeys', tags.map(({ key }) => key)],
      ]
    : [];

/** The condition keys of the tags that a resource has. */
export const resourceTags = (tags: readonly Tag[]): ContextKeys =>
  tags.map(({ key, value }) => [`aws:ResourceTag/${key}`, [value]] as const);

/** Tag keys of users and roles: they compare regardless of case. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_case */
export const foldedKeys: Fold = (key) => key.toLowerCase();
/** Tag keys of everything else. */
export const keysAsTheyAre: Fold = (key) => key;

/**
 * The tags with others set over them. A key that is already there keeps its place and takes the new spelling
 * and value.
 */
export function mergeTags(before: readonly Tag[], set: readonly Tag[], fold = keysAsTheyAre): Tag[] {
  const merged = new Map(before.map((tag) => [fold(tag.key), tag]));
  for (const tag of set) merged.set(fold(tag.key), tag);
  return [...merged.values()];
}

export function withoutTags(
  before: readonly Tag[],
  keys: readonly string[],
  fold: Fold = keysAsTheyAre,
): readonly Tag[] {
  const gone = new Set(keys.map(fold));
  return before.filter((tag) => !gone.has(fold(tag.key)));
}

const duplicateKeys = 'Duplicate tag keys found.';

/** Checks the tags of one request to IAM, beyond the model: no key twice, and none of AWS's own. */
export function checkTags(
  tags: TagsIn = [],
  fold: Fold,
  duplicates = `${duplicateKeys} Please note that Tag keys are case insensitive.`,
): ApiError | null {
  if (new Set(tags.map(({ Key }) => fold(Key))).size < tags.length)
    return apiError('InvalidInput', duplicates);
  const reserved = tags.find(({ Key }) => Key.toLowerCase().startsWith('aws:'));
  if (reserved)
    return apiError('InvalidInput', `Tag key ${reserved.Key} is reserved: keys can't start with aws:`);
  return null;
}

/** Like `checkTags`, for a managed policy's tags: AWS documents fewer rules for those. */
export const checkPolicyTags = (tags: TagsIn = []): ApiError | null =>
  checkTags(tags, keysAsTheyAre, duplicateKeys);

/** The error if IAM's resource has more tags than it may. */
function tooManyTags(tags: readonly Tag[]): ApiError | null {
  return tags.length > quotas.TagsPerResource
    ? quotaExceeded('TagsPerResource', quotas.TagsPerResource)
    : null;
}

/** The kinds of IAM's resources that have tags, as the names of their operations have them. */
type Kind =
  'User' | 'Role' | 'Policy' | 'InstanceProfile' | 'OpenIDConnectProvider' | 'SAMLProvider' | 'MFADevice';
/** The three operations on the tags of a kind. */
export type TagOperation<K extends Kind> = `Tag${K}` | `Untag${K}` | `List${K}Tags`;

type TaggedTable =
  'users' | 'roles' | 'policies' | 'instanceProfiles' | 'oidcProviders' | 'samlProviders' | 'mfaDevices';

interface TagFamily<K extends Kind, T extends TaggedTable> {
  readonly table: T;
  /** The member of a request that names the resource. */
  readonly member: string & Exclude<keyof InputOf<`Untag${K}`>, 'TagKeys'>;
  readonly fold?: Fold;
  /** Checks that name, beyond the model. */
  readonly checkName?: (name: string) => Failure | null;
  /** Checks the tags of a request, in place of `checkTags`. */
  readonly check?: (tags: TagsIn) => ApiError | null;
  /** Checks the tags that the resource would have, in place of IAM's usual quota. */
  readonly checkAll?: (tags: readonly Tag[]) => ApiError | null;
  /** The permission that an operation asks for. */
  readonly on: (
    operation: TagOperation<K>,
    name: string,
    context: OperationContext,
    keys?: ContextKeys,
  ) => readonly PermissionRequest[];
  /** Goes on with the resource of that name, or answers NoSuchEntity. */
  readonly find: <R>(
    context: OperationContext,
    name: string,
    then: (row: Rows[T]) => RunResult<R>,
  ) => RunResult<R>;
  /** The error if the account can't change the resource's tags. */
  readonly locked?: (row: Rows[T], operation: TagOperation<K>, context: OperationContext) => ApiError | null;
}

/**
 * The operations that tag, untag and list the tags of one kind of IAM's resources. Untagging a key that isn't there is
 * no error; lists are sorted by key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function tagOperations<K extends Kind, T extends TaggedTable>(
  kind: K,
  { table, member, fold = keysAsTheyAre, checkName = () => null, on, find, locked, ...own }: TagFamily<K, T>,
): Pick<OperationTable, TagOperation<K>> {
  const [tag, untag, list] = [`Tag${kind}`, `Untag${kind}`, `List${kind}Tags`] as const;
  const { check = (tags) => checkTags(tags, fold), checkAll = tooManyTags } = own;
  type Input = InputOf<'TagUser'> & InputOf<'UntagUser'> & InputOf<'ListUserTags'>;
  const nameOf = (input: object): string => (input as Record<string, string>)[member] ?? '';
  const retagged = ({ world }: OperationContext, row: Rows[T], tags: readonly Tag[]) =>
    put(world, table, { ...row, tags });
  const operations = {
    [tag]: {
      check: (input: Input) => checkName(nameOf(input)) ?? refuse(check(input.Tags)),
      authorize: (input: Input, context: OperationContext) =>
        on(tag, nameOf(input), context, requestTags(tagsFrom(input.Tags))),
      run: (input: Input, context: OperationContext) =>
        find(context, nameOf(input), (row) => {
          const tags = mergeTags(row.tags, tagsFrom(input.Tags), fold);
          return (
            refuse(locked?.(row, tag, context) ?? checkAll(tags)) ?? done({}, [retagged(context, row, tags)])
          );
        }),
    },
    [untag]: {
      check: (input: Input) => checkName(nameOf(input)),
      authorize: (input: Input, context: OperationContext) =>
        on(untag, nameOf(input), context, [['aws:TagKeys', input.TagKeys]]),
      run: (input: Input, context: OperationContext) =>
        find(context, nameOf(input), (row) => {
          const tags = withoutTags(row.tags, input.TagKeys, fold);
          const isSame = tags.length === row.tags.length;
          return (
            refuse(locked?.(row, untag, context)) ?? done({}, isSame ? [] : [retagged(context, row, tags)])
          );
        }),
    },
    [list]: {
      check: (input: Input) => checkName(nameOf(input)),
      authorize: (input: Input, context: OperationContext) => on(list, nameOf(input), context),
      run: (input: Input, context: OperationContext) =>
        find(context, nameOf(input), (row) =>
          page(
            input,
            [...row.tags].sort((a, b) => compare(a.key, b.key)),
            (tags, rest) => done({ Tags: tagsOut(tags), ...rest }),
          ),
        ),
    },
  };
  return operations as unknown as Pick<OperationTable, TagOperation<K>>;
}
