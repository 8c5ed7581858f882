import type { Tag, World, IdentityPoolRow, ResourceRow } from '../../../../engine/index.ts';
import { policyArn } from '../../../../engine/index.ts';
import { common, done, leads, submits, titles } from '#words/forms.ts';
import type { Item } from '../../../kinds/item.ts';
import { itemOf } from '../../../kinds/item.ts';
import { nameOf } from '../../../kinds/kinds.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask, queueUrl } from '../../../kinds/requests.ts';
import type { Form } from '../forms/form.ts';
import { form, tagsOf, awsTags } from '../forms/form.ts';
import { tagsField } from '../forms/name-fields.ts';

/** The difference between two lists of tags. */
interface TagChange {
  readonly gone: readonly string[];
  readonly changed: readonly Tag[];
  readonly all: readonly Tag[];
}

const mapOf = (tags: readonly Tag[]): Readonly<Record<string, string>> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));

/** Removing comes first: the tags that are there count against the quota of 50. */
const calls = ({ gone, changed }: TagChange, untag: () => Request, tag: () => Request): Request[] => [
  ...(gone.length > 0 ? [untag()] : []),
  ...(changed.length > 0 ? [tag()] : []),
];

function ofResource(row: ResourceRow, change: TagChange): Request[] | null {
  const { gone: TagKeys, changed, all } = change;
  switch (row.kind) {
    case 'bucket':
      return [
        all.length > 0
          ? ask('s3:PutBucketTagging', { Bucket: row.name, Tagging: { TagSet: awsTags(all) } })
          : ask('s3:DeleteBucketTagging', { Bucket: row.name }),
      ];
    case 'key': {
      const Tags = changed.map(({ key, value }) => ({ TagKey: key, TagValue: value }));
      return calls(
        change,
        () => ask('kms:UntagResource', { KeyId: row.id, TagKeys }),
        () => ask('kms:TagResource', { KeyId: row.id, Tags }),
      );
    }
    case 'queue': {
      const QueueUrl = queueUrl(row);
      return calls(
        change,
        () => ask('sqs:UntagQueue', { QueueUrl, TagKeys }),
        () => ask('sqs:TagQueue', { QueueUrl, Tags: mapOf(changed) }),
      );
    }
    case 'function':
      return calls(
        change,
        () => ask('lambda:UntagResource', { Resource: row.id, TagKeys }),
        () => ask('lambda:TagResource', { Resource: row.id, Tags: mapOf(changed) }),
      );
    case 'table':
      return calls(
        change,
        () => ask('dynamodb:UntagResource', { ResourceArn: row.id, TagKeys }),
        () => ask('dynamodb:TagResource', { ResourceArn: row.id, Tags: awsTags(changed) }),
      );
    case 'secret':
      return calls(
        change,
        () => ask('secretsmanager:UntagResource', { SecretId: row.id, TagKeys }),
        () => ask('secretsmanager:TagResource', { SecretId: row.id, Tags: awsTags(changed) }),
      );
    case 'object':
      return null;
  }
}

/** UpdateIdentityPool replaces the whole pool, so the call repeats all of it. */
function ofPool(row: IdentityPoolRow, { all }: TagChange): Request[] {
  const some = <T>(list: readonly T[]): boolean => list.length > 0;
  return [
    ask('cognito-identity:UpdateIdentityPool', {
      IdentityPoolId: row.id,
      IdentityPoolName: row.name,
      AllowUnauthenticatedIdentities: row.allowUnauthenticatedIdentities,
      ...(row.allowClassicFlow !== undefined && { AllowClassicFlow: row.allowClassicFlow }),
      ...(row.developerProviderName !== undefined && { DeveloperProviderName: row.developerProviderName }),
      ...(some(row.supportedLoginProviders) && {
        SupportedLoginProviders: Object.fromEntries(
          row.supportedLoginProviders.map(({ provider, appId }) => [provider, appId]),
        ),
      }),
      ...(some(row.cognitoIdentityProviders) && {
        CognitoIdentityProviders: row.cognitoIdentityProviders.map((one) => ({
          ProviderName: one.providerName,
          ClientId: one.clientId,
          ServerSideTokenCheck: one.serverSideTokenCheck,
        })),
      }),
      ...(some(row.openIdConnectProviderArns) && {
        OpenIdConnectProviderARNs: row.openIdConnectProviderArns,
      }),
      ...(some(row.samlProviderArns) && { SamlProviderARNs: row.samlProviderArns }),
      IdentityPoolTags: mapOf(all),
    }),
  ];
}

