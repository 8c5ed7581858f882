import { isoDate } from '../../dates.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { invalidParameter, notFound, onSecret, withLive } from './secret-rows.ts';

const current = 'AWSCURRENT';

const notThatStage = (): ApiError =>
  serviceError(
    'InvalidRequestException',
    'You provided a VersionStage that is not associated to the provided VersionId.',
  );

/** The value of a secret: the one thing here that is really kept. */
export const secretValues: Pick<
  OperationTable,
  'secretsmanager:GetSecretValue' | 'secretsmanager:PutSecretValue'
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
          CreatedDate: isoDate(secret.createDate),
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
      withLive(context, input.SecretId, (secret) => {
        const value = input.SecretString ?? input.SecretBinary ?? null;
        const token = input.ClientRequestToken ?? context.ids.uuid();
        const answer = {
          ARN: secret.id,
          Name: secret.name,
          VersionId: token,
          VersionStages: input.VersionStages ?? [current],
        };
        if (token === secret.versionId)
          return value === secret.secretString
            ? done(answer)
            : refuse(
                serviceError(
                  'ResourceExistsException',
                  `You can't use ClientRequestToken ${token} because that value is already in use for a version of secret ${secret.id}.`,
                ),
              );
        return done(answer, [
          put(context.world, 'resources', { ...secret, versionId: token, secretString: value }),
        ]);
      }),
    ledger: ['secrets-versions'],
  },
};
