import { isoDate } from '../../dates.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { isManagedKey } from '../../managed-keys.ts';
import { quotas } from '../../quotas.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { arnHere, on, tagging } from '../resources.ts';
import { put } from '../rows.ts';
import { tokenPage } from '../shared/pages.ts';
import { requestTags } from '../shared/tags.ts';
import { defaultPolicy, withPolicy } from './key-policies.ts';
import {
  invalid,
  invalidMarker,
  invalidState,
  pendingDeletion,
  checkKey,
  keysHere,
  onKey,
  withKey,
  tagError,
} from './key-rows.ts';
import type { Key } from './key-rows.ts';

type CreateInput = InputOf<'kms:CreateKey'>;
type MetadataOut = NonNullable<OutputOf<'kms:DescribeKey'>['KeyMetadata']>;

const day = 86_400_000;
/** Days. https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html */
const deletionWindow = { least: 7, most: 30 } as const;

function metadataOut(key: Key): MetadataOut {
  return {
    AWSAccountId: key.account,
    KeyId: key.name,
    Arn: key.id,
    CreationDate: isoDate(key.createDate),
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: key.state,
    ...(key.deletionDate === undefined ? {} : { DeletionDate: isoDate(key.deletionDate) }),
    Origin: 'AWS_KMS',
    KeyManager: isManagedKey(key) ? 'AWS' : 'CUSTOMER',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
  };
}

/** Only symmetric keys that KMS makes itself are modelled. */
function beyondModel(input: CreateInput): Failure | null {
  const isPlain =
    (input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' &&
    (input.KeyUsage ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT' &&
    (input.Origin ?? 'AWS_KMS') === 'AWS_KMS' &&
    input.CustomKeyStoreId === undefined &&
    input.XksKeyId === undefined &&
    input.MultiRegion !== true;
  return isPlain
    ? null
    : unknown(
        notModelled(
          'keys other than symmetric ones for encryption',
          'https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html',
        ),
      );
}

function newKey(input: CreateInput, context: OperationContext): Key {
  const { account, region, now, ids } = context;
  const name = ids.uuid();
  return {
    id: arnHere('kms', context, `key/${name}`),
    kind: 'key',
    account,
    region,
    name,
    createDate: now,
    tags: tagsFrom(input.Tags),
    policy: defaultPolicy(account),
    description: input.Description ?? '',
    state: 'Enabled',
    aliases: [],
  };
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#kms_keys */
export const keys: Pick<
  OperationTable,
  'kms:CreateKey' | 'kms:DescribeKey' | 'kms:ListKeys' | 'kms:ScheduleKeyDeletion' | 'kms:CancelKeyDeletion'
> = {
  'kms:CreateKey': {
    check: (input) => beyondModel(input) ?? refuse(checkTags(tagsFrom(input.Tags))),
    authorize(input) {
      const tags = requestTags(tagsFrom(input.Tags));
      const bypass = String(input.BypassPolicyLockoutSafetyCheck ?? false);
      return [
        on('kms:CreateKey', '*', undefined, [
          ['kms:BypassPolicyLockoutSafetyCheck', [bypass]],
          ['kms:KeySpec', ['SYMMETRIC_DEFAULT']],
          ['kms:KeyUsage', ['ENCRYPT_DECRYPT']],
          ['kms:KeyOrigin', ['AWS_KMS']],
          ...tags,
        ]),
        ...(tags.length ? [on('kms:TagResource', '*', undefined, tags)] : []),
      ];
    },
    run(input, context) {
      const fresh = newKey(input, context);
      const key =
        input.Policy === undefined
          ? fresh
          : withPolicy(fresh, input.Policy, input.BypassPolicyLockoutSafetyCheck ?? false, context);
      if ('code' in key) return refuse(key);
      return done({ KeyMetadata: metadataOut(key) }, [put(context.world, 'resources', key)]);
    },
    ledger: ['kms-key-specs', 'kms-policy-words', 'kms-grants'],
  },

  'kms:DescribeKey': {
    check: (input, context) => checkKey(input, context, true),
    authorize: (input, context) => onKey('DescribeKey', input.KeyId, context),
    run: (input, context) =>
      withKey(context, input.KeyId, (key) => done({ KeyMetadata: metadataOut(key) }), true),
    ledger: ['kms-not-found-first'],
  },

  'kms:ListKeys': {
    authorize: () => [on('kms:ListKeys', '*')],
    run(input, context) {
      const page = tokenPage(keysHere(context), input.Marker, input.Limit ?? 100);
      if (!page) return refuse(invalidMarker());
      return done({
        Keys: page.items.map(({ name, id }) => ({ KeyId: name, KeyArn: id })),
        Truncated: page.next !== undefined,
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      });
    },
  },

  'kms:ScheduleKeyDeletion': {
    check: (input, context) => checkKey(input, context),
    authorize: (input, context) => onKey('ScheduleKeyDeletion', input.KeyId, context),
    run: (input, context) =>
      withKey(context, input.KeyId, (key) => {
        const days = input.PendingWindowInDays ?? deletionWindow.most;
        if (days < deletionWindow.least || days > deletionWindow.most)
          return refuse(invalid('PendingWindowInDays must be between 7 and 30 inclusive'));
        if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
        const deletionDate = context.now + days * day;
        const changed: Key = { ...key, state: 'PendingDeletion', deletionDate };
        return done(
          {
            KeyId: key.id,
            DeletionDate: isoDate(deletionDate),
            KeyState: changed.state,
            PendingWindowInDays: days,
          },
          [put(context.world, 'resources', changed)],
        );
      }),
    ledger: ['kms-gone'],
  },

  'kms:CancelKeyDeletion': {
    check: (input, context) => checkKey(input, context),
    authorize: (input, context) => onKey('CancelKeyDeletion', input.KeyId, context),
    run: (input, context) =>
      withKey(context, input.KeyId, ({ deletionDate, ...key }) => {
        if (deletionDate === undefined) return refuse(invalidState(`${key.id} is not pending deletion.`));
        return done({ KeyId: key.id }, [put(context.world, 'resources', { ...key, state: 'Disabled' })]);
      }),
  },
};

const tagsFrom = (tags: InputOf<'kms:CreateKey'>['Tags'] = []): readonly Tag[] =>
  tags.map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue }));