/** Returns the calls that change an item's tags, or null if it has none or nothing here can change them. */
export function tagCalls(item: Item, change: TagChange): Request[] | null {
  const { gone: TagKeys, changed } = change;
  const Tags = awsTags(changed);
  switch (item.kind) {
    case 'user': {
      const UserName = item.row.name;
      return calls(
        change,
        () => ask('UntagUser', { UserName, TagKeys }),
        () => ask('TagUser', { UserName, Tags }),
      );
    }
    case 'role': {
      const RoleName = item.row.name;
      return calls(
        change,
        () => ask('UntagRole', { RoleName, TagKeys }),
        () => ask('TagRole', { RoleName, Tags }),
      );
    }
    case 'policy': {
      const PolicyArn = policyArn(item.row);
      return calls(
        change,
        () => ask('UntagPolicy', { PolicyArn, TagKeys }),
        () => ask('TagPolicy', { PolicyArn, Tags }),
      );
    }
    case 'instanceProfile': {
      const InstanceProfileName = item.row.name;
      return calls(
        change,
        () => ask('UntagInstanceProfile', { InstanceProfileName, TagKeys }),
        () => ask('TagInstanceProfile', { InstanceProfileName, Tags }),
      );
    }
    case 'oidcProvider':
      return calls(
        change,
        () => ask('UntagOpenIDConnectProvider', { OpenIDConnectProviderArn: item.id, TagKeys }),
        () => ask('TagOpenIDConnectProvider', { OpenIDConnectProviderArn: item.id, Tags }),
      );
    case 'samlProvider':
      return calls(
        change,
        () => ask('UntagSAMLProvider', { SAMLProviderArn: item.id, TagKeys }),
        () => ask('TagSAMLProvider', { SAMLProviderArn: item.id, Tags }),
      );
    case 'mfaDevice':
      return calls(
        change,
        () => ask('UntagMFADevice', { SerialNumber: item.id, TagKeys }),
        () => ask('TagMFADevice', { SerialNumber: item.id, Tags }),
      );
    case 'identityPool':
      return ofPool(item.row, change);
    case 'bucket':
    case 'object':
    case 'kmsKey':
    case 'queue':
    case 'function':
    case 'table':
    case 'secret':
      return ofResource(item.row, change);
    default:
      return null;
  }
}

const sameTag = (one: Tag, other: Tag): boolean => one.key === other.key && one.value === other.value;

/** The key that IAM compares: regardless of case for users' and roles' tags, by case for all others. */
const comparedKey = ({ kind }: Item, { key }: Tag): string =>
  kind === 'user' || kind === 'role' ? key.toLowerCase() : key;

/** Makes the form for an item's tags; null for an item that has none. */
export function tags(world: World, { id }: { readonly id: string }): Form | null {
  const item = itemOf(world, id);
  if (!item || !('row' in item) || !item.row || !('tags' in item.row)) return null;
  const before = item.row.tags;
  const canChange = tagCalls(item, { gone: [], changed: [], all: before }) !== null;
  const name = nameOf(world, item);
  return form({
    title: titles.tags(name),
    lead: canChange ? leads.tags : common.tagsElsewhere,
    submit: submits.save,
    fields: canChange ? [{ ...tagsField, optional: false, secondary: false }] : [],
    initial: { tags: before },
    build: (values) => {
      const all = tagsOf(values, 'tags');
      const keys = new Set(all.map((tag) => comparedKey(item, tag)));
      const gone = before.filter((tag) => !keys.has(comparedKey(item, tag))).map(({ key }) => key);
      const changed = all.filter((tag) => !before.some((one) => sameTag(one, tag)));
      if (gone.length === 0 && changed.length === 0) return [];
      return tagCalls(item, { gone, changed, all }) ?? [];
    },
    done: () => done.saved(name),
  });
}
