import { serviceError } from '../../errors.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import { isPublicPolicy } from '../../policy/public-policies.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { storePolicy } from '../resources.ts';
import { put } from '../rows.ts';
import { invalidParameter, onSecret, withChanging, withSecret } from './secret-rows.ts';

const faults = {
  json: 'This resource policy contains a syntax error in the JSON.',
  grammar: 'This resource policy contains a syntax error.',
  principal: 'This resource policy contains an unsupported principal.',
} as const;

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html */
export const secretPolicies: Pick<
  OperationTable,
  | 'secretsmanager:PutResourcePolicy'
  | 'secretsmanager:GetResourcePolicy'
  | 'secretsmanager:DeleteResourcePolicy'
> = {
  'secretsmanager:PutResourcePolicy': {
    authorize: (input, context) =>
      onSecret('PutResourcePolicy', input.SecretId, context, [
        ['secretsmanager:BlockPublicPolicy', [String(input.BlockPublicPolicy ?? false)]],
      ]),
    run: (input, context) =>
      withChanging(context, input.SecretId, (secret) => {
        const stored = storePolicy(context.world, secret.account, input.ResourcePolicy);
        if (!stored.ok)
          return refuse(
            stored.fault === 'principal'
              ? invalidParameter(faults.principal)
              : serviceError('MalformedPolicyDocumentException', faults[stored.fault]),
          );
        if (input.BlockPublicPolicy && isPublicPolicy(input.ResourcePolicy))
          return refuse(
            serviceError(
              'PublicPolicyException',
              'The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad access to the secret.',
            ),
          );
        return done({ ARN: secret.id, Name: secret.name }, [
          put(context.world, 'resources', { ...secret, policy: stored.text }),
        ]);
      }),
    ledger: ['secrets-policy-words'],
  },

  'secretsmanager:GetResourcePolicy': {
    authorize: (input, context) => onSecret('GetResourcePolicy', input.SecretId, context),
    run: (input, context) =>
      withSecret(context, input.SecretId, ({ id, name, policy }) =>
        done({
          ARN: id,
          Name: name,
          ...(policy === undefined ? {} : { ResourcePolicy: showPrincipals(context.world, policy) }),
        }),
      ),
  },

  'secretsmanager:DeleteResourcePolicy': {
    authorize: (input, context) => onSecret('DeleteResourcePolicy', input.SecretId, context),
    run: (input, context) =>
      withChanging(context, input.SecretId, ({ policy, ...secret }) =>
        done(
          { ARN: secret.id, Name: secret.name },
          policy === undefined ? [] : [put(context.world, 'resources', secret)],
        ),
      ),
  },
};
