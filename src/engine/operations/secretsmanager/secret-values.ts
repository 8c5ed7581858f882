import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { tokenPage } from '../shared/pages.ts';
import type { Secret } from './secret-rows.ts';
import {
  invalidParameter,
  notFound,
  onSecret,
  twoValues,
  withChanging,
  withLive,
  withSecret,
} from './secret-rows.ts';

const current = 'AWSCURRENT';

const notThatStage = (): ApiError =>
  serviceError(
    'InvalidRequestException',
    'You provided a VersionStage that is not associated to the provided VersionId.',
  );

/** The secret with another value, as a version of its own; a version that is there can't get another value. */
function withValue(
  secret: Secret,
  value: string | null,
  token: string,
  { now }: OperationContext,
): Secret | ApiError {
  if (token !== secret.versionId)
    return { ...secret, versionId: token, secretString: value, versionDate: now };
  return value === secret.secretString
    ? secret
    : serviceError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.id}.`,
      );
}

/** The value of a secret: the one thing here that is really kept. */
export const secretValues: Pick<
  OperationTable,
  | 'secretsmanager:GetSecretValue'
  | 'secretsmanager:PutSecretValue'
  | 'secretsmanager:UpdateSecret'
  | 'secretsmanager:ListSecretVersionIds'
> = {
  'secretsmanager:GetSecretValue': {
    authorize: (input, context) =>
      onSecret('GetSecretValue', input.SecretId, context, [
        ...(input.VersionId === undefined ? [] : [['secretsmanager:VersionId', [input.VersionId]] as const]),
        ...(input.VersionStage === undefined
          ? []
          : [['secretsmanager:VersionStage', [input.VersionStage]] as const]),
      ]),
    run: (input, context) =>
      withLive(context, input.SecretId, (secret) => {
        const { versionId, secretString } = secret;
        const missing = (what: string) =>
          refuse(notFound(`Secrets Manager can't find the specified secret value for ${what}`));
        if (input.VersionId !== undefined && input.VersionId !== versionId)
          return missing(`VersionId: ${input.VersionId}`);
        const stage = input.VersionStage ?? current;
        if (input.VersionId !== undefined && stage !== current) return refuse(notThatStage());
        if (versionId === null || secretString === null || stage !== current)
          return missing(`staging label: ${stage}`);
        return done({
          ARN: secret.id,
          Name: secret.name,
          VersionId: versionId,
          SecretString: secretString,
          VersionStages: [current],
          CreatedDate: isoDate(secret.versionDate ?? secret.createDate),
        });
      }),
    ledger: ['secrets-versions'],
  },

  'secretsmanager:PutSecretValue': {
    check: (input) =>
      (input.SecretString === undefined) === (input.SecretBinary === undefined)
        ? refuse(invalidParameter('You must provide either SecretString or SecretBinary.'))
        : null,
    authorize: (input, context) => onSecret('PutSecretValue', input.SecretId, context),
    run: (input, context) =>
      withChanging(context, input.SecretId, (secret) => {
        const value = input.SecretString ?? input.SecretBinary ?? null;
        const token = input.ClientRequestToken ?? context.ids.uuid();
        const answer = {
          ARN: secret.id,
          Name: secret.name,
          VersionId: token,
          VersionStages: input.VersionStages ?? [current],
        };
        const next = withValue(secret, value, token, context);
        if ('code' in next) return refuse(next);
        return done(answer, next === secret ? [] : [put(context.world, 'resources', next)]);
      }),
    ledger: ['secrets-versions'],
  },

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html
  'secretsmanager:UpdateSecret': {
    check: (input) =>
      input.SecretString !== undefined && input.SecretBinary !== undefined ? refuse(twoValues()) : null,
    authorize: (input, context) =>
      onSecret('UpdateSecret', input.SecretId, context, [
        ...(input.Description === undefined
          ? []
          : [['secretsmanager:Description', [input.Description]] as const]),
        ...(input.KmsKeyId?.startsWith('arn:')
          ? [['secretsmanager:KmsKeyArn', [input.KmsKeyId]] as const]
          : []),
      ]),
    run: (input, context) =>
      withChanging(context, input.SecretId, (secret) => {
        const value = input.SecretString ?? input.SecretBinary;
        const described = { ...secret, description: input.Description ?? secret.description };
        const answer = { ARN: secret.id, Name: secret.name };
        if (value === undefined) return done(answer, [put(context.world, 'resources', described)]);
        const token = input.ClientRequestToken ?? context.ids.uuid();
        const next = withValue(described, value, token, context);
        if ('code' in next) return refuse(next);
        return done({ ...answer, VersionId: token }, [put(context.world, 'resources', next)]);
      }),
    ledger: ['secrets-versions', 'secrets-encryption'],
  },

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html
  'secretsmanager:ListSecretVersionIds': {
    authorize: (input, context) => onSecret('ListSecretVersionIds', input.SecretId, context),
    run: (input, context) =>
      withSecret(context, input.SecretId, ({ id, name, versionId, versionDate, createDate }) => {
        const entry = {
          VersionStages: [current],
          CreatedDate: isoDate(versionDate ?? createDate),
          KmsKeyIds: ['DefaultEncryptionKey'],
        };
        const all = versionId === null ? [] : [{ VersionId: versionId, ...entry }];
        const page = tokenPage(all, input.NextToken, input.MaxResults ?? 100);
        if (!page) return refuse(serviceError('InvalidNextTokenException', 'Invalid NextToken.'));
        return done({ Versions: page.items, ARN: id, Name: name });
      }),
    ledger: ['secrets-versions', 'secrets-encryption'],
  },
};