/** Checks the tags of one request, beyond the model. */
function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length) return tagError('Duplicate tag keys');
  if (tags.some(({ key }) => /^aws:/i.test(key))) return tagError('Tags beginning with aws: are reserved');
  return tooMany(tags);
}

const tooMany = (tags: readonly Tag[]): ApiError | null =>
  tags.length > quotas.TagsPerResource ? tagError('Too many tags') : null;

const tags = tagging({
  check: (input: { readonly KeyId: string }, context) => checkKey(input, context),
  checkAll: (all, given) => checkTags(given) ?? tooMany(all),
  given: (input: Pick<InputOf<'kms:TagResource'>, 'Tags'>) => tagsFrom(input.Tags),
  on: (action, { KeyId }, context, keys) => onKey(action, KeyId, context, keys),
  find: (context, { KeyId }, then) =>
    withKey(context, KeyId, (key) =>
      key.state === 'PendingDeletion' ? refuse(pendingDeletion(key.id)) : then(key),
    ),
});

/** https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html */
export const keyTags: Pick<OperationTable, 'kms:TagResource' | 'kms:UntagResource' | 'kms:ListResourceTags'> =
  {
    'kms:TagResource': tags.tag('TagResource', ['kms-tag-words']),
    'kms:UntagResource': tags.untag('UntagResource'),
    'kms:ListResourceTags': {
      check: (input, context) => checkKey(input, context),
      authorize: (input, context) => onKey('ListResourceTags', input.KeyId, context),
      run: (input, context) =>
        withKey(context, input.KeyId, (key) => {
          const page = tokenPage(key.tags, input.Marker, input.Limit ?? 50);
          if (!page) return refuse(invalidMarker());
          return done({
            Tags: page.items.map((tag) => ({ TagKey: tag.key, TagValue: tag.value })),
            Truncated: page.next !== undefined,
            ...(page.next === undefined ? {} : { NextMarker: page.next }),
          });
        }),
    },
  };
