import type { ApiError } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { arnHere, on, resourcesOf, tagging } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { tokenPage } from '../shared/pages.ts';
import { requestTags, tagsOut } from '../shared/tags.ts';
import {
  invalidParameter,
  invalidRequest,
  isThere,
  onSecret,
  recoveryWindow,
  secretOf,
  twoValues,
  withSecret,
  withChanging,
} from './secret-rows.ts';
import type { Secret } from './secret-rows.ts';

type CreateInput = InputOf<'secretsmanager:CreateSecret'>;
type DeleteInput = InputOf<'secretsmanager:DeleteSecret'>;
type DescribeOut = OutputOf<'secretsmanager:DescribeSecret'>;

const day = 86_400_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function checkCreate(input: CreateInput): ApiError | null {
  if (!/^[\w/+=.@!-]+$/.test(input.Name))
    return serviceError(
      'ValidationException',
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    );
  if (input.SecretString !== undefined && input.SecretBinary !== undefined) return twoValues();
  return checkTags(tagsFrom(input.Tags));
}

function newSecret(input: CreateInput, context: OperationContext): Secret {
  const { account, region, now, ids } = context;
  const value = input.SecretString ?? input.SecretBinary ?? null;
  return {
    id: arnHere('secretsmanager', context, `secret:${input.Name}-${ids.text('secret', letters, 6)}`),
    kind: 'secret',
    account,
    region,
    name: input.Name,
    createDate: now,
    tags: tagsFrom(input.Tags),
    description: input.Description ?? '',
    versionId: value === null ? null : (input.ClientRequestToken ?? ids.uuid()),
    secretString: value,
  };
}

function described(secret: Secret): DescribeOut {
  return {
    ARN: secret.id,
    Name: secret.name,
    ...(secret.description ? { Description: secret.description } : {}),
    ...(secret.deletedDate === undefined ? {} : { DeletedDate: isoDate(secret.deletedDate) }),
    ...(secret.tags.length ? { Tags: tagsOut(secret.tags) } : {}),
    CreatedDate: isoDate(secret.createDate),
    LastChangedDate: isoDate(secret.changeDate ?? secret.createDate),
  };
}

const stages = ({ versionId }: Secret): Readonly<Record<string, readonly string[]>> =>
  versionId === null ? {} : { [versionId]: ['AWSCURRENT'] };

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html */
function checkDelete(input: DeleteInput): ApiError | null {
  const days = input.RecoveryWindowInDays;
  if (days !== undefined && input.ForceDeleteWithoutRecovery)
    return invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  return days !== undefined && (days < recoveryWindow.least || days > recoveryWindow.most)
    ? invalidParameter('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).')
    : null;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/managing-secrets.html */
export const secrets: Pick<
  OperationTable,
  | 'secretsmanager:CreateSecret'
  | 'secretsmanager:DescribeSecret'
  | 'secretsmanager:ListSecrets'
  | 'secretsmanager:DeleteSecret'
  | 'secretsmanager:RestoreSecret'
> = {
  'secretsmanager:CreateSecret': {
    check: (input) => refuse(checkCreate(input)),
    authorize(input, context) {
      const tags = requestTags(tagsFrom(input.Tags));
      const keys = [['secretsmanager:Name', [input.Name]] as const, ...tags];
      const arn = arnHere('secretsmanager', context, `secret:${input.Name}`);
      return [
        on('secretsmanager:CreateSecret', arn, input.Name, keys),
        ...(tags.length ? [on('secretsmanager:TagResource', arn, input.Name, keys)] : []),
      ];
    },
    run(input, context) {
      const before = secretOf(context, input.Name);
      if (before?.deletedDate !== undefined)
        return refuse(
          invalidRequest(
            "You can't create this secret because a secret with this name is already scheduled for deletion.",
          ),
        );
      if (before)
        return refuse(
          serviceError(
            'ResourceExistsException',
            `The operation failed because the secret ${input.Name} already exists.`,
          ),
        );
      const secret = newSecret(input, context);
      const { id: ARN, name: Name, versionId } = secret;
      return done({ ARN, Name, ...(versionId === null ? {} : { VersionId: versionId }) }, [
        put(context.world, 'resources', secret),
      ]);
    },
    ledger: ['secrets-new-arn', 'secrets-encryption', 'secrets-replicas'],
  },

  'secretsmanager:DescribeSecret': {
    authorize: (input, context) => onSecret('DescribeSecret', input.SecretId, context),
    run: (input, context) =>
      withSecret(context, input.SecretId, (secret) =>
        done({
          ...described(secret),
          ...(secret.versionId === null ? {} : { VersionIdsToStages: stages(secret) }),
        }),
      ),
  },

  'secretsmanager:ListSecrets': {
    authorize: () => [on('secretsmanager:ListSecrets', '*')],
    run(input, context) {
      const { world, account, region, now } = context;
      const rows = resourcesOf(world, 'secret', account, region).filter(
        (row) =>
          isThere(row, now) &&
          (input.IncludePlannedDeletion === true || row.deletedDate === undefined) &&
          (input.Filters ?? []).every((filter) => matches(row, filter)),
      );
      if (input.SortOrder !== 'asc') rows.sort((a, b) => b.createDate - a.createDate);
      else rows.sort((a, b) => a.createDate - b.createDate);
      const page = tokenPage(rows, input.NextToken, input.MaxResults ?? 100);
      if (!page) return refuse(serviceError('InvalidNextTokenException', 'Invalid NextToken.'));
      return done({
        SecretList: page.items.map((secret) => ({
          ...described(secret),
          SecretVersionsToStages: stages(secret),
        })),
        ...(page.next === undefined ? {} : { NextToken: page.next }),
      });
    },
  },

  'secretsmanager:DeleteSecret': {
    check: (input) => refuse(checkDelete(input)),
    authorize: (input, context) => onSecret('DeleteSecret', input.SecretId, context),
    run: (input, context) =>
      withSecret(context, input.SecretId, (secret) => {
        if (secret.deletedDate !== undefined && !input.ForceDeleteWithoutRecovery)
          return refuse(
            invalidRequest(
              "You can't perform this operation on the secret because it was already scheduled for deletion.",
            ),
          );
        const days = input.RecoveryWindowInDays ?? recoveryWindow.most;
        const isForced = input.ForceDeleteWithoutRecovery === true;
        const deletedDate = isForced ? context.now : context.now + days * day;
        const value = { ARN: secret.id, Name: secret.name, DeletionDate: isoDate(deletedDate) };
        return done(value, [
          isForced
            ? remove('resources', secret)
            : put(context.world, 'resources', { ...secret, deletedDate, changeDate: context.now }),
        ]);
      }),
    ledger: ['secrets-gone'],
  },

  'secretsmanager:RestoreSecret': {
    authorize: (input, context) => onSecret('RestoreSecret', input.SecretId, context),
    run: (input, context) =>
      withSecret(context, input.SecretId, ({ deletedDate, ...secret }) =>
        done(
          { ARN: secret.id, Name: secret.name },
          deletedDate === undefined
            ? []
            : [put(context.world, 'resources', { ...secret, changeDate: context.now })],
        ),
      ),
  },
};

type Filter = NonNullable<InputOf<'secretsmanager:ListSecrets'>['Filters']>[number];

/** The texts of a secret that a filter looks at. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html */
function textsOf(secret: Secret, key: Filter['Key']): readonly string[] {
  const tagKeys = secret.tags.map((tag) => tag.key);
  const tagValues = secret.tags.map((tag) => tag.value);
  switch (key) {
    case 'name':
      return [secret.name];
    case 'description':
      return [secret.description];
    case 'tag-key':
      return tagKeys;
    case 'tag-value':
      return tagValues;
    case 'primary-region':
      return [secret.region];
    case 'owning-service':
      return [];
    case 'all':
    case undefined:
      return [secret.name, secret.description, ...tagKeys, ...tagValues];
  }
}

/** Whether a secret begins with one of a filter's values, or, with `!` before it, doesn't. */
function matches(secret: Secret, { Key, Values = [] }: Filter): boolean {
  const texts = textsOf(secret, Key).map((text) => text.toLowerCase());
  return Values.some((value) => {
    const wanted = value.replace(/^!/, '').toLowerCase();
    return texts.some((text) => text.startsWith(wanted)) !== value.startsWith('!');
  });
}

const tagsFrom = (tags: InputOf<'secretsmanager:TagResource'>['Tags'] = []): readonly Tag[] =>
  tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));

/** Checks tags beyond the model: those of a request, and all that a secret would have. */
function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    return invalidParameter('Tag keys must be unique within a request.');
  if (tags.some(({ key }) => key === '' || key.startsWith('aws:')))
    return invalidParameter('Tag keys must not be empty or start with aws:.');
  return tags.length > quotas.TagsPerResource ? invalidParameter('A secret can have at most 50 tags.') : null;
}

const tags = tagging({
  checkFirst: checkTags,
  checkAll: checkTags,
  given: (input: Pick<InputOf<'secretsmanager:TagResource'>, 'Tags'>) => tagsFrom(input.Tags),
  on: (action, { SecretId }: { readonly SecretId: string }, context, keys) =>
    onSecret(action, SecretId, context, keys),
  find: (context, { SecretId }, then) => withChanging(context, SecretId, then),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/managing-secrets_tagging.html */
export const secretTags: Pick<OperationTable, 'secretsmanager:TagResource' | 'secretsmanager:UntagResource'> =
  {
    'secretsmanager:TagResource': tags.tag('TagResource', ['secrets-tag-words']),
    'secretsmanager:UntagResource': tags.untag('UntagResource'),
  };
